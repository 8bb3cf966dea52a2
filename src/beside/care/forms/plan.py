"""A goal, and a panel that rests."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.labels import Label
from beside.people.models import Client
from beside.ui.fields import ChoiceField, LongTextField, ManyField, SelectField, TextField
from beside.ui.forms import BesideForm

from ..actions import GoalTold
from ..models import Goal
from ..plan_words import ASKS, STATES, TARGETS
from ..words import AUDIENCES, LABELS


def label_field(labels: Collection[str], initial: str = Label.GENERAL) -> SelectField:
    """Who reads it, of the labels the writer is cleared for."""
    choices = [(key, f"{words} – {AUDIENCES[key]}") for key, words in LABELS.items() if key in labels]
    return SelectField(label=_("Who reads it?"), choices=choices, initial=initial)


class GoalForm(BesideForm):
    """Her words; all else may stay empty. No kind of goal is asked for, first or at all."""

    draft_form = "care.goal"
    words = LongTextField(rows=3, max_length=5000)
    next_step = LongTextField(label=_("What happens next?"), required=False, rows=2, max_length=2000)
    who = TextField(label=_("Who does it?"), required=False, max_length=200)
    targets = ManyField(label=_("What is it for?"), choices=TARGETS.items(), required=False)

    def __init__(
        self,
        *args: Any,
        subject: Client,
        labels: Collection[str],
        goal: Goal | None = None,
        words: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = ASKS[subject.kind]
        self.fields["words"].initial = goal.words if goal else words
        if goal:
            stands = ChoiceField(label=_("How does it stand?"), choices=STATES.items(), initial=goal.state)
            self.fields["state"] = stands
            for name in ("next_step", "who"):
                self.fields[name].initial = getattr(goal, name)
            self.fields["targets"].initial = goal.target_list
        self.fields["label"] = label_field(labels, goal.label if goal else Label.GENERAL)

    def told(self) -> GoalTold:
        """The goal as typed."""
        return GoalTold(**self.cleaned_data)


class NotNowForm(BesideForm):
    """Why a panel of the plan rests."""

    draft_form = "care.not_now"
    reason = LongTextField(label=_("Why not now?"), rows=2, max_length=2000)

    def __init__(self, *args: Any, labels: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"] = label_field(labels)
