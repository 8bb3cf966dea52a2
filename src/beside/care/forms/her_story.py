"""Talks about safety, hard dates, what she has lived through. Everything may stay empty."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.foundation.content import content, label
from beside.foundation.labels import Label
from beside.ui.fields import (
    ChoiceField,
    DayField,
    LongTextField,
    NumberField,
    SelectField,
    TextField,
    YesNoField,
)
from beside.ui.forms import BesideForm

from ..actions import HardDay, Lived, SafetyWords
from ..models import LivedThrough
from ..rules.her_story import LONGEST, Message
from ..rules.intake import AnswerKind
from ..story_words import LIVED_KINDS, MESSAGES, readers

_WHO = _("Who may read this?")
NO_MESSAGE = "no"


class SafetyTalkForm(BesideForm):
    """Her number and her reasons, then the worker's. Each part may stay empty."""

    draft_form = "care.safety_talk"
    mark_optional = False
    groups = [
        ("", ["on", "about"]),
        (_("She says"), ["her_number", "her_reasons"]),
        (_("I say"), ["worker_number", "worker_reasons"]),
    ]

    on = DayField(label=_("When did you talk?"), initial=today)
    about = TextField(label=_("About what, or when and where"), required=False, max_length=400)
    her_number = NumberField(
        label=_("Her number"), required=False, min_value=0, max_value=10,
        help_text=_("0 is not safe at all, 10 is safe."),
    )  # fmt: skip
    her_reasons = LongTextField(
        label=_("Her reasons, in her words"), required=False, rows=4, max_length=LONGEST
    )
    worker_number = NumberField(
        label=_("My number"), required=False, min_value=0, max_value=10,
        help_text=_("0 is not safe at all, 10 is safe."),
    )  # fmt: skip
    worker_reasons = LongTextField(label=_("My reasons"), required=False, rows=4, max_length=LONGEST)
    label = SelectField(label=_WHO, choices=[])

    def __init__(self, *args: Any, labels: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = readers(labels, Label.VIOLENCE)
        self.fields["label"].choices, self.fields["label"].initial = choices, choices[0][0]

    def told(self) -> SafetyWords:
        """The talk as typed."""
        return SafetyWords(**self.cleaned_data)


class HardDateForm(BesideForm):
    """A day that is hard for her, and whether she wants a kind word around it."""

    draft_form = "care.hard_date"
    mark_optional = False

    words = TextField(label=_("What is it for her? Her own words, as few as she likes"), max_length=400)
    day = DayField(label=_("Which day?"), help_text=_("For a day of every year, any year will do."))
    yearly = YesNoField(label=_("Does it come every year?"), initial="yes")
    message = ChoiceField(
        label=_("Would she like a kind word around it?"),
        choices=[(key or NO_MESSAGE, words) for key, words in MESSAGES.items()],
        initial=NO_MESSAGE,
        help_text=_("Her key worker sees one line on the day, without these words. Nothing is sent."),
    )
    label = SelectField(label=_WHO, choices=[])

    def __init__(self, *args: Any, labels: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = readers(labels, Label.COUNSELLING_NOTE)
        self.fields["label"].choices, self.fields["label"].initial = choices, choices[0][0]

    def told(self) -> HardDay:
        """The day as typed."""
        typed: dict[str, Any] = dict(self.cleaned_data)
        day: dt.date = typed.pop("day")
        if typed["message"] == NO_MESSAGE:
            typed["message"] = Message.NONE
        return HardDay(day=day, yearly=bool(typed.pop("yearly")), **typed)


class LivedForm(BesideForm):
    """One time (before, or now): the items the writer may read, each with a way to leave it."""

    draft_form = "care.lived"
    mark_optional = False

    def __init__(
        self, *args: Any, time: dict[str, Any], holds: dict[str, LivedThrough], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = time["items"]
        for item in self.items:
            row, key = holds.get(item["key"]), item["key"]
            told = row is not None and row.kind == AnswerKind.ANSWERED
            self.fields[key] = LongTextField(
                label=label(item, "ask"), required=False, rows=3, max_length=LONGEST,
                initial=row.words if told else "",
            )  # fmt: skip
            self.fields[f"left_{key}"] = SelectField(
                label=_("Or leave it"),
                choices=list(LIVED_KINDS.items()),
                required=False,
                empty_label=_("Told above"),
                initial="" if told else (row.kind if row else AnswerKind.NOT_ASKED),
            )

    def rows(self) -> list[tuple[Any, Any]]:
        """Each item with its way to leave it."""
        return [(self[item["key"]], self[f"left_{item['key']}"]) for item in self.items]

    def told(self) -> dict[str, Lived]:
        """What was told or left, by item; words typed win."""
        found = {}
        for item in self.items:
            words = self.cleaned_data[item["key"]].strip()
            left = self.cleaned_data[f"left_{item['key']}"] or AnswerKind.NOT_ASKED
            kind = AnswerKind.ANSWERED if words else left
            found[item["key"]] = Lived(kind, item["label"], words)
        return found


def lived_times(labels: frozenset[str]) -> list[dict[str, Any]]:
    """Before and now, with the items whose answers may be read by one cleared for these labels."""
    found = [
        {**time, "items": [item for item in time["items"] if item["label"] in labels]}
        for time in content("intake", "lived_through")["times"]
    ]
    return [time for time in found if time["items"]]
