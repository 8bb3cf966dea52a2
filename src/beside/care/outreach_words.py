"""Needs, zones and reasons of outreach in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.content import content, label

from .rules.outreach import Handoff, Need

NEEDS: dict[str, Any] = {
    Need.FOOD: _("Food"),
    Need.DRINK: _("A warm drink"),
    Need.CLOTHING: _("Clothing"),
    Need.HARM_REDUCTION: _("Harm-reduction supplies"),
    Need.NALOXONE: _("Naloxone kit"),
    Need.HYGIENE: _("Hygiene items"),
    Need.SHELTER: _("A bed for tonight"),
    Need.HEALTH: _("Health care"),
    Need.PREGNANCY_TEST: _("Pregnancy test"),
    Need.TRANSPORT: _("Transport"),
    Need.SOMEBODY_TO_TALK_TO: _("Somebody to talk to"),
    Need.INFORMATION: _("Information"),
    Need.FEAR_OF_REMOVAL: _("Fear that a child is taken"),
}

HANDOFFS: dict[str, Any] = {
    Handoff.OFFERED: _("Offered"),
    Handoff.ACCOMPANIED: _("Went with her"),
    Handoff.MET: _("They met"),
}


def choices_of(what: str) -> list[tuple[str, str]]:
    """Zones, unmet needs or reasons of the program, as (key, words)."""
    return [(entry["key"], label(entry)) for entry in content("services", "outreach")[what]]


def words_of(what: str, key: str) -> Any:
    """One of them in words; a key that left the file stays readable."""
    return dict(choices_of(what)).get(key, key.replace("_", " "))


def need_words(keys: list[str]) -> str:
    """Needs in words, side by side."""
    return ", ".join(str(NEEDS[Need(key)]) for key in keys if key in set(Need))


def handoff_words(to: str, steps: list[str]) -> str:
    """Whom she asked to meet, and how far it went; nothing when she asked for nobody."""
    if not to:
        return ""
    far = ", ".join(str(HANDOFFS[Handoff(key)]).lower() for key in steps if key in set(Handoff))
    return f"{words_of('handoffs', to)}: {far}" if far else str(words_of("handoffs", to))


def keep_days() -> int:
    """How long an unlinked nickname is kept."""
    return int(content("services", "outreach")["keep_nicknames_days"])


def kept_days(program: Any) -> int:
    """The same for one program: its own number, else that of the house."""
    setting = getattr(program, "plan_setting", None)
    return int((setting and setting.nickname_days) or keep_days())
