"""What Kay tells of her safety and of what was hard (J3): a hard date, two nights, and what they learned."""

from __future__ import annotations

import datetime as dt

from beside.care import actions as care
from beside.care.actions import AroundWords, HardDay, Lived, ReturnWords, SafetyWords
from beside.foundation.actor import Actor
from beside.people import actions as people
from beside.people.rules.inputs import TieWords
from beside.people.rules.ties import Closeness, Leaning, MayContact, TieKind

from ..days import moment, working
from ..family import Family

_HARD_DAY, _TWO_NIGHTS, _TALKED = 240, 241, 244


def tell(family: Family, nadia: Actor, birth: dt.date) -> None:
    """Put it into the line, counted in days of Jo's life."""

    def day(days: int, hour: int = 14) -> dt.datetime:
        return moment(working(birth + dt.timedelta(days=days)), hour, 20)

    at = family.narrator.at
    at(day(20), lambda when: _supports(family, nadia, when))
    at(day(45), lambda when: _hard_date(family, nadia, birth + dt.timedelta(days=_HARD_DAY)))
    at(
        day(60),
        lambda when: _safety(
            family, nadia, when, (7, "He is gone, and my sister has a key."), (5, "He has the old number.")
        ),
    )
    at(day(61), lambda when: _lived(family, nadia))
    at(day(70), lambda when: _first_weeks(family, nadia))
    at(day(_TALKED, 9), lambda when: _two_nights(family, nadia, birth + dt.timedelta(days=_TWO_NIGHTS)))
    at(day(_TALKED + 2, 15), lambda when: _safety(family, nadia, when, (8, "The door is new. Denise is near."), (7, "She has people to call.")))  # fmt: skip


def _supports(family: Family, by: Actor, at: dt.datetime) -> None:
    sponsor = TieWords(
        on=at.date(), leaning=Leaning.SUPPORT, closeness=Closeness.VERY, in_her_words=True,
        may_contact=MayContact.WITH_HER_YES, contact_about="Only when I ask, and only to say where I am.",
    )  # fmt: skip
    people.add_tie(family.her, TieKind.SPONSOR, called="Bev", words=sponsor, by=by)
    group = TieWords(on=at.date(), leaning=Leaning.SUPPORT)
    people.add_tie(family.her, TieKind.MUTUAL_AID, called="Tuesday women’s meeting", words=group, by=by)


def _hard_date(family: Family, by: Actor, day: dt.date) -> None:
    told = HardDay(
        day=day.replace(year=day.year - 3, day=min(day.day, 28)), words="The day my mother died",
        label="counselling_note", message="day_before",
    )  # fmt: skip
    care.add_hard_date(family.her, told, by=by)


def _safety(family: Family, by: Actor, at: dt.datetime, hers: tuple[int, str], ours: tuple[int, str]) -> None:
    told = SafetyWords(
        on=at.date(), label="violence", about="At home, in the evenings",
        her_number=hers[0], her_reasons=hers[1], worker_number=ours[0], worker_reasons=ours[1],
    )  # fmt: skip
    care.record_safety_talk(family.her, told, by=by)


def _lived(family: Family, by: Actor) -> None:
    past = {
        "losses": Lived("answered", "counselling_note", "My mother, when I was nineteen."),
        "childhood": Lived("prefer_not", "counselling_note"),
    }
    care.tell_lived(family.her, "past", past, by=by)
    care.tell_lived(family.her, "now", {"violence": Lived("told_another", "violence")}, by=by)


def _first_weeks(family: Family, by: Actor) -> None:
    jo = family.children[0][0]
    for item, answer in (("play_together", "talked_about"), ("child_care", "not_now")):
        care.mark_pathway(family.her, jo.pk, "first_year", item, answer=answer, by=by)


def _two_nights(family: Family, by: Actor, on: dt.date) -> None:
    told = ReturnWords(
        on=on,
        her_words="Two nights. It is huge to me that Jo was at Denise’s.",
        wants="Less, and not alone on hard dates.",
        helped="Denise came for Jo without one question.",
        safe_for_me="A kit in the house, and I called Nadia in the morning.",
        safe_for_child="Jo slept at my sister’s both nights, as we had planned.",
    )
    entry = care.record_return(family.her, told, by=by)
    hard = AroundWords(
        what="hard_date", order="before", on=on - dt.timedelta(days=1), words="The day my mother died"
    )
    care.join_around(entry, hard, by=by)
    care.join_around(
        entry, AroundWords(what="own_words", order="after", words="I went to the Tuesday meeting."), by=by
    )
