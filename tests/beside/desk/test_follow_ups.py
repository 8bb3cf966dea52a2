"""What is still to come back to stands on a page of hers as well, for those who may read it."""

import pytest
from django.urls import reverse

from beside.care import actions, queries
from beside.care.models import FollowUp
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.rules.circle import CircleRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(house, family):
    """Nadia means to ask about the letter."""
    nadia = house.actor("nadia")
    return actions.add_follow_up(
        house.maple,
        family.mother,
        what="Ask about the letter",
        due_on=today(),
        whose=(nadia.id, nadia.name),
        by=nadia,
    )


def page_of(ask, family, name="nadia"):
    return ask(name, reverse("desk:follow_ups", args=[family.mother.pk]))


def test_her_page_leads_to_what_is_to_come_back_to(ask, family, asked):
    hers = ask("nadia", reverse("desk:client", args=[family.mother.pk])).content.decode()
    assert reverse("desk:follow_ups", args=[family.mother.pk]) in hers
    assert "Ask about the letter" in page_of(ask, family).content.decode()


def test_done_is_a_tap_and_leads_back_to_where_one_was(ask, client, house, family, asked):
    here = reverse("desk:follow_ups", args=[family.mother.pk])
    client.force_login(house.nadia, backend="beside.accounts.backends.SignInBackend")
    done = reverse("desk:follow_up_done", args=[asked.pk])
    assert client.post(done, headers={"referer": f"http://testserver{here}"}).url.endswith(here)
    assert client.post(done).url == reverse("desk:today")
    assert FollowUp.objects.get().done_at is not None
    assert "There is nothing to come back to" in page_of(ask, family).content.decode()


def test_n27_a_peer_sees_only_what_is_for_her_or_by_her(house, family, asked):
    lou = house.actor("lou")
    people.add_to_circle(
        family.mother,
        house.lou,
        program=house.maple,
        role=CircleRole.PEER,
        by=house.actor("nadia"),
    )
    assert queries.follow_ups_of(lou, family.mother) == []
    mine = actions.add_follow_up(
        house.maple,
        family.mother,
        what="Tea",
        due_on=today(),
        whose=(lou.id, lou.name),
        by=house.actor("nadia"),
    )
    assert queries.follow_ups_of(lou, family.mother) == [mine]


def test_another_program_has_no_such_page(ask, house, family, asked):
    assert page_of(ask, family, "kofi").status_code == 404
    assert queries.follow_ups_of(house.actor("kofi"), family.mother) == []
