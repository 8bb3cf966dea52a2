"""A goal with five described levels, and rating her goals."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.ui.fields import ChoiceField, LongTextField, TextField
from beside.ui.forms import BesideForm

from ..models import GoalScale
from ..rules.goals import LEVELS, GoalWords
from ..words import GOAL_LABELS, GOAL_LEVELS, GOAL_WEIGHTS

NOT_TODAY = "none"


class GoalForm(BesideForm):
    """What she hopes for, and how she would know."""

    draft_form = "measures.goal"
    words = LongTextField(label=_("The goal, in her words"), rows=2, max_length=1000)
    plus_2 = TextField(label=GOAL_LEVELS[2], required=False)
    plus_1 = TextField(label=GOAL_LEVELS[1], required=False)
    as_hoped = TextField(
        label=GOAL_LEVELS[0],
        required=False,
        help_text=_("What both of you can see or hear when it is so. Begin here; the others follow from it."),
    )
    minus_1 = TextField(label=GOAL_LEVELS[-1], required=False)
    minus_2 = TextField(label=GOAL_LEVELS[-2], required=False)
    weight = ChoiceField(
        label=_("How much does it matter to her?"), choices=list(GOAL_WEIGHTS.items()), inline=True, initial=1
    )
    label = ChoiceField(label=_("What does it touch?"), choices=[], initial="general")
    groups = [
        ("", ["words"]),
        (_("How she would know"), ["plus_2", "plus_1", "as_hoped", "minus_1", "minus_2"]),
    ]

    def __init__(self, *args: Any, labels: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].choices = [(key, said) for key, said in GOAL_LABELS.items() if key in labels]

    def told(self) -> GoalWords:
        """What was typed, as an action takes it."""
        data = self.cleaned_data
        return GoalWords(
            words=data["words"],
            levels={level: data[_FIELDS[level]] for level in LEVELS},
            weight=int(data["weight"]),
            label=data["label"],
        )


_FIELDS = {2: "plus_2", 1: "plus_1", 0: "as_hoped", -1: "minus_1", -2: "minus_2"}


def typed_goal(goal: GoalScale) -> dict[str, Any]:
    """A kept goal as the form shows it."""
    levels = {name: goal.levels.get(str(level), "") for level, name in _FIELDS.items()}
    return {"words": goal.words, "weight": goal.weight, "label": goal.label, **levels}


class RatingForm(BesideForm):
    """Each goal with its described levels; any of them can be left out."""

    mark_optional = False

    def __init__(self, *args: Any, goals: list[GoalScale], kept: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for goal in goals:
            level = kept.get(str(goal.pk))
            self.fields[f"g_{goal.pk}"] = ChoiceField(
                label=goal.words,
                choices=[*((str(n), _said(goal, n)) for n in LEVELS), (NOT_TODAY, _("Not rated today"))],
                initial=NOT_TODAY if level is None else str(level),
                required=False,
            )

    def levels(self) -> dict[str, int | None]:
        """The level of each goal; None where it was left out."""
        chosen = {name.removeprefix("g_"): value for name, value in self.cleaned_data.items()}
        return {pk: None if value in {"", NOT_TODAY} else int(value) for pk, value in chosen.items()}


def _said(goal: GoalScale, level: int) -> str:
    own = goal.levels.get(str(level))
    name = str(GOAL_LEVELS[level])
    return f"{name}: {own}" if own else name
