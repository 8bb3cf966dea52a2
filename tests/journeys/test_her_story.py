"""Her story and her safety in the browser: told with her worker, read by few, followed by nothing.

Rows: BTC-019, -020, -041, MCS-022, -039, CEWH-043; N02.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.rules.circle import CircleRole
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.inputs import PersonFacts, TieWords
from beside.people.rules.names import NameKind
from beside.people.rules.stories import StoryKind
from beside.people.rules.ties import TieKind

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def nadia(hire):
    return hire("nadia")


@pytest.fixture
def kay(nadia, programs):
    by = actor_for(nadia)
    mother = people.register_mother(PersonFacts(names={NameKind.NICKNAME: "Kay"}), program=programs(), by=by)
    born = KnownDate(today() - dt.timedelta(days=70), Precision.EXACT)
    people.register_child(PersonFacts(names={NameKind.NICKNAME: "Jo"}, born=born), caregiver=mother, by=by)
    people.write_story(mother, StoryKind.WHAT_WORKS, {"how_to_talk": "Straight, no paper voice"}, by=by)
    people.add_tie(mother, TieKind.SPONSOR, called="Bev", words=TieWords(on=today()), by=by)
    return mother


def open_her_story(page):
    page.get_by_role("link", name="Her story and her safety").click()
    page.get_by_role("heading", level=1, name="Her story and her safety").wait_for()


def go(page, name):
    link = page.get_by_role("link", name=name, exact=True)
    link.or_(page.get_by_role("button", name=name, exact=True)).first.click()  # a link may look like a button
    page.wait_for_load_state()


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.").first.wait_for()


def write_day(page, name, day):
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.fill(f"[name={name}_{part}]", str(value))


@pytest.mark.parametrize("width", [1366, 390])
def test_her_story_is_told_page_by_page(kay, nadia, signed_in_page, axe, width):
    page = signed_in_page(nadia, path=reverse("desk:client", args=[kay.pk]), width=width)
    first = page.locator("main h2").first
    assert first.inner_text() == "What works for me"  # CEWH-043
    axe(page)
    open_her_story(page)
    axe(page)
    then_a_talk_about_safety_stands_side_by_side(page, axe)
    then_a_hard_date_is_kept(page, axe)
    then_what_she_lived_through_may_be_left(page, axe)
    then_a_return_to_use_is_told_and_joined(page, axe)
    then_the_pathway_is_marked(page, axe)
    then_her_outside_supports_have_her_rule(page, axe)
    page.goto(page.url.split("/desk/")[0] + "/desk/")
    page.get_by_text("is a hard day for her. She would like a kind word.").wait_for()
    assert "The third of May" not in page.content()


def then_a_talk_about_safety_stands_side_by_side(page, axe):
    go(page, "Talks about safety")
    axe(page)
    go(page, "Write down a talk")
    save_button = page.get_by_role("button", name="Save", exact=True)
    page.fill("[name=her_number]", "12")
    save_button.click()
    page.locator(".govuk-error-summary").wait_for()
    axe(page)
    page.fill("[name=her_number]", "8")
    page.fill("[name=her_reasons]", "A new door")
    page.fill("[name=worker_number]", "5")
    page.fill("[name=worker_reasons]", "He has the old number")
    save(page)
    axe(page)
    assert (
        page.get_by_text("A new door").is_visible() and page.get_by_text("He has the old number").is_visible()
    )
    go(page, "Back")


def then_a_hard_date_is_kept(page, axe):
    go(page, "Hard dates")
    axe(page)
    go(page, "Add a day")
    axe(page)
    page.fill("[name=words]", "The third of May")
    write_day(page, "day", today() + dt.timedelta(days=1))
    page.get_by_label("Yes, from the day before").check()
    save(page)
    axe(page)
    go(page, "Back")


def then_what_she_lived_through_may_be_left(page, axe):
    go(page, "What she has lived through")
    axe(page)
    go(page, "Write")
    axe(page)
    page.select_option("[name=left_childhood]", "prefer_not")
    save(page)
    assert page.get_by_text("Prefers not to say").is_visible()
    axe(page)
    go(page, "Back")


def then_a_return_to_use_is_told_and_joined(page, axe):
    go(page, "Learning from a return to use")
    axe(page)
    go(page, "Write down what she tells")
    axe(page)
    page.fill("[name=her_words]", "Two nights")
    page.fill("[name=safe_for_child]", "Jo was with my sister")
    save(page)
    axe(page)
    page.get_by_role("link", name="What was around it").click()
    page.wait_for_load_state()
    axe(page)
    go(page, "Join something to it")
    axe(page)
    page.select_option("[name=what]", "family")
    page.fill("[name=words]", "My brother called")
    page.get_by_label("It came before").check()
    save(page)
    axe(page)
    assert page.get_by_text("My brother called").is_visible()
    go(page, "Back")
    go(page, "Back")


def then_the_pathway_is_marked(page, axe):
    go(page, "Around a birth")
    axe(page)
    page.get_by_role("button", name="Not for now – Child care, and a break for her").click()
    page.get_by_text("Saved.").first.wait_for()
    assert page.locator(".govuk-tag", has_text="Not for now").count() == 1
    axe(page)
    go(page, "Back")


def then_her_outside_supports_have_her_rule(page, axe):
    go(page, "Supports she keeps outside")
    axe(page)
    assert page.get_by_text("Nobody contacts them").is_visible()
    page.get_by_role("link", name="Change what she says").click()
    page.wait_for_load_state()
    page.get_by_label("Only with her yes each time").check()
    page.fill("[name=contact_about]", "Only when she does not answer")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state()
    axe(page)
    go(page, "Supports she keeps outside")
    assert page.get_by_text("Only when she does not answer").is_visible()


def test_a_page_nobody_has_written_on_yet_says_how_to_begin(kay, hire, programs, nadia, signed_in_page, axe):
    """Also for an educator: what she may not open is not there, and each page she may open is whole."""
    joelle = hire("joelle", Role.EARLY_CHILDHOOD_EDUCATOR)
    people.add_to_circle(kay, joelle, program=programs(), role=CircleRole.EDUCATOR, by=actor_for(nadia))
    page = signed_in_page(joelle, path=reverse("care:story", args=[kay.pk]), width=390)
    axe(page)
    assert page.get_by_role("link", name="What she has lived through").count() == 0
    assert page.get_by_role("link", name="Learning from a return to use").count() == 0
    for name in ("safety_talks", "hard_dates", "pathway"):
        page.goto(page.url.split("/desk/")[0] + reverse(f"care:{name}", args=[kay.pk]))
        axe(page)
