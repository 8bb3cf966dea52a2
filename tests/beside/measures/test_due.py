"""What is due is worked out from dates, never stored."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beside.foundation.clock import today
from beside.measures import actions, queries
from beside.measures.actions import Given
from beside.measures.models import Administration
from beside.people import actions as people
from beside.people.rules.inputs import SeparationFacts

from ..people.conftest import known_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def followed(house):
    """Maple follows the schedule of a program like the first one."""
    return actions.adopt_schedule(house.maple, "btc_like", by=house.system)


def _born(house, mother, days, name="Bo"):
    facts = known_as(name, today() - dt.timedelta(days=days))
    child, dyad = people.register_child(facts, caregiver=mother, by=house.actor("nadia"))
    return child, dyad


def _of(lines, measure):
    return [line for line in lines if line.task.measure == measure]


def test_first_weeks_are_due_from_the_day_she_is_welcomed(house, kay, followed):
    lines = queries.due_for(house.actor("nadia"), kay)
    cesd = next(line for line in _of(lines, "cesd") if line.task.wave == "baseline")
    assert cesd.task.status == "due" and cesd.task.aim == today()
    assert cesd.task.closes == today() + dt.timedelta(days=30)
    assert Administration.objects.count() == 0


def test_moving_a_birth_date_moves_what_is_due(house, kay, followed):
    """MCS-051, BTC-066: screening follows the date of birth as it is known today."""
    child, _dyad = _born(house, kay, 120)
    actor = house.actor("nadia")
    before = {line.task.id: line.task.aim for line in _of(queries.due_for(actor, child), "asq3")}
    facts = known_as("Bo", today() - dt.timedelta(days=90))
    people.change_person(child, facts, version=child.person.version, by=actor)
    child.refresh_from_db()
    after = {line.task.id: line.task.aim for line in _of(queries.due_for(actor, child), "asq3")}
    shared = set(before) & set(after)
    assert shared
    moved = {(after[key] - before[key]).days for key in shared if before[key] > today()}
    assert moved <= {28, 29, 30, 31, 32} and moved
    assert Administration.objects.count() == 0


def test_what_is_done_or_declined_says_so_in_its_window(house, kay, followed):
    actor = house.actor("nadia")
    line = next(one for one in queries.due_for(actor, kay) if one.task.id == "cesd/baseline")
    facts = {"informant": "mother", "mode": "paper", "language": "en", "on": today()}
    given = Given(instrument="cesd", schedule=line.schedule, task_id=line.task.id, **facts)
    begun = actions.begin(house.maple, kay, given, by=actor)
    again = next(one for one in queries.due_for(actor, kay) if one.task.id == "cesd/baseline")
    assert again.begun == begun.pk and again.task.status == "due"
    actions.decline(begun, standing="not_now", by=actor)
    status = {one.task.id: one.task.status for one in queries.due_for(actor, kay)}
    assert status["cesd/baseline"] == "not_now"
    assert status["gad7/baseline"] == "due"


def test_a_loss_cancels_what_hangs_on_the_pregnancy(house, kay, pregnancy, followed):
    """Loss ends the child's schedule at once; hers goes on."""
    actor = house.actor("nadia")
    assert any(line.task.measure == "epds" for line in queries.due_for(actor, kay))
    people.record_loss(pregnancy, on=today(), by=actor)
    lines = [line for line in queries.due_for(actor, kay) if line.task.anchor in {"due_date", "birth"}]
    assert lines and {line.task.status for line in lines} == {"cancelled"}


def test_living_apart_makes_dyad_measures_optional(house, kay, followed):
    _child, dyad = _born(house, kay, 60)
    actor = house.actor("nadia")
    facts = SeparationFacts(from_date=today(), lives_with="kin")
    people.begin_separation(dyad, facts, by=actor)
    lines = [line for line in queries.due_for(actor, dyad) if line.task.status in {"due", "upcoming"}]
    assert lines and all(line.task.optional for line in lines)


def test_her_pause_needs_no_reason_and_stops_what_is_due(house, kay, followed):
    actor = house.actor("nadia")
    paused = actions.pause(kay, by=actor)
    assert not queries.due_soon(actor, [kay], today())
    actions.end_pause(paused, by=actor)
    assert queries.due_soon(actor, [kay], today())


def test_today_asks_the_same_number_of_questions_for_one_family_and_for_many(house, kay, followed):
    """The due list of a worker does not slow down with her families."""
    actor = house.actor("nadia")
    mothers = [kay]
    _born(house, kay, 100)

    def count():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = queries.due_soon(actor, mothers, today())
        assert len(found) == len(mothers)
        return len(asked)

    count()
    one = count()
    for name in ("Ana", "Bea", "Cleo"):
        mother = people.register_mother(known_as(name), program=house.maple, by=actor)
        _born(house, mother, 200, name=f"{name}’s baby")
        mothers.append(mother)
    assert count() == one


def test_nothing_is_due_for_who_may_not_read_it(house, kay, followed):
    """An educator outside the circle sees no task of hers."""
    assert queries.due_for(house.actor("joelle"), kay) == []
    assert queries.due_for(house.actor("kofi"), kay) == []


def test_a_schedule_that_ended_asks_for_nothing(house, kay, followed):
    actions.end_schedule(followed, by=house.system)
    assert queries.due_for(house.actor("nadia"), kay) == []


def test_an_intervention_starts_its_own_schedule(house, kay):
    """CEWH-034: measures count from the start of what she began, not from one calendar for all."""
    actor = house.actor("nadia")
    _born(house, kay, 200)
    actions.adopt_schedule(house.maple, "mio", by=house.system)
    assert not [line for line in queries.due_for(actor, kay) if line.is_open]
    actions.begin_intervention(kay, "mio", on=today(), by=actor)
    assert [line for line in queries.due_for(actor, kay) if line.is_open]


def test_what_she_began_is_written_down_on_a_page(house, kay, browse):
    """CEWH-034: the start of a therapy, and its end."""
    nadia, path = browse("nadia"), f"/desk/family/{kay.pk}/measures/began/"
    facts = {"name": "mio", "what": "begin", "on": (today() - dt.timedelta(days=9)).isoformat()}
    assert nadia.post(path, facts).status_code == 302
    nadia.post(path, facts | {"what": "end", "on": today().isoformat()})
    begun = queries.interventions_of(house.actor("nadia"), kay)
    assert [(one.name, one.to_date) for one in begun] == [("mio", today())]
    late = nadia.post(path, facts | {"on": (today() + dt.timedelta(days=9)).isoformat()})
    assert late.status_code == 200 and "still to come" in late.content.decode()
