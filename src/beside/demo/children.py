"""Pregnancies, births, losses; children who were there already; who joins the circle with them."""

from __future__ import annotations

import datetime as dt

from beside.people import actions as people
from beside.people.models import Pregnancy
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.inputs import PersonFacts, PregnancyFacts
from beside.people.rules.living import Living
from beside.people.rules.names import NameKind
from beside.people.rules.pregnancy import BirthFacts, DatedBy, WentHomeWith, WithdrawalCare, YesNo

from .days import daytime
from .family import Family
from .names import BABIES


def expecting(family: Family, at: dt.datetime) -> None:
    """A pregnancy is entered; later a birth, or sometimes a loss."""
    chance, today = family.chance, at.date()
    weeks = chance.randint(7, 33)
    due = today + dt.timedelta(days=280 - 7 * weeks - chance.randint(0, 6))
    facts = PregnancyFacts(
        due_date=due,
        dated_by=chance.choice((DatedBy.ULTRASOUND, DatedBy.HER_ESTIMATE, DatedBy.LAST_PERIOD)),
        weeks_first_contact=max(1, weeks - chance.randint(0, 6)),
        weeks_engaged=weeks,
        care_begun=chance.choice((YesNo.YES, YesNo.NO, YesNo.NOT_KNOWN)),
    )
    pregnancy = people.record_pregnancy(family.her, facts, by=family.key.actor)
    family.expecting = True
    if chance.random() < 0.07:
        day = min(due, today + dt.timedelta(days=chance.randint(10, 60)))
        family.narrator.at(daytime(day, chance), lambda m: _loss(family, pregnancy, m))
        return
    day = max(
        today + dt.timedelta(days=5), due + dt.timedelta(days=chance.choice((-38, -20, -9, -4, -1, 2, 6)))
    )
    written = daytime(day + dt.timedelta(days=1), chance)
    family.narrator.at(written, lambda m: _birth(family, pregnancy, day, due))


def _loss(family: Family, pregnancy: Pregnancy, at: dt.datetime) -> None:
    family.expecting = False
    people.record_loss(pregnancy, on=at.date(), words="", by=family.key.actor)


def _birth(family: Family, pregnancy: Pregnancy, day: dt.date, due: dt.date) -> None:
    twins = family.chance.random() < 0.04
    babies = [_baby(family, day, due, light=twins) for _ in range(2 if twins else 1)]
    family.expecting = False
    rows = people.record_birth(pregnancy, babies, by=family.key.actor)
    for row in rows:
        family.has_born(row)
    child_workers(family)
    if family.chance.random() < 0.06:
        again = daytime(day + dt.timedelta(days=family.chance.randint(330, 600)), family.chance)
        family.narrator.at(again, lambda m: None if family.moved_on else expecting(family, m))


def _baby(family: Family, day: dt.date, due: dt.date, *, light: bool) -> BirthFacts:
    chance, age = family.chance, 280 - (due - day).days
    weight = round(chance.gauss(3300, 380)) - 130 * max(0, 280 - age) // 7 - (600 if light else 0)
    home = chance.choices(
        (WentHomeWith.MOTHER, WentHomeWith.KIN, WentHomeWith.TOGETHER_IN_PROGRAM, WentHomeWith.FOSTER),
        (80, 9, 7, 4),
    )[0]
    return BirthFacts(
        on=day,
        called=chance.choice(BABIES),
        weeks=age // 7,
        days=age % 7,
        weight_g=max(900, weight),
        rooming_in=chance.choice((YesNo.YES, YesNo.YES, YesNo.NO, YesNo.NOT_KNOWN)),
        withdrawal_care=chance.choice(
            (WithdrawalCare.NONE_NEEDED, WithdrawalCare.EAT_SLEEP_CONSOLE, WithdrawalCare.NOT_KNOWN)
        ),
        went_home_with=home,
    )


def child_already_there(family: Family, at: dt.datetime) -> None:
    """She comes with a child, sometimes two."""
    chance = family.chance
    for age in sorted(chance.sample(range(30, 5 * 365), chance.choice((1, 1, 1, 2))), reverse=True):
        day = at.date() - dt.timedelta(days=age)
        born = KnownDate(day, Precision.EXACT)
        facts = PersonFacts(names={NameKind.NICKNAME: chance.choice(BABIES)}, born=born)
        child, dyad = people.register_child(facts, caregiver=family.her, by=family.key.actor)
        living = chance.choices((Living.WITH_MOTHER, Living.KIN, Living.FOSTER), (85, 10, 5))[0]
        people.set_living(child, living, from_date=day, by=family.key.actor)
        family.children.append((child, dyad))
    child_workers(family)


def child_workers(family: Family) -> None:
    """A therapist and an educator begin to walk with them."""
    for part, odds in (("therapist", 0.6), ("educator", 0.6)):
        found = family.team.of(part)
        if found and family.someone(part) is None and family.chance.random() < odds:
            family.join(family.chance.choice(found))
