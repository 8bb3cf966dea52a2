"""The intake, one section a page; every question can be left, and why it was left can be said."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.content import content, label
from beside.people.rules.enrolment import State
from beside.ui.fields import (
    ChoiceField,
    DayField,
    LongTextField,
    ManyField,
    SelectField,
    TextField,
    TickField,
)
from beside.ui.forms import BesideForm

from ..actions import Answered
from ..models import IntakeAnswer
from ..rules.intake import AnswerKind

LEFT = [
    (AnswerKind.NOT_ASKED, _("Not asked today")),
    (AnswerKind.PREFER_NOT, _("Prefers not to say")),
    (AnswerKind.TOLD_ANOTHER, _("Told another worker")),
]


class IntakeForm(BesideForm):
    """One section of the conversation."""

    draft_form = "care.intake"
    mark_optional = False

    def __init__(
        self, *args: Any, section: dict[str, Any], answers: dict[str, IntakeAnswer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.section = section
        for question in section["questions"]:
            before = answers.get(question["key"])
            self.fields[question["key"]] = _field(question, before)
            self.fields[f"left_{question['key']}"] = SelectField(
                label=_("Or leave it"),
                choices=LEFT,
                required=False,
                empty_label=_("Answered above, or left for now"),
                initial=before.kind if before and before.kind != AnswerKind.ANSWERED else "",
            )

    def rows(self) -> list[tuple[Any, Any]]:
        """Each question with its way to leave it."""
        return [(self[q["key"]], self[f"left_{q['key']}"]) for q in self.section["questions"]]

    def answered(self) -> dict[str, Answered]:
        """What was said or left, by question."""
        found = {}
        for question in self.section["questions"]:
            key = question["key"]
            said = self.cleaned_data.get(key) or None
            left = self.cleaned_data.get(f"left_{key}")
            kind = AnswerKind.ANSWERED if said else left or AnswerKind.NOT_ASKED
            found[key] = Answered(kind, question["label"], said)
        return found


def sections(labels: Collection[str]) -> list[dict[str, Any]]:
    """The sections in order, with the questions whose answers may be read by one cleared for these labels.

    Who may not read an answer is not shown its question: an empty box must not write over what she cannot see.
    """
    found = [
        {**section, "questions": [q for q in section["questions"] if q["label"] in labels]}
        for section in content("intake", "questions")["sections"]
    ]
    return [section for section in found if section["questions"]]


def _field(question: dict[str, Any], before: IntakeAnswer | None) -> Any:
    said = before.answer if before else None
    asked = label(question, "ask")
    if question["kind"] == "text":
        return LongTextField(label=asked, required=False, rows=3, max_length=20000, initial=said)
    choices = [(option["key"], label(option)) for option in question["options"]]
    kind = ChoiceField if question["kind"] == "choice" else ManyField
    return kind(label=asked, choices=choices, required=False, inline=True, initial=said)


class TalkForm(BesideForm):
    """How confidentiality was explained."""

    language = SelectField(
        label=_("In which language?"),
        choices=[("en", "English"), ("fr", "Français"), ("other", _("Another, with help"))],
        initial="en",
    )
    read_aloud = TickField(label=_("Read aloud together"))
    own_words = TickField(label=_("She said in her own words what it means"))
    copy_given = TickField(label=_("She has a copy, or knows where to find it"))


class StepDownForm(BesideForm):
    """What goes on when a place rests or ends."""

    draft_form = "care.step_down"
    to = ChoiceField(
        label=_("What happens now?"),
        choices=[(State.RESTING, _("Resting, with the door open")), (State.MOVED_ON, _("She moved on"))],
    )
    reason = TextField(
        label=_("In a few words"), help_text=_("Describe circumstances, or what we could not offer.")
    )
    continues = LongTextField(label=_("What goes on, and with whom?"), required=False, rows=3)
    in_touch = LongTextField(label=_("Who keeps in touch, how often?"), required=False, rows=2)
    until = DayField(label=_("Until when?"), required=False)
    supervisor_reason = TextField(label=_("Supervisor: why without a plan?"), required=False)

    def __init__(self, *args: Any, may_skip_plan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_skip_plan:
            del self.fields["supervisor_reason"]

    def plan(self) -> dict[str, str]:
        """The plan's two parts."""
        return {"continues": self.cleaned_data["continues"], "in_touch": self.cleaned_data["in_touch"]}
