"""N02: no sequence of contacts, did-not-meets, cancelled visits, paths, goals and passing time changes what she has.

Her place, her circle, who may open her record, what a colleague may do and where she stands in the lists are the
same afterwards, whatever happened and however long ago.
"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beside.care import actions, queries
from beside.care.rules.contacts import Happened
from beside.care.rules.path import Way
from beside.care.rules.plan import GoalState
from beside.care.rules.words import NotMetBecause
from beside.desk.queries import Filters, families
from beside.foundation.clock import now, telling, today
from beside.people.models import Assignment, Client, EnrolmentState
from beside.people.queries import panel, relation

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

STAFF = ("nadia", "helen", "tess", "dana", "kofi", "ruth")
EVENTS = st.lists(
    st.one_of(
        st.just(("met",)),
        st.tuples(st.just("did_not_meet"), st.sampled_from(list(NotMetBecause))),
        st.tuples(st.just("cancelled"), st.sampled_from(["", *NotMetBecause])),
        st.tuples(st.just("path"), st.sets(st.sampled_from(list(Way)))),
        st.tuples(st.just("goal"), st.sampled_from(list(GoalState))),
        st.tuples(st.just("time"), st.integers(1, 200)),
    ),
    max_size=8,
)


def everything_she_has(house, family):
    """State, circle, permissions, places and the order of every list that shows her."""
    actors = {name: house.actor(name) for name in STAFF}
    three = (family.mother, family.child, family.dyad)
    return {
        "states": sorted(EnrolmentState.objects.values_list("enrolment__client_id", "state", "on")),
        "circle": sorted(
            Assignment.objects.values_list("client_id", "user_id", "role", "from_date", "to_date")
        )
        if not Assignment.objects.filter(to_date__isnull=False).exists()
        else "somebody left",
        "opens": {
            name: sorted(Client.objects.visible_to(actor).values_list("pk", flat=True))
            for name, actor in actors.items()
        },
        "finds": {
            name: sorted(Client.objects.findable_by(actor).values_list("pk", flat=True))
            for name, actor in actors.items()
        },
        "relations": [str(relation(actor, client)) for actor in actors.values() for client in three],
        "may": {name: (actor.capabilities, actor.labels) for name, actor in actors.items()},
        "places": [
            (s.program.pk, s.state, s.is_here) for s in panel(actors["nadia"], family.mother).standings
        ],
        "lists": [
            list(families(actors[name], filters).order_by("-created_at").values_list("pk", flat=True))
            for name in ("nadia", "helen", "dana")
            for filters in (Filters(), Filters(mine=True), Filters(state="welcomed"))
        ],
        "waiting": [line.entry.pk for line in queries.waiting_list(actors["helen"])],
    }


def happen(event, house, family, at):
    """One event at its time, by the product's own actions."""
    nadia = house.actor("nadia")
    with telling(at):
        if event[0] == "cancelled":
            visit = actions.Visit(
                on=today(),
                at=dt.time(10),
                minutes=30,
                kind="phone",
                place="phone",
                clients=[family.mother],
                worker=(str(nadia.id), nadia.name),
            )
            actions.cancel(actions.book(house.maple, visit, by=nadia)[0], because=event[1], by=nadia)
            return
        if event[0] == "path":
            actions.write_path(family.mother, event[1], by=nadia)
            return
        if event[0] == "goal":
            goal = actions.add_goal(house.maple, family.mother, actions.GoalTold(words="Less"), by=nadia)
            told = actions.GoalTold(words="Less", targets=["use"], state=event[1])
            actions.change_goal(goal, told, expected=1, by=nadia)
            return
        outcome = {"outcome": event[0], "not_met_because": event[1]} if event[0] == "did_not_meet" else {}
        told = Happened(kind="phone", place="phone", on=today(), minutes={family.mother.pk: 10}, **outcome)
        actions.log_contact(house.maple, told, by=nadia)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS)
def test_n02_nothing_that_happens_or_does_not_changes_what_she_has(house, family, events):
    before, at = everything_she_has(house, family), now()
    for event in events:
        if event[0] == "time":
            at += dt.timedelta(days=event[1])
        else:
            happen(event, house, family, at)
    with telling(at):
        assert everything_she_has(house, family) == before
