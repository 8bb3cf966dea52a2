"""Soraya and Ilyas: a time apart with visits kept up, and home again (the beginnings of what J4 tells later)."""

from __future__ import annotations

import datetime as dt
import random
from functools import partial

from beside.people import actions as people
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import PersonFacts, SeparationFacts
from beside.people.rules.living import Living
from beside.people.rules.names import NameKind

from ..crew import Team, worker
from ..days import moment, working
from ..family import Family
from ..names import Named
from ..narrator import Narrator
from ..walking import begin_walking
from .plans import soraya_and_ilyas

_BEGAN, _APART, _PLAN, _HOME = 700, 430, 400, 216


def soraya(narrator: Narrator, team: Team, chance: random.Random, today: dt.date) -> Family:
    """Put their story into the line."""
    family = Family(narrator, team, chance, Named("Soraya", "", "fa", "she/her"))
    for days, event in ((_BEGAN, _begin), (_APART, _apart), (_PLAN, soraya_and_ilyas), (_HOME, _home)):
        at = moment(working(today - dt.timedelta(days=days)), 10)
        narrator.at(at, partial(event, family))
    return family


def _begin(family: Family, at: dt.datetime) -> None:
    priya = worker("priya", "therapist")
    facts = PersonFacts(names={NameKind.NICKNAME: "Soraya"}, pronouns="she/her", languages=("fa", "en"))
    family.mother = people.register_mother(facts, program=family.program, state=State.ACTIVE, by=priya.actor)
    family.circle.append(priya)
    born = at.date() - dt.timedelta(days=95)
    baby = PersonFacts(names={NameKind.NICKNAME: "Ilyas"}, born=KnownDate(born, Precision.EXACT))
    child, dyad = people.register_child(baby, caregiver=family.her, by=priya.actor)
    people.set_living(child, Living.WITH_MOTHER, from_date=born, by=priya.actor)
    family.children.append((child, dyad))
    for colleague in (worker("nadia", "counsellor"), worker("joelle", "educator")):
        family.join(colleague)
    begin_walking(family, at)


def _apart(family: Family, at: dt.datetime) -> None:
    child, dyad = family.children[0]
    facts = SeparationFacts(
        from_date=at.date(),
        lives_with=Living.KIN,
        basis="An order of the court; he is with his aunt Halima.",
        contact_plan="Three times a week: Mondays and Wednesdays at the centre, Saturdays at his aunt's.",
        supports="Bus passes, a ride on Saturdays, Priya at each first visit of a month.",
    )
    people.begin_separation(dyad, facts, by=family.key.actor)
    people.set_living(child, Living.KIN, from_date=at.date(), by=family.key.actor)
    family.apart = True


def _home(family: Family, at: dt.datetime) -> None:
    child, dyad = family.children[0]
    episode = dyad.separations.get(to_date__isnull=True)
    people.end_separation(episode, on=at.date(), by=family.key.actor)
    people.set_living(child, Living.WITH_MOTHER, from_date=at.date(), by=family.key.actor)
    family.apart = False
