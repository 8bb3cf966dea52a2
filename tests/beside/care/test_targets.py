"""What the work of a program is for, counted without names (BTC-108)."""

import datetime as dt

import pytest

from beside.care import actions, queries
from beside.care.models import Goal
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed

pytestmark = pytest.mark.django_db
NOTHING = {"tie": 0, "wellbeing": 0, "child": 0, "trauma": 0, "use": 0, "basics": 0}


def shares(house, who="helen", program=None, since=None, until=None):
    since, until = since or today() - dt.timedelta(days=30), until or today()
    return queries.target_shares(house.actor(who), program or house.maple, since, until)


def test_a_contact_counts_once_for_each_target_its_services_serve_btc_108(house, told):
    """Infant massage is for tie and child, parent-infant therapy for the tie, food for basics (the catalogue)."""
    services = ["infant_massage", "parent_infant_therapy", "food"]
    actions.log_contact(house.maple, told(services=services), by=house.actor("nadia"))
    assert shares(house) == NOTHING | {"tie": 1, "child": 1, "basics": 1}


def test_a_contact_that_served_mother_and_child_together_was_for_the_tie(house, told):
    actions.log_contact(
        house.maple, told(services=["food"], relationships=["mother_child"]), by=house.actor("nadia")
    )
    assert shares(house) == NOTHING | {"tie": 1, "basics": 1}


def test_what_did_not_take_place_was_taken_back_or_lies_outside_is_not_counted(house, told):
    nadia, food = house.actor("nadia"), ["food"]
    actions.remove_contact(actions.log_contact(house.maple, told(services=food), by=nadia), by=nadia)
    not_met = told(
        relationships=["mother_child"], outcome="did_not_meet", not_met_because="weather", passages=[]
    )
    actions.log_contact(house.maple, not_met, by=nadia)
    early = told(services=food, on=today() - dt.timedelta(days=31))
    actions.log_contact(house.maple, early, by=nadia)
    assert shares(house) == NOTHING


def test_goals_are_counted_by_the_targets_they_carry(house, family):
    nadia = house.nadia
    for targets in ("tie,child", "use", ""):
        Goal.objects.create(
            program=house.maple,
            subject=family.dyad,
            place=1,
            label="general",
            targets=targets,
            words="w",
            on=today(),
            author_id=nadia.pk,
            author_name="Nadia",
        )
    assert shares(house) == NOTHING | {"tie": 1, "child": 1, "use": 1}


@pytest.mark.parametrize("who", ["nadia", "kofi", "ruth", "lou"])
def test_only_who_may_see_a_programs_numbers_sees_them(house, who):
    with pytest.raises(NotAllowed):
        shares(house, who)


def test_the_other_programs_numbers_stay_there(house):
    with pytest.raises(NotAllowed):
        shares(house, "helen", program=house.harbour)
