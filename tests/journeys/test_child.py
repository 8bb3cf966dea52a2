"""A child and the two together, written by those who care for the child (J2; the duty of J3).

BTC-008, BTC-009, BTC-023, BTC-078, MCS-031: each page empty, filled and refused, wide and on a phone, with axe.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.care import actions
from beside.care.models import DaycarePlace, DutyDecision, Experience, FollowUp, Observation
from beside.care.rules.childhood import Seen
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind

from .steps import Hand

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WIDTHS = [1366, 390]


@pytest.fixture
def priya(hire):
    return hire("priya", Role.PARENT_INFANT_THERAPIST)


@pytest.fixture
def helen(hire):
    return hire("helen", Role.SUPERVISOR)


@pytest.fixture
def jo(priya, helen, programs):
    """Kay's boy Jo; Priya walks with both and with the two together."""
    by = actor_for(priya)
    kay = people.register_mother(PersonFacts(names={NameKind.NICKNAME: "Kay"}), program=programs(), by=by)
    return people.register_child(PersonFacts(names={NameKind.NICKNAME: "Jo"}), caregiver=kay, by=by)[0]


def given_the_page_of(signed_in_page, user, client, width):
    return Hand(signed_in_page(user, path=reverse("desk:client", args=[client.pk]), width=width))


def when_she_opens(hand, name, axe):
    hand.follow(name)
    hand.page.get_by_role("heading", level=1, name=name).wait_for()
    axe(hand.page)


def when_she_saves_nothing_it_says_so_kindly(hand, axe):
    hand.press("Save")
    hand.page.locator(".govuk-error-summary").wait_for()
    axe(hand.page)


@pytest.mark.parametrize("width", WIDTHS)
def test_btc_009_what_is_seen_between_two_people(priya, jo, signed_in_page, axe, width):
    dyad = jo.dyads_as_child.get()
    hand = given_the_page_of(signed_in_page, priya, dyad, width)
    when_she_opens(hand, "Seen between them", axe)
    hand.follow("Write down what you saw")
    hand.choose("context", "parting")
    when_she_saves_nothing_it_says_so_kindly(hand, axe)
    hand.tick("Out of step, they find each other again")
    hand.write("between", "She waved from the door. He waited, and reached out.")
    hand.press("Save")
    hand.page.get_by_text("She waved from the door.").wait_for()
    axe(hand.page)
    assert Observation.objects.get().subject_id == dyad.pk


@pytest.mark.parametrize("width", WIDTHS)
def test_btc_009_what_was_seen_is_corrected_and_both_versions_stay(priya, jo, signed_in_page, axe, width):
    dyad = jo.dyads_as_child.get()
    seen = Seen(on=today(), context="play", between="She sang, he answered.")
    actions.write_observation(dyad, seen, by=actor_for(priya))
    hand = given_the_page_of(signed_in_page, priya, dyad, width)
    when_she_opens(hand, "Seen between them", axe)
    hand.press_at("a:has-text('Add or correct')")
    hand.write("between", "He sang, she answered.")
    when_she_saves_nothing_it_says_so_kindly(hand, axe)
    hand.write("reason", "I had it the wrong way round")
    hand.press("Save")
    hand.page.get_by_text("He sang, she answered.").wait_for()
    hand.page.get_by_text("Written before").click()
    hand.page.get_by_text("She sang, he answered.").wait_for()
    assert hand.page.get_by_text("I had it the wrong way round").is_visible()
    axe(hand.page)
    hand.press("Undo")
    hand.page.get_by_text("She sang, he answered.").wait_for()
    assert hand.page.get_by_text("Written before").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_btc_023_what_a_child_lived_through_starts_nothing(priya, jo, signed_in_page, axe, width):
    hand = given_the_page_of(signed_in_page, priya, jo, width)
    when_she_opens(hand, "What this child has lived through", axe)
    hand.follow("Write something down")
    when_she_saves_nothing_it_says_so_kindly(hand, axe)
    hand.tick("A time apart from somebody loved")
    hand.write("child", "He looks at the door.")
    hand.press("Save")
    hand.page.get_by_text("He looks at the door.").wait_for()
    axe(hand.page)
    assert Experience.objects.get().subject_id == jo.pk
    assert not DutyDecision.objects.exists() and not FollowUp.objects.exists()


@pytest.mark.parametrize("width", WIDTHS)
def test_btc_023_n17_two_people_write_down_a_duty_they_considered(priya, jo, signed_in_page, axe, width):
    hand = given_the_page_of(signed_in_page, priya, jo, width)
    when_she_opens(hand, "A duty under the law, considered", axe)
    hand.follow("Write down a decision")
    when_she_saves_nothing_it_says_so_kindly(hand, axe)
    hand.page.locator("select[name=together_with]").select_option(label="Helen")
    hand.tick("No, there are no grounds for a report")
    hand.write("reasons", "He was with his aunt the whole time.")
    hand.write("decided", "No report.")
    hand.tick("Not yet")
    when_she_saves_nothing_it_says_so_kindly(hand, axe)
    hand.write("mother_told_words", "On Friday, together.")
    hand.press("Save")
    hand.page.get_by_text("Nothing was sent to anybody").first.wait_for()
    axe(hand.page)
    assert DutyDecision.objects.get().with_name == "Helen"


@pytest.mark.parametrize("width", WIDTHS)
def test_mcs_031_a_daycare_place_step_by_step(priya, jo, signed_in_page, axe, width):
    hand = given_the_page_of(signed_in_page, priya, jo, width)
    when_she_opens(hand, "A daycare place", axe)
    hand.follow("Add a place")
    when_she_saves_nothing_it_says_so_kindly(hand, axe)
    hand.write("place", "Sunflower")
    hand.day("applied_on", today() - dt.timedelta(days=30))
    hand.write("would_help", "The fee form")
    hand.press("Save")
    hand.page.get_by_role("heading", name="Sunflower").wait_for()
    axe(hand.page)
    hand.follow("Next step or change", exact=False)
    hand.day("offered_on", today())
    hand.press("Save")
    hand.page.get_by_text("Offered ·").wait_for()
    assert DaycarePlace.objects.get().offered_on == today()


@pytest.mark.parametrize("width", WIDTHS)
def test_btc_008_btc_078_what_protects_first_and_what_this_child_is_like(
    priya, jo, signed_in_page, site, axe, width
):
    hand = given_the_page_of(signed_in_page, priya, jo, width)
    record = site + reverse("people:client", args=[jo.pk])
    hand.page.goto(record)
    axe(hand.page)
    hand.follow("Write Since birth")
    axe(hand.page)
    hand.tick("Is comforted when upset")
    hand.write("hard", "Loud rooms")
    hand.press("Save")
    hand.page.get_by_text("Is comforted when upset").wait_for()
    hand.page.goto(site + reverse("people:quality_add", args=[jo.pk]))
    axe(hand.page)
    hand.tick("Temperament")
    hand.write("what", "Looks long before joining in")
    hand.write("helps", "With new faces")
    hand.press("Save")
    hand.page.get_by_text("Looks long before joining in").wait_for()
    axe(hand.page)
