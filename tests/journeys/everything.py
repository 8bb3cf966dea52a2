# ruff: noqa: F811  (a fixture used as an argument is not a redefinition)
"""A house with every role and one of everything in it, for walks over all pages."""

from __future__ import annotations

import pytest

from beside.accounts.models import Membership, Site, User
from beside.foundation.clock import today
from beside.measures import actions as measures
from beside.measures.actions import Given
from beside.measures.rules.goals import GoalWords
from beside.people.models import Client as Record
from tests.beside.access.conftest import one_of_everything  # noqa: F401
from tests.beside.people.conftest import family, house, kay, pregnancy  # noqa: F401

ROLES = ("nadia", "helen", "ruth", "annie", "dana", "samira", "ines", "tess", "joelle", "mei", "lou")


@pytest.fixture
def colleagues(house):
    """The house with the roles it has not got yet."""
    for name, role in (("ines", "evaluator"), ("mei", "nurse"), ("annie", "outreach_worker")):
        user = User.objects.create(sign_in_name=f"{name}2", display_name=name.title(), kind="staff")
        Membership.objects.create(
            user=user, program=house.maple, role=role, from_date=today(), given_by_id=user.pk
        )
        setattr(house, name, user)
    return {name: getattr(house, name) for name in ROLES}


@pytest.fixture
def everything(house, one_of_everything):
    """One of everything, and measures in each state."""
    by = house.actor("nadia")
    mother = Record.objects.get(pk=one_of_everything.kay)
    facts = {"informant": "mother", "mode": "paper", "language": "en", "on": today()}

    def begun(key):
        return measures.begin(house.maple, mother, Given(instrument=key, **facts), by=by)

    done = begun("phq9")
    measures.give_answers(done, {str(n): "1" for n in range(1, 11)}, by=by)
    one_of_everything.measure = measures.finish(done, by=by).pk
    one_of_everything.open_measure = begun("cesd").pk
    one_of_everything.aside_measure = measures.decline(begun("epds"), standing="not_now", by=by).pk
    one_of_everything.calendar = begun("tlfb").pk
    one_of_everything.step_goal = measures.set_goal(mother, GoalWords(words="Read at bedtime"), by=by).pk
    one_of_everything.rating = begun("gas").pk
    one_of_everything.round = measures.begin_round(house.maple, "seven_qualities", by=by).pk
    one_of_everything.round_over = measures.end_round(
        measures.begin_round(house.maple, "csq8", by=by), by=by
    ).pk
    one_of_everything.instrument, one_of_everything.other_form = "phq9", "fhir"
    one_of_everything.site = Site.objects.create(program=house.maple, name="North end").pk
    return one_of_everything
