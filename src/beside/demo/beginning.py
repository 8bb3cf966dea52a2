"""How a family begins: on the street, by a friend's word, by a midwife; then one intake, at her pace."""

from __future__ import annotations

import datetime as dt

from beside.care import actions as care
from beside.care.actions import Answered
from beside.care.models import Intake, OutreachAlias
from beside.people import actions as people
from beside.people.rules.contact import Allowed, Channel, Voicemail
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.inputs import ContactAnswer, PersonFacts
from beside.people.rules.names import NameKind
from beside.people.rules.stories import StoryKind

from .children import child_already_there, expecting
from .crew import Worker
from .days import daytime
from .family import Family
from .phrases import HOPES, WORKS
from .town import met
from .turning import later_turns
from .walking import begin_walking

_NEEDED_NOW = ("food", "housing", "income")
_HOURS = ("between noon and four", "weekday mornings", "after six", "any time", "not on weekends")


def begin(family: Family, on: dt.date) -> None:
    """Put the first day into the line."""
    outreach = family.team.of("outreach")
    start = _first_talk if outreach and family.chance.random() < 0.3 else _arrive
    family.narrator.at(daytime(on, family.chance), lambda at: start(family, at))


def _first_talk(family: Family, at: dt.datetime) -> None:
    worker = family.team.of("outreach")[0]
    first = care.record_outreach(
        family.program, met(family.chance, at.date(), family.named.called), by=worker.actor
    )
    alias = first.alias
    assert alias is not None
    day = at.date()
    for _ in range(family.chance.randint(1, 3)):
        day = daytime(day + dt.timedelta(days=family.chance.randint(4, 12)), family.chance).date()
        family.narrator.at(daytime(day, family.chance), lambda m: _talk_again(family, alias, worker, m))
    known = daytime(day + dt.timedelta(days=family.chance.randint(3, 20)), family.chance)
    family.narrator.at(known, lambda m: _chooses(family, alias, worker, m))


def _talk_again(family: Family, alias: OutreachAlias, worker: Worker, at: dt.datetime) -> None:
    care.record_outreach(family.program, met(family.chance, at.date()), alias=alias, by=worker.actor)


def _chooses(family: Family, alias: OutreachAlias, worker: Worker, at: dt.datetime) -> None:
    facts, yes = _facts(family, at), family.chance.random() < 0.8
    how = "She said her name and asked me to write it down."
    family.mother = care.choose_to_be_known(alias, facts=facts, how=how, contacts_too=yes, by=worker.actor)
    family.circle.append(worker)
    key = _key_worker(family)
    family.lead(key)
    _settle_in(family, at)


def _arrive(family: Family, at: dt.datetime) -> None:
    worker = _key_worker(family)
    family.mother = people.register_mother(_facts(family, at), program=family.program, by=worker.actor)
    family.circle.append(worker)
    if family.chance.random() < 0.2:
        asked = at.date() - dt.timedelta(days=family.chance.randint(3, 25))
        entry = care.put_on_waiting_list(family.program, family.her, asked_on=asked, by=worker.actor)
        care.end_waiting(entry, because="place", by=worker.actor)
    _settle_in(family, at)


def _key_worker(family: Family) -> Worker:
    return family.chance.choice(family.team.of("counsellor"))


def _facts(family: Family, at: dt.datetime) -> PersonFacts:
    chance, named = family.chance, family.named
    kind = NameKind.PREFERRED if named.legal else NameKind.NICKNAME
    names = {kind: named.called} | ({NameKind.LEGAL: named.legal} if named.legal else {})
    family.born = at.date() - dt.timedelta(days=chance.randint(19 * 365, 41 * 365))
    precision = chance.choice((Precision.EXACT, Precision.EXACT, Precision.YEAR, Precision.UNKNOWN))
    day = {Precision.EXACT: family.born, Precision.YEAR: family.born.replace(month=1, day=1)}.get(precision)
    return PersonFacts(
        names=names,
        pronouns=named.pronouns,
        languages=tuple(dict.fromkeys((named.language, "en"))),
        language_of_service="fr" if named.language == "fr" else "en",
        born=KnownDate(day, precision),
    )


def _settle_in(family: Family, at: dt.datetime) -> None:
    """From the day she is known: a way to reach her, the talk, the intake, a child or one to come."""
    _safe_contact(family, at)
    _confidentiality(family)
    _intake(family, at)
    if family.chance.random() < 0.55:
        expecting(family, at)
    elif family.chance.random() < 0.9:
        child_already_there(family, at)
    begin_walking(family, at)
    later_turns(family, at)


def _safe_contact(family: Family, at: dt.datetime) -> None:
    chance = family.chance
    number = f"416 555 {chance.randint(100, 199):04d}"
    channel = chance.choice((Channel.TEXT, Channel.TEXT, Channel.CALL))
    answer = ContactAnswer(
        channel=channel,
        allowed=chance.choice((Allowed.YES, Allowed.YES, Allowed.YES, Allowed.ASK_FIRST)),
        value=number,
        hours=chance.choice(_HOURS),
        voicemail=chance.choice(list(Voicemail)),
        name_to_use=chance.choice(("", f"{family.key.actor.name} from the library", family.key.actor.name)),
    )
    kept = people.save_safe_contact(family.her, answer, by=family.key.actor)
    again = daytime(family.narrator.end.date() - dt.timedelta(days=chance.randint(5, 160)), chance)
    if again > at and chance.random() < 0.75:
        family.narrator.at(
            again, lambda _at: people.confirm_contact(kept, client=family.her, by=family.key.actor)
        )


def _confidentiality(family: Family) -> None:
    care.record_talk(
        family.her,
        version=3,
        language=family.named.language,
        read_aloud=True,
        own_words=family.chance.random() < 0.8,
        copy_given=family.chance.random() < 0.6,
        by=family.key.actor,
    )


def _intake(family: Family, at: dt.datetime) -> None:
    by, chance = family.key.actor, family.chance
    intake = care.begin_intake(family.program, family.her, questions_version=1, by=by)
    hopes, works = chance.choice(HOPES), chance.choice(WORKS)
    said = {
        "hopes_as_mother": Answered("answered", "general", family.say(hopes[0])),
        "what_brings_her": Answered("answered", "general", family.say("Company, and help with {topic}.")),
        "needs_now": Answered("answered", "general", chance.sample(_NEEDED_NOW, 2)),
        "her_aim": Answered(
            *chance.choice((("prefer_not", "substance_use"), ("told_another", "substance_use")))
        ),
    }
    care.answer(intake, dict(list(said.items())[: chance.randint(1, 4)]), by=by)
    parts = dict(zip(("as_parent", "for_child", "for_herself"), map(family.say, hopes), strict=True))
    people.write_story(family.her, StoryKind.HOPES, parts, by=by)
    if chance.random() < 0.8:
        week = daytime(at.date() + dt.timedelta(days=chance.randint(5, 14)), chance)
        family.narrator.at(week, lambda _at: _go_on(family, intake, works))


def _go_on(family: Family, intake: Intake, works: tuple[str, ...]) -> None:
    by = family.key.actor
    later = {
        "how_to_talk": Answered("answered", "general", works[0]),
        "supports": Answered("answered", "general", family.say("{relative}, and {relative} sometimes.")),
    }
    parts = dict(zip(("how_to_talk", "when_upset", "best_times"), works, strict=True))
    people.write_story(family.her, StoryKind.WHAT_WORKS, parts, by=by)
    care.answer(intake, later, by=by)
    if family.chance.random() < 0.8:
        care.finish_intake(intake, by=by)
