"""What turns later: others join, ties are told, a rest, a return, a time apart, an ending with the door open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from beside.care import actions as care
from beside.people import actions as people
from beside.people.models import Client, SeparationEpisode
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import SeparationFacts, TieWords
from beside.people.rules.living import Living
from beside.people.rules.stories import StoryKind
from beside.people.rules.ties import Closeness, Leaning, MayContact, TieKind

from .days import daytime
from .family import Family
from .goals import goals_to_come
from .names import RELATIVES
from .phrases import ENDINGS, FORMULATIONS, PLANS, REST

_TIES = (
    TieKind.SISTER,
    TieKind.GRANDMOTHER,
    TieKind.MOTHER,
    TieKind.FRIEND,
    TieKind.ELDER,
    TieKind.SPONSOR,
    TieKind.AUNT_UNCLE,
)


def later_turns(family: Family, at: dt.datetime) -> None:
    """Put the turns of this family into the line."""
    _in(family, at, family.chance.randint(7, 21), _becomes_active)
    _in(family, at, family.chance.randint(20, 80), _ties)
    for part, odds in (("nurse", 0.4), ("peer", 0.3)):
        if family.team.of(part) and family.chance.random() < odds:
            _in(family, at, family.chance.randint(10, 120), partial(_joins, part=part))
    _in(family, at, family.chance.randint(120, 200), _formulation)
    _in(family, at, 90, _quarter)
    goals_to_come(family, at)


def _in(family: Family, at: dt.datetime, days: int, event: Callable[[Family, dt.datetime], None]) -> None:
    moment = daytime(at.date() + dt.timedelta(days=days), family.chance)
    family.narrator.at(moment, lambda m: event(family, m) if not family.moved_on else None)


def _becomes_active(family: Family, at: dt.datetime) -> None:
    people.change_enrolment(family.her, family.program, State.ACTIVE, on=at.date(), by=family.key.actor)


def _joins(family: Family, at: dt.datetime, part: str) -> None:
    if family.someone(part) is None:
        family.join(family.chance.choice(family.team.of(part)))


def _ties(family: Family, at: dt.datetime) -> None:
    chance = family.chance
    for kind in chance.sample(_TIES, chance.randint(1, 2)):
        words = TieWords(
            on=at.date(),
            leaning=chance.choice((Leaning.SUPPORT, Leaning.SUPPORT, Leaning.BOTH, Leaning.STRESS)),
            closeness=chance.choice((Closeness.VERY, Closeness.SOMEWHAT, Closeness.DISTANT)),
            may_contact=chance.choice((MayContact.NOBODY, MayContact.WITH_HER_YES)),
            in_her_words=True,
        )
        people.add_tie(family.her, kind, called=chance.choice(RELATIVES), words=words, by=family.key.actor)


def _formulation(family: Family, at: dt.datetime) -> None:
    therapist = family.someone("therapist")
    if therapist is None or not family.children:
        return
    texts = [family.say(text) for text in family.chance.choice(FORMULATIONS)]
    parts = dict(zip(("mother", "child", "between", "helps"), texts, strict=True))
    people.write_story(family.children[-1][1], StoryKind.FORMULATION, parts, by=therapist.actor)


def _quarter(family: Family, at: dt.datetime) -> None:
    """Every three months something may turn."""
    turn = family.chance.random()
    if family.resting or family.expecting:
        pass
    elif turn < 0.09:
        _rest(family, at)
    elif turn < 0.12 and family.children and not family.apart:
        _apart(family, at)
    elif turn < 0.18:
        _ending(family, at)
    _in(family, at, 90, _quarter)


def _rest(family: Family, at: dt.datetime) -> None:
    _step_down(family, State.RESTING, family.chance.choice(REST))
    family.resting = True
    _in(family, at, family.chance.randint(25, 110), _return)


def _return(family: Family, at: dt.datetime) -> None:
    by = family.key.actor
    people.change_enrolment(family.her, family.program, State.RETURNED, on=at.date(), by=by)
    family.resting = False
    _in(family, at, 7, _active_again)


def _active_again(family: Family, at: dt.datetime) -> None:
    if not family.resting:
        _becomes_active(family, at)


def _ending(family: Family, at: dt.datetime) -> None:
    reason = family.chance.choice(ENDINGS)
    _step_down(family, State.MOVED_ON, reason)
    for client in family.everyone()[1:]:
        people.change_enrolment(
            client, family.program, State.MOVED_ON, on=at.date(), reason=reason, by=family.key.actor
        )
    family.moved_on = True


def _step_down(family: Family, to: State, reason: str) -> None:
    plan = {name: family.say(text) for name, text in family.chance.choice(PLANS).items()}
    until = family.narrator.end.date() if to is State.RESTING else None
    care.step_down(
        family.program, family.her, to=to, reason=reason, plan=plan, until=until, by=family.key.actor
    )


def _apart(family: Family, at: dt.datetime) -> None:
    """A time apart: nobody's place changes, and the visits go on."""
    child, dyad = family.children[-1]
    facts = SeparationFacts(
        from_date=at.date(),
        lives_with=Living.KIN,
        basis=family.say(f"An agreement in the family: {family.chance.choice(RELATIVES)} said yes at once."),
        contact_plan="Three times a week, with somebody of us there.",
        supports="Bus passes, and rides on Fridays.",
    )
    episode = people.begin_separation(dyad, facts, by=family.key.actor)
    people.set_living(child, Living.KIN, from_date=at.date(), by=family.key.actor)
    family.apart = True
    days = family.chance.randint(60, 260)
    _in(family, at, days, lambda f, m: _together_again(f, m, child, episode))


def _together_again(family: Family, at: dt.datetime, child: Client, episode: SeparationEpisode) -> None:
    people.end_separation(episode, on=at.date(), by=family.key.actor)
    people.set_living(child, Living.WITH_MOTHER, from_date=at.date(), by=family.key.actor)
    family.apart = False
