"""Three clients at once: a woman by nickname, her pregnancy, twins; found by misspelt names; who may open what.

Everything is entered by hand in the browser, as a worker does it.
MCS-040, BTC-033: mother, child and the two together are each a client. Trust criteria 1 to 3, 22; N03, N11, N15.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from beside.accounts.rules import Role
from beside.foundation.clock import today
from beside.people.models import Assignment, Client, OpeningReason, Pregnancy

from .steps import Hand

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def nadia(hire):
    return hire("nadia")


@pytest.fixture
def twins(nadia, signed_in_page, site):
    """Rosalind with Malachi and Ophelia, entered by Nadia on the pages."""
    page = signed_in_page(nadia, path="/desk/")
    hand = Hand(page)
    when_a_woman_is_welcomed_by_a_nickname(hand, "Rosalind")
    when_her_pregnancy_is_entered(hand, today() + dt.timedelta(days=20))
    when_twins_are_born(hand, ("Malachi", "Ophelia"), today())
    page.context.close()
    return Client.objects.get(kind="mother")


def when_a_woman_is_welcomed_by_a_nickname(hand, nickname):
    hand.follow("Families")
    hand.follow("Welcome somebody")
    hand.write("called", nickname)
    hand.press("Enter her")
    hand.page.get_by_role("heading", level=1, name=nickname).wait_for()


def when_her_pregnancy_is_entered(hand, due):
    hand.follow("Add a pregnancy")
    hand.day("due_date", due)
    hand.tick("An ultrasound")
    hand.press("Save")
    hand.page.get_by_role("link", name="A birth").wait_for()


def when_twins_are_born(hand, names, on):
    hand.follow("A birth")
    hand.follow("Twins")
    for number, name in enumerate(names, start=1):
        hand.day(f"baby{number}-on", on)
        hand.write(f"baby{number}-called", name)
        hand.choose(f"baby{number}-went_home_with", "mother")
    hand.press("Save the birth")
    hand.page.get_by_text(f"Rosalind and {names[1]}").first.wait_for()


def when_she_types_and_presses_enter(page, text):
    page.keyboard.press("/")
    page.keyboard.type(text)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


MISSPELT = (("rosalnd", "Rosalind"), ("malaci", "Malachi"), ("ophela", "Ophelia"))


def then_the_house_holds_three_kinds_of_clients_once(nadia):
    kinds = sorted(Client.objects.values_list("kind", flat=True))
    assert kinds == ["child", "child", "dyad", "dyad", "mother"]
    assert Pregnancy.objects.get().outcome == "birth"
    walked = Assignment.objects.current(today()).filter(user=nadia).values_list("client_id", flat=True)
    assert set(walked) == set(Client.objects.values_list("pk", flat=True))


def then_all_are_among_the_hits_of_a_slip(page, names):
    page.fill("#beside-search", "rosalnd")
    page.get_by_role("button", name="Find").click()
    page.locator("[data-first-hit]").wait_for()
    assert {line.split("\n")[0] for line in page.locator(".hits__line a").all_inner_texts()} == names


def test_mcs_040_btc_033_her_worker_enters_and_finds_all_three(nadia, twins, signed_in_page, site, axe):
    then_the_house_holds_three_kinds_of_clients_once(nadia)
    page = signed_in_page(nadia, path="/desk/week/")
    for typed, heading in MISSPELT:
        when_she_types_and_presses_enter(page, typed)
        page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
    together = {"Rosalind and Malachi", "Rosalind and Ophelia"}
    then_all_are_among_the_hits_of_a_slip(page, {"Rosalind", *together})
    for client in Client.objects.all():
        page.goto(site + reverse("desk:client", args=[client.pk]))
        page.get_by_role("heading", level=1, name=client.display_name, exact=True).wait_for()
        axe(page)
    page.goto(site + reverse("desk:client", args=[twins.pk]))
    cards = page.locator(".beside-card").all_inner_texts()
    assert all(any(name in card for card in cards) for name in together)


def test_a_colleague_of_the_program_finds_them_and_is_asked_for_a_reason(hire, twins, signed_in_page, axe):
    page = signed_in_page(hire("tess"), path="/desk/")
    for typed, name in MISSPELT:
        when_she_types_and_presses_enter(page, typed)
        page.get_by_role("heading", level=1, name="You do not walk with this family").wait_for()
        assert page.locator(".govuk-caption-l").inner_text() == name
        assert page.get_by_text("The key worker is Nadia.").is_visible()
    axe(page)
    page.fill("[name=reason]", "I cover for Nadia today")
    page.locator("main form button").first.click()
    page.get_by_role("heading", level=1, name="Ophelia", exact=True).wait_for()
    assert OpeningReason.objects.get().reason == "I cover for Nadia today"


def test_n11_another_program_and_an_administrator_learn_nothing(hire, twins, signed_in_page, site, axe):
    kofi = signed_in_page(hire("kofi", Role.COUNSELLOR, "Harbour"), path="/desk/")
    ruth = signed_in_page(hire("ruth", Role.ADMINISTRATOR, None), path="/desk/")
    assert ruth.locator("#beside-search").count() == 0
    for typed, name in MISSPELT:
        when_she_types_and_presses_enter(kofi, typed)
        assert kofi.get_by_text("Nobody of your families has this name").is_visible()
        assert name not in kofi.locator("main").inner_text()
        assert ruth.goto(f"{site}{reverse('desk:search')}?q={typed}").status == 403
        assert name not in ruth.locator("body").inner_text()
    for client in Client.objects.all():
        address = site + reverse("desk:client", args=[client.pk])
        assert kofi.goto(address).status == 404
        assert ruth.goto(address).status in {403, 404}
    axe(kofi)
    axe(ruth)


def test_a_manager_finds_names_and_key_workers_and_opens_nothing(hire, twins, signed_in_page, axe):
    page = signed_in_page(hire("dana", Role.MANAGER), path="/desk/")
    when_she_types_and_presses_enter(page, "rosalnd")
    assert page.locator(".hits__line").first.inner_text().startswith("Rosalind")
    assert page.locator(".hits__line a").count() == 0
    axe(page)
    hand = Hand(page)
    hand.follow("Families")
    assert page.get_by_text("Rosalind").first.is_visible()
    assert page.locator("main table a").count() == 0
    axe(page)
