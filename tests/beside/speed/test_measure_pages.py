# ruff: noqa: F811  (a fixture used as an argument is not a redefinition)
"""UX-27: a page of measures asks at most twelve statements, and as many for three years as for one day."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given
from beside.people import actions as people
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind
from tests.beside.measures.conftest import give, phq9  # noqa: F401
from tests.beside.speed.test_page_queries import NOT_COUNTED

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MOST = 12


def _begin(house, client, key, **facts):
    facts = {"informant": "mother", "mode": "paper", "language": "en", "on": today(), **facts}
    return actions.begin(house.maple, client, Given(instrument=key, **facts), by=house.actor("nadia"))


@pytest.fixture
def places(house, family, give):
    """The addresses of one family, with something behind each."""
    actions.adopt_schedule(house.maple, "btc_like", by=Actor.system("speed"))
    done = give(family.mother, "phq9", phq9(item9=2))
    opened = _begin(house, family.mother, "cesd")
    screened = _begin(house, family.child, "asq3")
    clients = {"mother": family.mother, "child": family.child, "dyad": family.dyad}
    found = {f"all of the {kind}": ("client", one.pk) for kind, one in clients.items()}
    found |= {f"choose for the {kind}": ("choose", one.pk) for kind, one in clients.items()}
    found |= {f"hand out of the {kind}": ("export", one.pk) for kind, one in clients.items()}
    found |= {
        "begin": ("begin", family.mother.pk, "gad7"),
        "begin a screening": ("begin", family.child.pk, "asq3"),
        "began": ("began", family.mother.pk),
        "pair": ("pair", family.dyad.pk),
        "bring in answers": ("bring_answers", family.mother.pk),
        "sheet": ("sheet", opened.pk),
        "screening": ("sheet", screened.pk),
        "put aside": ("put_aside", opened.pk),
        "scores": ("result", done.pk),
        "library": ("library",),
        "a measure": ("instrument", "phq9"),
        "bring in": ("bring",),
        "structure": ("structure", "phq9", "redcap"),
    }
    return {name: reverse(f"measures:{place}", args=args) for name, (place, *args) in found.items()}, opened


def _browser(house, who):
    browser = Browser()
    browser.force_login(getattr(house, who), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return browser


def _asked(ask):
    assert ask().status_code == 200
    with CaptureQueriesContext(connection) as found:
        ask()
    return sum(not query["sql"].startswith(NOT_COUNTED) for query in found)


def _counts(house, addresses, opened):
    counts = {}
    for who in ("nadia", "helen"):
        browser = _browser(house, who)
        counts |= {f"{who}: {name}": _asked(partial(browser.get, a)) for name, a in addresses.items()}
        address, answer = reverse("measures:answer", args=[opened.pk]), {"item": "1", "value": "1"}
        counts[f"{who}: an answer is kept"] = _asked(partial(browser.post, address, answer))
    return counts


def _three_years(house, family, give):
    for months in range(1, 13):
        give(family.mother, "phq9", phq9(), days_ago=90 * months)
        give(family.mother, "sils", {"1": 1}, days_ago=90 * months)
    for number in range(12):
        facts = PersonFacts(names={NameKind.NICKNAME: f"Mother {number}"})
        other = people.register_mother(facts, program=house.maple, by=house.actor("nadia"))
        give(other, "phq9", phq9())


def test_ux27_at_most_twelve_statements_and_as_many_at_any_size(house, family, give, places):
    """J2: list of a client, chart, due list, dyad, screening, give, autosave, settings, import, export."""
    addresses, opened = places
    few = _counts(house, addresses, opened)
    _three_years(house, family, give)
    many = _counts(house, addresses, opened)
    assert {name: count for name, count in few.items() if count > MOST} == {}
    assert many == few


def test_a_calendar_of_days_and_goals_too(house, family):
    days = _begin(house, family.mother, "tlfb", mode="interview", on=today() - dt.timedelta(days=1))
    browser = _browser(house, "nadia")
    for address in (
        reverse("measures:days", args=[days.pk]),
        reverse("measures:goals", args=[family.mother.pk]),
    ):
        assert _asked(partial(browser.get, address)) <= MOST
