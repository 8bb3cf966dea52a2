"""BTC-109: the three side by side in any month, empty lanes visible."""

import pytest
from django.urls import reverse

from beside.care import actions, queries
from beside.care.rules.contacts import Happened
from beside.foundation.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def visited(house, family):
    """A visit for Kay and the two together; nothing for Jo alone."""
    told = Happened(
        kind="home_visit",
        place="home",
        on=today(),
        duration=45,
        minutes={family.mother.pk: 45, family.dyad.pk: 30},
        services=["parent_infant_therapy"],
        material=["diapers"],
    )
    return actions.log_contact(house.maple, told, by=house.actor("nadia"))


def lanes(house, family, name, day=None):
    three = [family.mother, family.child, family.dyad]
    return queries.month_lanes(house.actor(name), three, day or today())


def test_each_lane_counts_its_own_and_an_empty_lane_stays(house, family, visited):
    mother, child, dyad = lanes(house, family, "nadia")
    assert (mother.contacts, mother.minutes, mother.help) == (1, 45, (("diapers", 1),))
    assert (child.contacts, child.services, child.help) == (0, (), ())
    assert (dyad.minutes, dyad.services) == (30, (("parent_infant_therapy", 1),))


def test_the_page_shows_the_empty_lane_and_another_month(ask, house, family, visited):
    address = reverse("desk:month", args=[family.mother.pk])
    assert "Nothing this month." in ask("nadia", address).content.decode()
    assert ask("nadia", address, month="2020-02").content.decode().count("Nothing this month.") == 3
    for odd in ("nonsense", "0001-01", "9999-12"):
        assert ask("nadia", address, month=odd).status_code == 200


def test_another_program_has_no_lane_and_no_page(ask, house, family, visited):
    assert lanes(house, family, "kofi") == []
    assert ask("kofi", reverse("desk:month", args=[family.mother.pk])).status_code == 404
