"""A caregiver of a child living elsewhere is asked only after agreeing; the rules of suspension read it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from beside.foundation.clock import today
from beside.measures import actions, queries
from beside.measures.actions import Given
from beside.measures.models import CaregiverAgreement
from beside.measures.rules.refusals import MeasureRefused
from beside.people import actions as people
from beside.people.rules.inputs import SeparationFacts

from ..people.conftest import known_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def apart(house, kay):
    """Bo, four months, who lives with kin for now; the program follows a schedule."""
    actions.adopt_schedule(house.maple, "btc_like", by=house.system)
    child, dyad = people.register_child(
        known_as("Bo", today() - dt.timedelta(days=125)), caregiver=kay, by=house.actor("nadia")
    )
    facts = SeparationFacts(from_date=today() - dt.timedelta(days=9), lives_with="kin")
    people.begin_separation(dyad, facts, by=house.actor("nadia"))
    return child


def _screening(house, child):
    lines = queries.due_for(house.actor("nadia"), child)
    return next(line.task for line in lines if line.task.measure == "asq3" and line.is_open)


def test_without_an_agreement_the_screening_is_optional_and_says_why(house, apart):
    """The rule "child not in mother's care": measures of the child go to the caregiver only with consent."""
    task = _screening(house, apart)
    assert task.optional and "only with consent" in task.why.en


def test_with_an_agreement_it_is_for_the_caregiver(house, apart):
    nadia = house.actor("nadia")
    actions.agree_caregiver(apart, whose="her aunt", how="in_person", on=today(), by=nadia)
    task = _screening(house, apart)
    assert not task.optional and "current caregiver" in task.why.en
    actions.take_back_agreement(CaregiverAgreement.objects.get(), by=nadia)
    assert _screening(house, apart).optional


def test_a_caregiver_elsewhere_answers_only_after_agreeing(house, apart):
    nadia = house.actor("nadia")
    given = Given(instrument="asqse2", informant="other_caregiver", mode="paper", language="en", on=today())
    with pytest.raises(MeasureRefused) as refused:
        actions.begin(house.maple, apart, given, by=nadia)
    assert refused.value.because == "informant"
    actions.agree_caregiver(apart, whose="her aunt", how="by_phone", on=today(), by=nadia)
    assert actions.begin(house.maple, apart, given, by=nadia).informant == "other_caregiver"


def test_the_page_writes_it_down_and_takes_it_back(browse, apart):
    """Works without JavaScript; the mother stays the child's mother (N15)."""
    nadia, url = browse("nadia"), reverse("measures:caregiver", args=[apart.pk])
    assert "stays the child’s mother" in nadia.get(url).content.decode()
    sent = {"whose": "her aunt Ana", "how": "in_writing", "on": today().isoformat()}
    assert nadia.post(url, sent).status_code == 302
    assert "her aunt Ana" in nadia.get(url).content.decode()
    nadia.post(url, sent | {"whose": "his grandmother"})
    assert CaregiverAgreement.objects.filter(until__isnull=True).count() == 1
    nadia.post(reverse("measures:caregiver_end", args=[apart.pk]))
    assert not CaregiverAgreement.objects.filter(until__isnull=True).exists()
    assert nadia.post(url, sent | {"on": "2999-01-01"}).status_code != 302


@pytest.mark.parametrize("who", ["lou", "dana", "kofi", "ruth"])
def test_it_is_not_for_others(browse, apart, who):
    assert browse(who).get(reverse("measures:caregiver", args=[apart.pk])).status_code in {403, 404}
