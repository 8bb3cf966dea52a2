# ruff: noqa: F811  (a fixture used as an argument is not a redefinition)
"""Kay's family of the people tests, a program that follows a schedule, and a quick way to give a measure."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client as Browser

from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given

from ..people.conftest import family, house, kay, pregnancy  # noqa: F401


@pytest.fixture
def give(house):
    """``give(kay, "phq9", {"1": 2, ...}, days_ago=90)``: a finished measure, given by Nadia."""

    def one(client, key, answers, *, days_ago=0, who="nadia", **facts):
        facts = {"informant": "mother", "mode": "paper", "language": "en", **facts}
        given = Given(instrument=key, on=today() - dt.timedelta(days=days_ago), **facts)
        by = house.actor(who)
        begun = actions.begin(house.maple, client, given, by=by)
        actions.give_answers(begun, {str(k): "" if v is None else str(v) for k, v in answers.items()}, by=by)
        return actions.finish(begun, by=by)

    return one


@pytest.fixture
def begun(house, kay):
    """A PHQ-9 of Kay's that is open."""
    given = Given(instrument="phq9", informant="mother", mode="paper", language="en", on=today())
    return actions.begin(house.maple, kay, given, by=house.actor("nadia"))


@pytest.fixture
def browse(house):
    """``browse("nadia")``: a signed-in browser without JavaScript."""

    def enter(name):
        browser = Browser()
        browser.force_login(getattr(house, name), backend="beside.accounts.backends.SignInBackend")
        return browser

    return enter


def phq9(**answers):
    """Answers of a PHQ-9: ones everywhere unless said otherwise (item9=None is left blank)."""
    found = {str(n): 1 for n in range(1, 11)}
    return found | {name.removeprefix("item"): value for name, value in answers.items()}
