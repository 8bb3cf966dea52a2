"""Looking after a child's development goes on whatever a screening said (N03, MCS-048)."""

from __future__ import annotations

import datetime as dt

import pytest

from beside.foundation.clock import today
from beside.measures import actions, queries
from beside.measures.actions import Given
from beside.people import actions as people
from beside.people.models import Assignment, EnrolmentState

from ..people.conftest import known_as

pytestmark = pytest.mark.django_db
AREAS = ("communication", "gross_motor", "fine_motor", "problem_solving", "personal_social")


@pytest.fixture
def screened(house, kay):
    """``screened(points)``: a boy of 125 days, screened today with these points in every area."""
    actions.adopt_schedule(house.maple, "btc_like", by=house.system)
    nadia = house.actor("nadia")

    def one(points):
        facts = known_as("Bo", today() - dt.timedelta(days=125))
        child, _dyad = people.register_child(facts, caregiver=kay, by=nadia)
        line = next(x for x in queries.due_for(nadia, child) if x.task.measure == "asq3" and x.task.is_open)
        told = Given(
            instrument="asq3",
            informant="mother",
            mode="paper",
            language="en",
            on=today(),
            schedule=line.schedule,
            task_id=line.task.id,
        )
        begun = actions.begin(house.maple, child, told, by=nadia)
        answers = {"form": "4", **dict.fromkeys(AREAS, str(points)), "concerns": "1"}
        actions.give_answers(begun, answers, by=nadia)
        actions.finish(begun, by=nadia)
        return child

    return one


def _goes_on(house, child):
    """All that is still to come for this child, and what the child has here."""
    due = queries.due_for(house.actor("nadia"), child)
    return {
        "due": sorted(
            (x.task.id.rsplit("/", 1)[0], x.task.aim, x.task.opens, x.task.closes, x.task.status) for x in due
        ),
        "state": list(EnrolmentState.objects.filter(enrolment__client=child).values_list("state", flat=True)),
        "circle": sorted(Assignment.objects.filter(client=child).values_list("user_id", "role")),
    }


def test_n03_mcs_048_every_result_leads_to_the_same_schedule_and_the_same_service(house, screened):
    lowest, middle, highest = (_goes_on(house, screened(points)) for points in (0, 30, 60))
    assert lowest == middle == highest
    assert [row for row in lowest["due"] if row[1] > today()]
