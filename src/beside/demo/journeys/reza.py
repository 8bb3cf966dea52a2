"""Reza (J8): a father with two children, one with his grandmother and one at home; Lou walks beside him."""

from __future__ import annotations

import datetime as dt
import random

from beside.people import actions as people
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import PersonFacts, TieWords
from beside.people.rules.living import Living
from beside.people.rules.names import NameKind
from beside.people.rules.stories import StoryKind
from beside.people.rules.ties import Closeness, Leaning, MayContact, TieKind

from ..crew import Team, worker
from ..days import moment, working
from ..family import Family
from ..names import Named
from ..narrator import Narrator
from ..walking import begin_walking

_BEGAN_DAYS_AGO = 310


def reza(narrator: Narrator, team: Team, chance: random.Random, today: dt.date) -> Family:
    """Put his story into the line."""
    family = Family(narrator, team, chance, Named("Reza", "", "fa", "he/him"))
    first = moment(working(today - dt.timedelta(days=_BEGAN_DAYS_AGO)), 10, 30)
    narrator.at(first, lambda at: _begin(family, at))
    return family


def _begin(family: Family, at: dt.datetime) -> None:
    tess, lou = worker("tess", "counsellor"), worker("lou", "peer")
    facts = PersonFacts(names={NameKind.NICKNAME: "Reza"}, pronouns="he/him", languages=("fa", "en"))
    family.mother = people.register_mother(
        facts, program=family.program, role_word="father", state=State.ACTIVE, by=tess.actor
    )
    family.circle.append(tess)
    _children(family, at)
    family.join(lou)
    _ties(family, at)
    hopes = {
        "as_parent": "Home when they come in from school.",
        "for_child": "That Darius knows it was not because of him.",
    }
    people.write_story(family.her, StoryKind.HOPES, hopes, by=tess.actor)
    begin_walking(family, at)


def _children(family: Family, at: dt.datetime) -> None:
    """Darius lives with his grandmother; Nila is at home."""
    by = family.key.actor
    for name, years, living in (("Darius", 14, Living.KIN), ("Nila", 3, Living.WITH_MOTHER)):
        born = at.date() - dt.timedelta(days=round(years * 365.25) + 40)
        facts = PersonFacts(names={NameKind.NICKNAME: name}, born=KnownDate(born, Precision.EXACT))
        child, dyad = people.register_child(facts, caregiver=family.her, by=by)
        people.set_living(child, living, from_date=at.date() if living is Living.KIN else born, by=by)
        family.children.append((child, dyad))


def _ties(family: Family, at: dt.datetime) -> None:
    by, darius = family.key.actor, family.children[0][0]
    close = TieWords(
        on=at.date(),
        leaning=Leaning.SUPPORT,
        closeness=Closeness.VERY,
        may_contact=MayContact.WITH_HER_YES,
        in_her_words=True,
    )
    people.add_tie(family.her, TieKind.MOTHER, called="Maman", words=close, by=by)
    people.add_tie(darius, TieKind.GRANDMOTHER, called="Mamani", words=close, by=by)
    people.add_tie(family.her, TieKind.NEIGHBOUR, called="Mr. Okafor next door", words=close, by=by)
