"""The coming two weeks and today: visits, what to come back to, open notes, notes that wait for Helen."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

from django.utils.timezone import localdate

from beside.care import actions as care
from beside.care.actions import Visit
from beside.care.models import Note
from beside.care.rules.words import PLACE_OF_KIND
from beside.foundation.clock import telling
from beside.people import actions as people
from beside.people.models import Client, Enrolment
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind

from . import crew
from .crew import Worker
from .days import daytime, moment, working, working_before
from .family import Family
from .phrases import FOLLOW_UPS
from .walking import told

# A day one person can walk: how she meets them, from when, for how long, about what; time between to get there.
_TODAY = (
    ("home_visit", (9, 0), 60, ""),
    ("centre_visit", (10, 30), 45, "Housing form"),
    ("phone", (11, 20), 20, ""),
    ("centre_visit", (11, 45), 45, "Before the hearing"),
    ("video", (13, 0), 30, ""),
    ("accompanied", (13, 45), 60, "To the clinic together"),
    ("home_visit", (15, 15), 60, ""),
    ("phone", (16, 30), 20, ""),
)
_KINDS = (
    "home_visit",
    "centre_visit",
    "phone",
    "home_visit",
    "centre_visit",
    "accompanied",
    "home_visit",
    "video",
)


_ASKING = (("tess", "counsellor"), ("mei", "nurse"), ("annie", "outreach"))


def tell(families: Sequence[Family], nadia: Worker, today: dt.date, chance: random.Random) -> None:
    """Written down on the last working day before today."""
    here = [f for f in families if f.mother is not None and not f.moved_on]
    with telling(moment(working_before(today), 16, 10)):
        hers = [f for f in here if any(w.user.pk == nadia.user.pk for w in f.circle)]
        _eight_visits(hers, nadia, today)
        _coming_weeks(here, nadia, today, chance)
        _follow_ups(here, hers, nadia, today, chance)
        _waiting(here, today, chance)
        _mei_is_away(today)
    _open_notes(hers, nadia, today)
    _for_helen()


def _eight_visits(hers: Sequence[Family], nadia: Worker, today: dt.date) -> None:
    for family, (kind, at, minutes, about) in zip(hers, _TODAY, strict=False):
        visit = _visit(family, nadia, today, dt.time(*at), kind, about, minutes=minutes)
        care.book(family.program, visit, by=nadia.actor)


def _coming_weeks(here: Sequence[Family], nadia: Worker, today: dt.date, chance: random.Random) -> None:
    taken: set[tuple[str, dt.datetime]] = set()
    for family in here:
        for worker in family.circle[:2]:
            at = daytime(today + dt.timedelta(days=chance.randint(1, 13)), chance).replace(minute=0)
            weeks = 5 if chance.random() < 0.2 else 0
            hours = {(worker.actor.name, at + dt.timedelta(weeks=week)) for week in range(weeks + 1)}
            if hours & taken or chance.random() < 0.35:
                continue
            taken |= hours
            rhythm: dict[str, Any] = (
                {"rhythm": "weekly", "until": at.date() + dt.timedelta(weeks=weeks)} if weeks else {}
            )
            visit = _visit(family, worker, at.date(), at.time(), chance.choice(_KINDS), "", **rhythm)
            care.book(family.program, visit, by=worker.actor)


def _visit(
    family: Family,
    worker: Worker,
    on: dt.date,
    at: dt.time,
    kind: str,
    about: str,
    minutes: int = 0,
    **more: Any,
) -> Visit:
    return Visit(
        on=on,
        at=at,
        minutes=minutes or (30 if kind in {"phone", "video"} else 60),
        kind=kind,
        place=PLACE_OF_KIND.get(kind, "hospital"),
        clients=_who(family, kind),
        worker=(str(worker.actor.id), worker.actor.name),
        about=about,
        **more,
    )


def _who(family: Family, kind: str) -> list[Client]:
    return [family.her, *(family.children[-1] if family.children and kind == "home_visit" else ())]


def _follow_ups(
    here: Sequence[Family], hers: Sequence[Family], nadia: Worker, today: dt.date, chance: random.Random
) -> None:
    due = [(f, nadia, today) for f in hers[-4:]]
    due += [(f, f.key, working(today + dt.timedelta(days=chance.randint(0, 9)))) for f in here[::3]]
    for family, worker, day in due:
        what, whose = chance.choice(FOLLOW_UPS), (worker.actor.id, worker.actor.name)
        care.add_follow_up(
            family.program, family.her, what=what, due_on=day, whose=whose, by=family.key.actor
        )


def _waiting(here: Sequence[Family], today: dt.date, chance: random.Random) -> None:
    """Some who have no place just now have asked for one; whoever has a place waits for none."""
    places: Any = Enrolment.objects.with_state()
    without = {place.client_id for place in places if place.state_now in {State.WELCOMED, State.RESTING}}
    waiting = [f for f in here if f.her.pk in without][:4]
    for family in waiting:
        asked = today - dt.timedelta(days=chance.randint(2, 15))
        care.put_on_waiting_list(family.program, family.her, asked_on=asked, by=family.key.actor)
    if not waiting:
        _somebody_new(today)


def _somebody_new(today: dt.date) -> None:
    """However few families there are, somebody has asked at the drop-in and waits for a place."""
    annie, program = crew.worker("annie", "outreach"), crew.house()
    facts = PersonFacts(names={NameKind.NICKNAME: "Wren"})
    wren = people.register_mother(facts, program=program, key_worker_id=annie.user.pk, by=annie.actor)
    care.put_on_waiting_list(program, wren, asked_on=today - dt.timedelta(days=6), by=annie.actor)


def _mei_is_away(today: dt.date) -> None:
    """Mei takes some days off and Annie covers."""
    mei, annie = crew.worker("mei", "nurse"), crew.worker("annie", "outreach")
    days = (today, today + dt.timedelta(days=8))
    people.go_away(mei.user, program=crew.house(), cover=annie.user, days=days, by=mei.actor)


def _open_notes(hers: Sequence[Family], nadia: Worker, today: dt.date) -> None:
    """Three contacts of yesterday whose notes she has not signed yet."""
    day = working_before(today)
    for number, family in enumerate(hers[8:11]):
        at = moment(day, 10 + 2 * number, 20)
        happened = told(family, nadia, at)
        while not happened.passages:
            happened = told(family, nadia, at)
        with telling(at + dt.timedelta(hours=1)):
            care.log_contact(family.program, happened, by=nadia.actor)


def _for_helen() -> None:
    """Colleagues ask Helen for a second look; of earlier weeks she has given it."""
    helen = crew.worker("helen", "supervisor")
    asking = {w.actor.id: w.actor for w in (crew.worker(name, part) for name, part in _ASKING)}
    rows = Note.objects.filter(author_id__in=asking, signed_at__isnull=False).select_related("contact")
    notes = list(rows.order_by("-signed_at", "author_name")[:24])
    for number, note in enumerate(notes):
        assert note.signed_at is not None
        with telling(note.signed_at + dt.timedelta(minutes=20)):
            care.ask_countersign(note, by=asking[note.author_id])
        if number >= 6:
            with telling(moment(working(localdate(note.signed_at) + dt.timedelta(days=1)), 9, 15)):
                care.countersign(note, by=helen.actor)
