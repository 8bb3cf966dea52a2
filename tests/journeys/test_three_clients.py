"""Three clients at once: a woman by nickname, her pregnancy, twins; found by misspelt names; who may open what.

MCS-040, BTC-033: mother, child and the two together are each a client. Trust criteria 1 to 3, 22; N11, N15.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.models import Client, OpeningReason
from beside.people.rules.inputs import PregnancyFacts

from .steps import Hand

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def nadia(hire):
    return hire("nadia")


@pytest.fixture
def twins(nadia, programs):
    """Rosalind with Malachi and Ophelia, entered by Nadia through the product's own actions."""
    from beside.people.rules.inputs import PersonFacts
    from beside.people.rules.names import NameKind
    from beside.people.rules.pregnancy import BirthFacts, WentHomeWith

    by = actor_for(nadia)
    mother = people.register_mother(
        PersonFacts(names={NameKind.NICKNAME: "Rosalind"}), program=programs(), by=by
    )
    pregnancy = people.record_pregnancy(
        mother, PregnancyFacts(due_date=today() + dt.timedelta(days=20)), by=by
    )
    born = [
        BirthFacts(on=today(), called=name, went_home_with=WentHomeWith.MOTHER)
        for name in ("Malachi", "Ophelia")
    ]
    people.record_birth(pregnancy, born, by=by)
    return mother


def when_she_types_and_presses_enter(page, text):
    page.keyboard.press("/")
    page.keyboard.type(text)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def test_ux35_each_of_the_three_is_found_by_a_misspelt_name_and_enter(nadia, twins, signed_in_page, axe):
    page = signed_in_page(nadia, path="/desk/week/")
    for typed, heading in (("rosalnd", "Rosalind"), ("malaci", "Malachi"), ("ophela", "Ophelia")):
        when_she_types_and_presses_enter(page, typed)
        page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
    axe(page)


def test_the_button_of_the_search_box_shows_all_hits(nadia, twins, signed_in_page, axe):
    page = signed_in_page(nadia, path="/desk/", width=390)
    page.fill("#beside-search", "Rosalind")
    page.get_by_role("button", name="Find").click()
    page.locator("[data-first-hit]").wait_for()
    assert page.locator(".hits__line").count() == 3
    axe(page)


def test_mcs_040_mother_child_and_together_each_open(nadia, twins, signed_in_page, site, axe):
    page = signed_in_page(nadia, path=reverse("desk:client", args=[twins.pk]))
    assert page.locator(".beside-card", has_text="Rosalind and Malachi").first.is_visible()
    for client in Client.objects.all():
        page.goto(site + reverse("desk:client", args=[client.pk]))
        page.get_by_role("heading", level=1, name=client.display_name, exact=True).wait_for()
        axe(page)


def test_a_colleague_of_the_program_is_asked_for_a_reason(hire, twins, signed_in_page, axe):
    page = signed_in_page(hire("tess"), path="/desk/")
    when_she_types_and_presses_enter(page, "Rosalind")
    axe(page)
    page.fill("[name=reason]", "I cover for Nadia today")
    page.locator("main form button").first.click()
    page.get_by_role("heading", level=1, name="Rosalind", exact=True).wait_for()
    assert OpeningReason.objects.get().reason == "I cover for Nadia today"


def test_n11_another_program_and_an_administrator_learn_nothing(hire, twins, signed_in_page, site, axe):
    kofi = signed_in_page(hire("kofi", Role.COUNSELLOR, "Harbour"), path="/desk/")
    when_she_types_and_presses_enter(kofi, "Rosalind")
    assert "Rosalind" not in kofi.locator("main .hits").all_text_contents()
    assert kofi.get_by_text("Nobody of your families has this name").is_visible()
    assert kofi.goto(site + reverse("desk:client", args=[twins.pk])).status == 404
    ruth = signed_in_page(hire("ruth", Role.ADMINISTRATOR, None), path="/desk/")
    assert ruth.locator("#beside-search").count() == 0
    assert ruth.goto(site + reverse("desk:client", args=[twins.pk])).status in {403, 404}
    axe(ruth)


def test_a_manager_finds_names_and_key_workers_and_opens_nothing(hire, twins, signed_in_page, axe):
    page = signed_in_page(hire("dana", Role.MANAGER), path="/desk/")
    when_she_types_and_presses_enter(page, "Rosalind")
    assert page.locator(".hits__line").first.inner_text().startswith("Rosalind")
    assert page.locator(".hits__line a").count() == 0
    axe(page)
    hand = Hand(page)
    hand.follow("Families")
    assert page.get_by_text("Rosalind").first.is_visible()
    assert page.locator("main table a").count() == 0
    axe(page)
