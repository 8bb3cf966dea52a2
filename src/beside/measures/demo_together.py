"""What the demo families and programs say in other ways: own goals, a calendar of days, pairs, voices without names."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.clock import telling, today
from beside.people.models import Client
from beside_instruments import load

from . import actions
from .actions import Given
from .models import VoiceRound
from .queries.family import FamilyDates
from .rules.goals import GoalWords
from .rules.pair import HARD, PROTECTS, last_quarter

WITH_GOALS, WITH_DAYS, WITH_PAIRS = 24, 12, 40
_GOALS = (
    ("Read to my child before bed", "every evening", "most evenings", "two evenings a week", "now and then", "not yet"),
    ("A place of our own", "we live in it", "keys in hand", "on two lists with a date", "on one list", "nowhere to ask"),
    ("Sleep through more nights", "six nights", "four nights", "three nights", "one night", "no night"),
    ("See my sister again", "every week", "twice a month", "once a month", "we write", "no word"),
    ("Use less on hard days", "none of them", "few of them", "half of them", "most of them", "all of them"),
    ("Finish my course", "done", "last part", "half done", "signed up", "looking for one"),
)  # fmt: skip
_TOUCHES = {"Use less on hard days": "substance_use", "Sleep through more nights": "mental_health"}
Workers = dict[UUID, tuple[Program, Actor]]


def tell_together(chance: random.Random, families: Iterable[FamilyDates], workers: Workers) -> None:
    """Tell of the first families how their own goals went, some look backs, and what teams named with them."""
    known = [one for one in families if one.mother.pk in workers and one.anchors.intake is not None]
    for place, family in enumerate(known[:WITH_PAIRS]):
        if place < WITH_GOALS:
            _goals(family, workers[family.mother.pk], chance)
        if place < WITH_DAYS:
            _look_backs(family, workers[family.mother.pk], chance)
        _pair(family, workers, chance)
    for program in {held[0].pk: held[0] for held in workers.values()}.values():
        _voices(program, chance)


def _goals(family: FamilyDates, held: tuple[Program, Actor], chance: random.Random) -> None:
    set_on = _after(family, 25)
    hand = Actor.system(held[1].name)
    told = chance.sample(_GOALS, 2)

    def write() -> list[str]:
        made = []
        for words, *levels in told:
            goal = GoalWords(
                words=words,
                levels=dict(zip((2, 1, 0, -1, -2), levels, strict=True)),
                weight=chance.choice((1, 2, 3)),
                label=_TOUCHES.get(words, "general"),
            )
            made.append(str(actions.set_goal(family.mother, goal, by=hand).pk))
        return made

    goals = _then(set_on, write)
    for months, hope in ((6, 0), (12, 1)):
        day = _working(set_on + dt.timedelta(days=30 * months + chance.randint(-12, 20)))
        if goals and day <= today():
            levels: dict[str, int | None] = {
                pk: max(-2, min(2, round(chance.gauss(hope - 0.3, 0.9)))) for pk in goals
            }
            _then(day, partial(_rate, family.mother, held[0], levels, hand))


def _rate(mother: Client, program: Program, levels: dict[str, int | None], hand: Actor) -> None:
    given = Given(instrument="gas", informant="mother", mode="interview", language="en", on=today())
    begun = actions.begin(program, mother, given, by=hand)
    actions.rate_goals(begun, levels, by=hand)
    actions.finish(begun, by=hand)


def _look_backs(family: FamilyDates, held: tuple[Program, Actor], chance: random.Random) -> None:
    hand = Actor.system(held[1].name)
    for months, use in ((1, 0.4), (12, 0.25)):
        day = _after(family, 30 * months)
        if day <= today():
            _then(day, partial(_look_back, family.mother, held[0], use, hand, chance))


def _look_back(mother: Client, program: Program, use: float, hand: Actor, chance: random.Random) -> None:
    given = Given(instrument="tlfb", informant="mother", mode="interview", language="en", on=today())
    begun = actions.begin(program, mother, given, by=hand)
    days = [(today() - dt.timedelta(days=back)).isoformat() for back in range(1, 31)]
    marks = {day: _mark(use, chance) for day in days}
    actions.keep_days(begun, marks, anchors={days[11]: "a birthday", days[24]: "payday"}, by=hand)
    actions.finish(begun, by=hand)


def _mark(use: float, chance: random.Random) -> str:
    if chance.random() < 0.08:
        return chance.choice(("", "", "-", "n"))
    return chance.choice(("2", "3 c", "k", "o", "c", "5")) if chance.random() < use else "0"


def _pair(family: FamilyDates, workers: Workers, chance: random.Random) -> None:
    day = _working(last_quarter(today()) - dt.timedelta(days=chance.randint(5, 200)))
    dyad = next((one for one in family.dyads.values() if one.pk in workers), None)
    if dyad is None or family.anchors.intake is None or day < family.anchors.intake:
        return
    hard = [key for key in HARD if chance.random() < 0.3]
    protects = [key for key in PROTECTS if chance.random() < 0.4] or ["trusted_worker"]
    hand = Actor.system(workers[dyad.pk][1].name)
    _then(day, lambda: actions.write_pair(dyad, hard=hard, protects=protects, by=hand))


def _voices(program: Program, chance: random.Random) -> None:
    if VoiceRound.objects.filter(program=program).exists():
        return
    hand = Actor.system("demo")
    last_year = _working(dt.date(today().year - 1, 6, 2))
    for key, forms in (("seven_qualities", 27), ("csq8", 14)):
        _round(program, key, [_voice(key, chance) for _form in range(forms)], last_year, hand)
    actions.begin_round(program, "seven_qualities", by=hand)


def _round(program: Program, key: str, forms: list[dict[str, str]], day: dt.date, hand: Actor) -> None:
    begun = _then(day, lambda: actions.begin_round(program, key, by=hand))
    for answers in forms:
        _then(day, partial(actions.keep_voice, begun, answers, mode="paper", language="en", by=hand))
    _then(day + dt.timedelta(days=21), lambda: actions.end_round(begun, by=hand))


def _voice(key: str, chance: random.Random) -> dict[str, str]:
    if key == "csq8":
        return {"total": str(min(32, max(14, round(chance.gauss(27, 3)))))}
    said = {item.id: str(min(5, max(1, round(chance.gauss(4.1, 0.9))))) for item in load(key).items}
    return said | ({chance.choice(list(said)): ""} if chance.random() < 0.15 else {})


def _after(family: FamilyDates, days: int) -> dt.date:
    return _working((family.anchors.intake or today()) + dt.timedelta(days=days))


def _working(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _then(day: dt.date, act: Callable[[], Any]) -> Any:
    """Do something as it was done on an earlier day; nothing on a day that is still to come."""
    if day > today():
        return None
    with telling(dt.datetime.combine(day, dt.time(14, 30), tzinfo=timezone.get_default_timezone())):
        return act()
