"""A program of mothers seen twice, a year apart, with a truth planted in their answers."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from beside.care.actions import log_contact
from beside.care.rules.contacts import Happened
from beside.foundation.clock import now, today
from beside.measures.actions import Given
from beside.measures.actions.told import Earlier, keep_earlier
from beside.people import actions as people
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind
from beside_instruments import load

BEGAN_DAYS_AGO = 500


def leaning(key: str, share: float, chance: random.Random) -> dict[str, float]:
    """Answers whose total lies about ``share`` of the way up each scale (a reversed item is turned back)."""
    given = {}
    for item in load(key).items:
        up = min(1.0, max(0.0, (1 - share if item.reversed else share) + chance.uniform(-0.15, 0.15)))
        counted = [option for option in item.options if option.score is not None]
        if len(counted) == 2:
            given[item.id] = counted[int(chance.random() < up)].value
        elif counted:
            given[item.id] = counted[round(up * (len(counted) - 1))].value
    return given


@pytest.fixture
def mothers(house):
    """``mothers(n)``: n mothers of Maple; who grows more in closeness has less difficulty with use a year on."""

    def make(n: int, program=None, growth: float = 0.4):
        chance, place = random.Random(7), program or house.maple
        made = [_mother(house, place, k) for k in range(n)]
        told = []
        for client in made:
            start, grows = chance.uniform(0.3, 0.5), chance.uniform(0, growth)
            for wave, days in (("baseline", 0), ("m12", 365)):
                tie = start + (grows if wave == "m12" else 0)
                levels = {
                    "raas": tie,
                    "dast10": 0.7 if wave == "baseline" else 0.95 - 2.2 * grows,
                    "cesd": chance.uniform(0.3, 0.7),
                    "gad7": chance.uniform(0.3, 0.7),
                    "mspss": chance.uniform(0.3, 0.7),
                    "dtcq8": chance.uniform(0.3, 0.7),
                }
                told += [
                    _earlier(house, place, client, key, leaning(key, level, chance), days, wave)
                    for key, level in levels.items()
                ]
        keep_earlier(told, by=house.system)
        return made

    return make


def _mother(house, program, k):
    began = today() - dt.timedelta(days=BEGAN_DAYS_AGO)
    born = KnownDate(dt.date(1990 + k % 9, 4, 3), Precision.EXACT)
    facts = PersonFacts(names={NameKind.NICKNAME: f"Rosalind{k}"}, born=born)
    by = house.actor("nadia" if program == house.maple else "kofi")
    return people.register_mother(facts, program=program, by=by, state=State.WELCOMED, on=began)


def _earlier(house, program, client, key, answers, days, wave):
    at = now() - dt.timedelta(days=BEGAN_DAYS_AGO - days - 5)
    given = Given(
        instrument=key, informant="mother", mode="paper", language="en", on=at.date(),
        schedule="btc_like", wave=wave,
    )  # fmt: skip
    return Earlier(program=program, subject=client, given=given, worker=house.system, at=at, answers=answers)


@pytest.fixture
def meet(house):
    """``meet(client, days_ago=3, minutes=40)``: a meeting that took place."""

    def one(client, days_ago: int, minutes: int = 40, services=("harm_reduction",)):
        told = Happened(
            kind="centre_visit", place="centre", on=today() - dt.timedelta(days=days_ago),
            minutes={client.pk: minutes}, duration=minutes, services=services, long_ago_reason="written down late",
        )  # fmt: skip
        return log_contact(house.maple, told, by=house.actor("nadia"))

    return one
