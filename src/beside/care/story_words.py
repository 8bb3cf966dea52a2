"""Words for her story and her safety."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.labels import Label

from .rules.her_story import Around, Message, Order
from .rules.intake import AnswerKind
from .rules.pathway import PathAnswer

MESSAGES: dict[str, Any] = {
    Message.NONE: _("No, thank you"),
    Message.DAY_BEFORE: _("Yes, from the day before"),
    Message.ON_THE_DAY: _("Yes, on the day itself"),
}
ORDERS: dict[str, Any] = {
    Order.BEFORE: _("It came before"),
    Order.AFTER: _("It came after"),
    Order.NOT_SURE: _("Not sure"),
}
AROUND: dict[str, Any] = {
    Around.CONTACT: _("We met or spoke"),
    Around.HARD_DATE: _("A hard date"),
    Around.APART: _("A time apart from a child"),
    Around.MOVE: _("A move"),
    Around.LOSS: _("A loss"),
    Around.VIOLENCE: _("Violence"),
    Around.ILLNESS: _("Illness"),
    Around.ACCIDENT: _("An accident"),
    Around.FAMILY: _("Something in the family"),
    Around.REMINDER: _("A reminder"),
    Around.OWN_WORDS: _("Something else, in her words"),
}
LIVED_KINDS: dict[str, Any] = {
    AnswerKind.NOT_ASKED: _("Not asked"),
    AnswerKind.PREFER_NOT: _("Prefers not to say"),
    AnswerKind.TOLD_ANOTHER: _("Told another worker"),
}
PATH_ANSWERS: dict[str, Any] = {
    PathAnswer.TALKED_ABOUT: _("Talked about"),
    PathAnswer.NOT_NOW: _("Not for now"),
}
READERS: dict[str, Any] = {
    Label.COUNSELLING_NOTE: _("Her counsellors and the supervisor"),
    Label.VIOLENCE: _("Those cleared for safety from violence"),
    Label.GENERAL: _("Everybody who walks with her"),
}


def readers(labels: frozenset[str], first: str) -> list[tuple[str, Any]]:
    """Who may read it, of those the writer is cleared for; the narrowest she may choose stands first."""
    order = sorted(READERS, key=lambda label: label != first)
    return [(label, READERS[label]) for label in order if label in labels]
