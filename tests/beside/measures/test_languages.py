"""A measure is given only in a language it exists in, and begins in the one she wants to talk in (BTC-007)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given
from beside.measures.rules.languages import given_in
from beside.measures.rules.refusals import MeasureRefused
from beside.people import actions as people
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def marie(house):
    """A mother who wants to talk French."""
    facts = PersonFacts(names={NameKind.NICKNAME: "Marie"}, language_of_service="fr")
    return people.register_mother(facts, program=house.maple, by=house.actor("nadia"))


@pytest.mark.parametrize(
    ("states", "loaded", "languages"),
    [
        ({"en": "validated", "fr": "validated"}, [], {"en", "fr"}),
        ({"en": "validated", "fr": "exists"}, [], {"en", "fr"}),
        ({"en": "own", "fr": "own"}, [], {"en", "fr"}),
        ({"en": "validated", "fr": "not_validated"}, [], {"en"}),
        ({"en": "validated", "fr": "not_validated"}, ["fr-CA"], {"en", "fr"}),
        ({"en": "validated"}, [], {"en"}),
    ],
)
def test_btc_007_a_measure_is_given_where_a_version_exists_or_was_loaded(states, loaded, languages):
    assert given_in(states, loaded) == languages


def test_btc_007_the_language_of_service_is_kept_with_the_person_and_asked_first(browse, marie):
    assert marie.person.language_of_service == "fr"
    page = browse("nadia").get(reverse("measures:begin", args=[marie.pk, "phq9"])).content.decode()
    before = page[: page.index('value="fr"')]
    assert "checked" in page[len(before) : len(before) + 160]


def test_btc_007_a_language_without_a_version_is_not_offered(browse, house, marie):
    """The PFS in French is not validated (its file says so): no box for it, and no way around."""
    page = browse("nadia").get(reverse("measures:begin", args=[marie.pk, "pfs1"])).content.decode()
    assert 'value="fr"' not in page.split("<main")[1].split("</main")[0]
    given = Given(instrument="pfs1", informant="mother", mode="paper", language="fr", on=today())
    with pytest.raises(MeasureRefused):
        actions.begin(house.maple, marie, given, by=house.actor("nadia"))
