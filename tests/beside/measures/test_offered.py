"""What the schedules offer, and when."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from beside.foundation.clock import today
from beside.measures import actions, queries
from beside.people import actions as people
from beside_instruments import Anchors, ChildAnchor, due, load, load_schedule

from ..people.conftest import known_as

DAY = dt.date(2026, 3, 2)


def _tasks(key, **dates):
    return due(load_schedule(key), Anchors(**dates), [], DAY, [])


def _waves(tasks, measure):
    return [task.wave for task in tasks if task.measure == measure]


@pytest.mark.django_db
def test_confidence_to_resist_is_offered_in_pregnancy(house, kay):
    """BTC-047: a woman whose baby is due in ten weeks is offered it now, for the pregnancy and not only for intake."""
    from beside.people.models import Pregnancy

    Pregnancy.objects.filter(subject=kay).delete()
    Pregnancy.objects.create(subject=kay, due_date=today() + dt.timedelta(weeks=10))
    actions.adopt_schedule(house.maple, "btc_like", by=house.system)
    lines = queries.due_for(house.actor("nadia"), kay)
    offered = [line.task.wave for line in lines if line.task.measure == "dtcq8" and line.is_open]
    assert "pregnancy_28_32" in offered


def test_reflective_functioning_comes_on_schedule():
    """BTC-071: her own report at intake, one and two years; the rated interview around a block of therapy."""
    child = ChildAnchor("jo", DAY)
    tasks = _tasks("btc_like", intake=DAY, children=(child,))
    assert _waves(tasks, "prfq18") == ["baseline", "m12", "m24"]
    mio = {planned.measure: planned.waves for planned in load_schedule("mio").measures}
    assert mio["pdi_rf"] == mio["prfq18"] == ("start", "after", "follow_up_3")


def test_quality_of_life_and_own_goals_come_back():
    """PEER-002: how her recovery and her life are by her own rating, and progress on her own goals, more than once."""
    tasks = _tasks("btc_like", intake=DAY)
    for measure in ("barc10", "own_areas", "gas"):
        assert len(_waves(tasks, measure)) >= 3, measure
    assert load("barc10").target == "mother" and "self" in load("barc10").modes


def test_the_comparison_study_asks_at_intake_one_and_two_years():
    """EXT-004: windows at 0, 12 and 24 months; the child's two screenings first, and each domain of the study."""
    schedule = load_schedule("comparison_study")
    assert {name: wave.months for name, wave in schedule.waves.items()} == {
        "intake": 0, "month_12": 12, "month_24": 24}  # fmt: skip
    asked = {planned.measure for planned in schedule.measures}
    domains = {
        "social-emotional": {"asqse2"}, "development": {"asq3"}, "hard childhood": {"ace10"},
        "stress": {"parental_stress", "psi4sf"}, "mood": {"cesd"}, "worry": {"gad7"}, "home": {"home"},
        "attitudes": {"aapi21"}, "relationship": {"raas", "prfq18"},
    }  # fmt: skip
    assert all(measures & asked for measures in domains.values())
    assert all(
        load(key).licence.cls == "score_entry_only" for key in ("asq3", "asqse2", "psi4sf", "home", "aapi21")
    )


@pytest.mark.django_db
def test_empowerment_and_strong_feelings_can_be_measured(browse, kay):
    """CEWH-021, CEWH-031: both are found by a word and offered for a mother."""
    nadia, url = browse("nadia"), reverse("measures:choose", args=[kay.pk])
    assert f"/begin/{'fes'}/" in nadia.get(url, {"q": "empowerment"}).content.decode()
    assert "/begin/ders16/" in nadia.get(url, {"q": "feelings"}).content.decode()


def test_strong_feelings_are_in_the_set_of_a_program():
    """CEWH-031: at intake, one year and two, as an offer."""
    assert _waves(_tasks("btc_like", intake=DAY), "ders16") == ["baseline", "m12", "m24"]


@pytest.mark.django_db
def test_empowerment_comes_in_the_joint_cohort_with_child_welfare(house, kay):
    """CEWH-021: a program that works with child welfare follows a schedule with it; nothing of it goes out."""
    actions.adopt_schedule(house.maple, "joint_with_child_welfare", by=house.system)
    people.register_child(
        known_as("Bo", today() - dt.timedelta(days=90)), caregiver=kay, by=house.actor("nadia")
    )
    lines = queries.due_for(house.actor("nadia"), kay)
    assert "fes" in {line.task.measure for line in lines if line.is_open}
