"""Measures in a real browser: a form typed by keyboard, the tablet, charts, and no accessibility finding."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given
from beside.measures.models import Administration
from beside.people import actions as people
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind
from beside_instruments import load

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FACTS = {"informant": "mother", "mode": "paper", "language": "en"}


@pytest.fixture
def nadia(hire):
    return hire("nadia", Role.COUNSELLOR, "Maple House")


@pytest.fixture
def kay(nadia, programs):
    """Kay and her boy Jo of four months, in a program that follows a schedule."""
    actor, program = actor_for(nadia), programs("Maple House")
    mother = people.register_mother(PersonFacts(names={NameKind.NICKNAME: "Kay"}), program=program, by=actor)
    born = KnownDate(today() - dt.timedelta(days=125), Precision.EXACT)
    people.register_child(PersonFacts(names={NameKind.NICKNAME: "Jo"}, born=born), caregiver=mother, by=actor)
    actions.adopt_schedule(program, "btc_like", by=Actor.system("journeys"))
    return mother


@pytest.fixture
def begin(nadia, kay, programs):
    """``begin("cesd")``: an open measure of Kay's."""

    def one(key, client=None, **facts):
        given = Given(instrument=key, **{**FACTS, "on": today(), **facts})
        return actions.begin(programs("Maple House"), client or kay, given, by=actor_for(nadia))

    return one


def _finish(given, nadia, value):
    items = load(given.instrument).items
    actions.give_answers(given, {item.id: str(value) for item in items}, by=actor_for(nadia))
    return actions.finish(given, by=actor_for(nadia))


def test_twenty_items_take_twenty_keys_and_enter(signed_in_page, nadia, begin):
    """J2, MCS-019: a 20-item form is typed by number keys alone; each answer is kept as it is typed."""
    given = begin("cesd")
    page = signed_in_page(nadia, f"/desk/measures/{given.pk}/")
    page.locator("[data-item='1'] input").first.wait_for()
    pressed = 0
    for number in range(20):
        page.keyboard.press(str(number % 4))
        pressed += 1
    expect(page.locator("[data-state]").nth(19)).to_have_text("kept", timeout=15000)
    assert given.answers.count() == 20 and page.locator("[data-done]").inner_text() == "20"
    assert page.evaluate("document.activeElement.hasAttribute('data-finish')")
    page.keyboard.press("Enter")
    pressed += 1
    page.wait_for_url("**/scores/")
    assert pressed == 21  # at three keys a second well under a minute
    assert "of 60" in page.content()


def test_a_sheet_half_typed_goes_on_where_it_was(signed_in_page, nadia, begin):
    """Resumable: the first item without an answer is waiting; - leaves one blank, Backspace goes back."""
    given = begin("gad7")
    page = signed_in_page(nadia, f"/desk/measures/{given.pk}/")
    page.locator("[data-item='1'] input").first.wait_for()
    for key in ("1", "-", "3", "Backspace", "2"):
        page.keyboard.press(key)
    expect(page.locator("[data-state]").nth(2)).to_have_text("kept", timeout=15000)
    page.wait_for_load_state("networkidle")
    answers = {row.item: row.value for row in given.answers.all()}
    assert answers == {"1": 1, "2": None, "3": 2}
    page.goto(page.url)
    assert page.evaluate("document.activeElement.closest('[data-item]').dataset.item") == "4"


def test_every_page_of_measures_is_accessible(signed_in_page, nadia, kay, begin, axe):
    """Zero axe findings on the pages of measures, wide and narrow."""
    old = begin("phq9", on=today() - dt.timedelta(days=100))
    _finish(old, nadia, 1)
    done = _finish(begin("phq9"), nadia, 2)
    sheet, bare = begin("cesd"), begin("epds")
    dyad = kay.dyads_as_caregiver.get()
    paths = [
        "/desk/",
        f"/desk/family/{kay.pk}/",
        f"/desk/family/{kay.pk}/measures/",
        f"/desk/family/{dyad.pk}/measures/",
        f"/desk/family/{dyad.child_id}/measures/",
        f"/desk/family/{dyad.pk}/measures/pair/",
        f"/desk/family/{kay.pk}/measures/began/",
        f"/desk/family/{kay.pk}/measures/choose/",
        f"/desk/family/{kay.pk}/measures/begin/phq9/",
        f"/desk/family/{dyad.pk}/measures/begin/eas4/",
        f"/desk/measures/{sheet.pk}/",
        f"/desk/measures/{bare.pk}/",
        f"/desk/measures/{sheet.pk}/put-aside/",
        f"/desk/measures/{done.pk}/scores/",
        "/desk/measures/",
        "/desk/measures/of/phq9/",
    ]
    for width in (1366, 390):
        page = signed_in_page(nadia, paths[0], width=width)
        for path in paths:
            page.goto(page.url.split("/desk/")[0] + path)
            axe(page)


def test_the_tablet_from_code_to_thank_you(signed_in_page, open_page, nadia, begin, axe):
    """BTC-031: one question a page, no account, neutral titles, calm to the end, in both widths."""
    given = begin("being_heard", mode="self")
    desk = signed_in_page(nadia, f"/desk/measures/{given.pk}/")
    desk.get_by_role("button", name="Hand over the tablet").click()
    axe(desk)
    code = desk.locator(".measure-code").inner_text()
    tablet = open_page("/t/", width=390)
    axe(tablet)
    tablet.get_by_label("Your code").fill(code)
    tablet.get_by_role("button", name="Go on").click()
    axe(tablet)
    tablet.get_by_role("button", name="Begin").click()
    for number in range(4):
        axe(tablet)
        if number == 1:
            tablet.get_by_role("button", name="Leave this one out").click()
        else:
            tablet.locator("input[type=radio]").nth(2).check()
            tablet.get_by_role("button", name="Next").click()
    axe(tablet)
    tablet.get_by_label("Yes, they may read them").check()
    tablet.get_by_role("button", name="Finish").click()
    axe(tablet)
    assert "Thank you" in tablet.content()
    desk.goto(desk.url.split("/desk/")[0] + f"/desk/measures/{given.pk}/scores/")
    axe(desk)
    assert Administration.objects.get(pk=given.pk).standing == "done"


def test_the_sheet_works_without_javascript(signed_in_page, nadia, begin):
    given = begin("gad7")
    page = signed_in_page(nadia, f"/desk/measures/{given.pk}/", javascript=False)
    for number in range(1, 8):
        page.locator(f"input[name='a_{number}'][value='1']").check()
    page.get_by_role("button", name="Finish").click()
    assert "7 of 21" in page.content()
