"""Marie (J10): she is with her Nation's own program, and comes to the city program too, by her own wish."""

from __future__ import annotations

import datetime as dt
import random

from beside.care import actions as care
from beside.care.actions import Answered
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
from .plans import marie_so_far

_BEGAN_DAYS_AGO = 500
_PLAN_AFTER_DAYS = 476  # a multiple of seven days after a working day


def marie(narrator: Narrator, team: Team, chance: random.Random, today: dt.date) -> Family:
    """Put her story into the line."""
    family = Family(narrator, team, chance, Named("Marie", "Marie Whitecloud", "oj", "she/her"))
    first = moment(working(today - dt.timedelta(days=_BEGAN_DAYS_AGO)), 13, 15)
    narrator.at(first, lambda at: _begin(family, at))
    narrator.at(first + dt.timedelta(days=_PLAN_AFTER_DAYS), lambda at: marie_so_far(family, at))
    return family


def _begin(family: Family, at: dt.datetime) -> None:
    nadia, mei = worker("nadia", "counsellor"), worker("mei", "nurse")
    facts = PersonFacts(
        names={NameKind.PREFERRED: "Marie", NameKind.LEGAL: "Marie Whitecloud"},
        pronouns="she/her",
        languages=("oj", "en"),
        born=KnownDate(at.date().replace(month=1, day=1, year=at.year - 27), Precision.YEAR),
        community_identity={"identity": "Anishinaabe", "nation": "as she says it, when she wishes"},
    )
    family.mother = people.register_mother(facts, program=family.program, state=State.ACTIVE, by=nadia.actor)
    family.circle.append(nadia)
    _child(family, at)
    for colleague in (mei, worker("joelle", "educator")):
        family.join(colleague)
    _elder(family, at)
    _intake(family)
    begin_walking(family, at)


def _child(family: Family, at: dt.datetime) -> None:
    born = at.date() - dt.timedelta(days=420)
    facts = PersonFacts(names={NameKind.NICKNAME: "Waasnode"}, born=KnownDate(born, Precision.EXACT))
    child, dyad = people.register_child(facts, caregiver=family.her, by=family.key.actor)
    people.set_living(child, Living.WITH_MOTHER, from_date=born, by=family.key.actor)
    family.children.append((child, dyad))


def _elder(family: Family, at: dt.datetime) -> None:
    words = TieWords(
        on=at.date(),
        leaning=Leaning.SUPPORT,
        closeness=Closeness.VERY,
        may_contact=MayContact.WITH_HER_YES,
        in_her_words=True,
    )
    people.add_tie(family.her, TieKind.ELDER, called="Auntie Rose", words=words, by=family.key.actor)


def _intake(family: Family) -> None:
    by = family.key.actor
    intake = care.begin_intake(family.program, family.her, questions_version=1, by=by)
    said = {
        "hopes_for_child": Answered("answered", "general", "That she knows who her people are."),
        "ceremony": Answered("answered", "community_identity", "Auntie Rose, and days on the land."),
        "what_brings_her": Answered("answered", "general", "A midwife in the city, and the play group."),
    }
    care.answer(intake, said, by=by)
    hopes = {
        "for_child": "That she knows who her people are.",
        "for_herself": "To dance again at the summer gathering.",
    }
    people.write_story(family.her, StoryKind.HOPES, hopes, by=by)
