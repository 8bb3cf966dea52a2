"""What cannot be, typed in a real browser: a calm sentence that says what to do, and nothing typed is lost.

The issue's bad input and bad days, as a worker meets them. What needs no browser is in tests/beside/people,
tests/beside/trust/test_bad_days.py, tests/beside/care/test_full_disk.py and test_kills.py. N31.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from beside.foundation.clock import today
from beside.people.models import Birth, Client, Pregnancy
from tests.beside.people.conftest import house, kay, pregnancy  # noqa: F401

from .steps import Hand

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NAME = "\u0646\u0648\u0631 \N{SEEDLING}"  # from right to left, with a seedling


@pytest.fixture
def hand(house, signed_in_page):  # noqa: F811
    return Hand(signed_in_page(house.nadia, path="/desk/"))


@pytest.fixture
def go(hand, site):
    """``go("people:client", pk)``: open an address by its name."""

    def to(name, *args):
        hand.page.goto(site + reverse(name, args=args))

    return to


def then_she_reads(hand, words):
    summary = hand.page.locator(".govuk-error-summary")
    summary.wait_for()
    assert words in summary.inner_text()


def test_a_due_date_a_year_away_and_a_day_that_never_was(hand, go, kay, axe):  # noqa: F811
    go("people:pregnancy_add", kay.pk)
    hand.day("due_date", today() + dt.timedelta(days=400))
    hand.press("Save")
    then_she_reads(hand, "Check the month and the year")
    hand.write("due_date_day", "31")
    hand.page.locator("[name=due_date_month]").fill("4")
    hand.page.locator("[name=due_date_year]").fill(str(today().year))
    hand.write("weeks_first_contact", "12")
    hand.press("Save")
    then_she_reads(hand, "has 30 days. Check the day")
    assert hand.page.input_value("[name=due_date_day]") == "31"
    assert hand.page.input_value("[name=weeks_first_contact]") == "12"
    axe(hand.page)
    assert not Pregnancy.objects.exists()


def test_a_birth_before_the_pregnancy_and_a_child_older_than_her_mother(hand, go, kay, pregnancy):  # noqa: F811
    go("people:birth", kay.pk, pregnancy.pk)
    hand.day("baby1-on", today() - dt.timedelta(days=300))
    hand.write("baby1-called", "Jo")
    hand.press("Save the birth")
    then_she_reads(hand, "lies before the pregnancy could have begun")
    assert hand.page.input_value("[name='baby1-called']") == "Jo"
    go("people:person_edit", kay.pk)
    hand.page.locator("[name=born_year]").fill("2020")
    hand.page.get_by_role("button", name="Save").first.click()
    hand.page.wait_for_load_state()
    go("people:child_add", kay.pk)
    hand.page.locator("[name=called]").fill("Bo")
    hand.page.locator("[name=born_year]").fill("2015")
    hand.press("Add the child")
    then_she_reads(hand, "Check both birth dates")
    assert not Birth.objects.exists()
    assert Client.objects.filter(kind="child").count() == 0


def test_a_name_from_right_to_left_with_a_picture_in_it(hand, go, axe):
    go("people:mother_add")
    hand.write("called", NAME)
    hand.press("Enter her")
    hand.page.get_by_role("heading", level=1, name=NAME).wait_for()
    axe(hand.page)
    assert Client.objects.get().display_name == NAME


def test_twenty_thousand_signs_are_kept_and_one_more_is_given_back(hand, go, kay):  # noqa: F811
    go("people:story", kay.pk, "hopes")
    box = hand.page.locator("main textarea").first
    box.fill("é" * 20_001)
    hand.press("Save")
    then_she_reads(hand, "20")
    box = hand.page.locator("main textarea").first
    assert len(box.input_value()) == 20_001
    box.fill("é" * 20_000)
    hand.press("Save")
    hand.page.get_by_text("éééé").first.wait_for()


def test_n31_a_connection_lost_in_mid_form_loses_no_word(hand, go):
    hand.page.clock.install()
    go("people:mother_add")
    hand.write("called", "Willow by the water")
    hand.page.context.set_offline(True)
    hand.press("Enter her")
    hand.page.get_by_text("There is no connection just now, and nothing is saved yet").wait_for()
    assert hand.page.input_value("[name=called]") == "Willow by the water"
    assert not Client.objects.exists()
    hand.page.context.set_offline(False)
    hand.page.clock.run_for(1100)  # a button takes one press a second
    hand.press("Enter her")
    hand.page.get_by_role("heading", level=1, name="Willow by the water").wait_for()
    assert Client.objects.count() == 1
