"""The contacts of a family: how often, with whom, what was done and written."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from beside.care.rules.contacts import Happened, WrittenPassage
from beside.care.rules.words import (
    PLACE_OF_KIND,
    ContactKind,
    NotMetBecause,
    Outcome,
    PassageKind,
    PlaceKind,
    Relationship,
)

from .crew import Worker
from .days import daytime
from .family import Family
from .phrases import HAPPENED, HAPPENED_AT, HER_WORDS, MOMENTS, NEXT, NOT_MET, OF_CHILD, STRENGTHS

DAYS_BETWEEN = 2.8
_OFTEN = {"outreach": 2, "counsellor": 6, "therapist": 4, "educator": 3, "nurse": 2, "peer": 2}
_WITH_CHILD = {"therapist": 0.95, "educator": 0.95, "nurse": 0.7, "counsellor": 0.35, "outreach": 0.25}
_KINDS = {
    "outreach": "street drop_in text phone accompanied accompanied",
    "counsellor": "centre_visit centre_visit home_visit phone text video accompanied meeting",
    "therapist": "home_visit home_visit centre_visit video",
    "educator": "centre_visit group home_visit",
    "nurse": "home_visit centre_visit phone accompanied",
    "peer": "drop_in text centre_visit phone",
}
_SERVICES = {
    "outreach": "harm_reduction food transport accompaniment housing_help",
    "counsellor": "substance_use_counselling substance_use_counselling trauma_counselling housing_help advocacy "
    "income_help grief_support legal_information",
    "therapist": "parent_infant_therapy",
    "educator": "early_intervention play_group developmental_screening daycare_navigation",
    "nurse": "nursing prenatal_care paediatric_visit",
    "peer": "parenting_support life_skills food",
}
# What can be done without being in one room; by text, less.
_BY_VOICE = frozenset(
    [
        "housing_help",
        "advocacy",
        "income_help",
        "legal_information",
        "substance_use_counselling",
        "grief_support",
        "nursing",
        "parenting_support",
        "daycare_navigation",
    ]
)
_WITH_THE_CHILD = frozenset(
    {
        "early_intervention",
        "play_group",
        "developmental_screening",
        "paediatric_visit",
        "parent_infant_therapy",
    }
)
_BY_TEXT = frozenset({"housing_help", "advocacy", "daycare_navigation"})
_MATERIAL = (
    "food_card food_card diapers diapers transport transport formula clothing baby_item hygiene phone_minutes"
)
_QUICK = frozenset({"phone", "text"})
_APART = frozenset({"phone", "text", "video"})


def begin_walking(family: Family, at: dt.datetime) -> None:
    """From now on they meet."""
    _next(family, at)


def _next(family: Family, at: dt.datetime) -> None:
    gap = DAYS_BETWEEN * (9 if family.resting else 1)
    days = max(1, round(family.chance.expovariate(1 / gap)))
    family.narrator.at(daytime(at.date() + dt.timedelta(days=days), family.chance), lambda m: meet(family, m))


def meet(family: Family, at: dt.datetime) -> None:
    """One contact, and when the next will be."""
    if family.moved_on:
        return
    weights = [_OFTEN[worker.part] for worker in family.circle]
    worker = family.chance.choices(family.circle, weights)[0]
    family.narrator.write(family.program, told(family, worker, at), worker.actor, at)
    _next(family, at)


def told(family: Family, worker: Worker, at: dt.datetime) -> Happened:
    """A contact as this worker would tell it."""
    kind = "text" if family.resting else family.chance.choice(_KINDS[worker.part].split())
    with_child = bool(family.children) and kind not in _QUICK
    with_child = with_child and family.chance.random() < _WITH_CHILD.get(worker.part, 0)
    if family.chance.random() < 0.09 and not family.resting:
        return _did_not_meet(family, kind, with_child, at)
    length = (
        family.chance.choice((5, 10, 15))
        if kind in _QUICK
        else family.chance.choice((30, 40, 50, 60, 75, 90))
    )
    minutes = _minutes(family, with_child, length)
    return Happened(
        kind=kind,
        place=_place(family, kind),
        on=at.date(),
        starts=at.time(),
        minutes=minutes,
        duration=length,
        planned=family.chance.random() < 0.8,
        relationships=_relationships(with_child),
        services=_services(family, worker, kind, with_child),
        material=[] if kind in _APART else _material(family),
        passages=_passages(family, worker, kind, with_child),
    )


def _minutes(family: Family, with_child: bool, length: int) -> dict[UUID, int]:
    minutes = {family.her.pk: length}
    if with_child:
        child, dyad = family.children[-1]
        minutes |= {child.pk: length, dyad.pk: max(5, length - family.chance.choice((0, 10, 20)))}
    return minutes


def _relationships(with_child: bool) -> list[str]:
    return [Relationship.MOTHER_WORKER, *([Relationship.MOTHER_CHILD] if with_child else [])]


def _place(family: Family, kind: str) -> str:
    if kind == ContactKind.MEETING:
        return family.chance.choice([PlaceKind.CENTRE, PlaceKind.CHILD_WELFARE_OFFICE, PlaceKind.COURT])
    if kind == ContactKind.ACCOMPANIED:
        return family.chance.choice([PlaceKind.HOSPITAL, PlaceKind.OTHER, PlaceKind.COURT])
    return PLACE_OF_KIND[kind]


def _services(family: Family, worker: Worker, kind: str, with_child: bool) -> list[str]:
    if family.apart and with_child:
        return ["time_together_support"]
    number = family.chance.choice((0, 1, 1, 1, 2))
    possible = [key for key in _SERVICES[worker.part].split() if _fits(key, kind)]
    choices = [key for key in possible if _is_for(family, key, with_child)]
    found = [family.chance.choice(choices) for _ in range(number)] if choices else []
    return list(dict.fromkeys([*found, *(["accompaniment"] if kind == ContactKind.ACCOMPANIED else [])]))


def _is_for(family: Family, service: str, with_child: bool) -> bool:
    """A child's service needs the child beside her, and prenatal care a child to come."""
    if service == "prenatal_care":
        return family.expecting or not family.children
    return with_child or service not in _WITH_THE_CHILD


def _fits(service: str, kind: str) -> bool:
    """Whether this can be done in this way: nobody counsels about what hurt most by text."""
    if kind == ContactKind.TEXT:
        return service in _BY_TEXT
    if kind == ContactKind.VIDEO:
        return service in _BY_VOICE | {"trauma_counselling", "parent_infant_therapy"}
    return kind != ContactKind.PHONE or service in _BY_VOICE


def _material(family: Family) -> list[str]:
    return [family.chance.choice(_MATERIAL.split())] if family.chance.random() < 0.13 else []


def _passages(family: Family, worker: Worker, kind: str, with_child: bool) -> list[WrittenPassage]:
    chance, her = family.chance, family.her.pk
    if kind in _QUICK and chance.random() < 0.6:
        return []
    written = []
    if kind not in _APART and chance.random() < 0.35:
        written.append(_passage(family, her, family.pick(STRENGTHS), PassageKind.STRENGTH))
    labels = dict(_told_of(worker, kind))
    text = family.pick(list(labels))
    written.append(_passage(family, her, text, PassageKind.WHAT_HAPPENED, labels[text]))
    if chance.random() < 0.12:
        written.append(_passage(family, her, family.pick(HER_WORDS), PassageKind.HER_WORDS))
    if with_child:
        written += _of_child(family)
    if chance.random() < 0.2:
        written.append(_passage(family, her, chance.choice(NEXT), PassageKind.NEXT_STEP))
    return written


def _told_of(worker: Worker, kind: str) -> tuple[tuple[str, str], ...]:
    """What may be written: of the way of meeting where it says more; a therapist's film is looked at on a screen too."""
    own = HAPPENED[worker.part]
    return own if worker.part == "therapist" else HAPPENED_AT.get(kind, own)


def _of_child(family: Family) -> list[WrittenPassage]:
    (child, dyad), chance, written = family.children[-1], family.chance, []
    if chance.random() < 0.4:
        text, label = chance.choice(OF_CHILD)
        written.append(_passage(family, child.pk, text, PassageKind.WHAT_HAPPENED, label))
    if chance.random() < 0.5:
        written.append(_passage(family, dyad.pk, chance.choice(MOMENTS), PassageKind.MOMENT_TOGETHER))
    return written


def _passage(family: Family, subject: UUID, text: str, kind: str, label: str = "general") -> WrittenPassage:
    return WrittenPassage(subject_id=subject, text=family.say(text), label=label, kind=kind)


def _did_not_meet(family: Family, kind: str, with_child: bool, at: dt.datetime) -> Happened:
    text = family.say(family.chance.choice(NOT_MET))
    return Happened(
        kind=kind,
        place=_place(family, kind),
        on=at.date(),
        starts=at.time(),
        minutes=dict.fromkeys(_minutes(family, with_child, 0), 0),
        duration=0,
        outcome=Outcome.DID_NOT_MEET,
        not_met_because=family.chance.choice(list(NotMetBecause)),
        passages=[WrittenPassage(subject_id=family.her.pk, text=text)] if text else [],
    )
