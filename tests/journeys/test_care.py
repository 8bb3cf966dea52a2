"""A working day in the browser: seconds and presses counted, and the bad days on which nothing typed is lost.

UX: logging a contact from Today takes at most 3 clicks and 20 seconds; a home visit with its note at most 6
interactions; a talk on the street half a minute on a phone; twenty heads three minutes. Seconds are those of a
person (``pace.py``), with what the machine took on top. N31, trust criteria 28, 40 and 42.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.urls import reverse

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.care import actions
from beside.care.models import Contact, Headcount, Note, OutreachContact, Passage
from beside.care.rules.contacts import Happened, WrittenPassage
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.models import Client
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind

from .pace import DESK, PHONE
from .steps import Hand

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WORDS = "Kay told about her week, and laughed"


@pytest.fixture
def nadia(hire):
    return hire("nadia")


@pytest.fixture
def kay(nadia, programs):
    facts = PersonFacts(names={NameKind.NICKNAME: "Kay"})
    mother = people.register_mother(facts, program=programs(), by=actor_for(nadia))
    people.register_child(PersonFacts(names={NameKind.NICKNAME: "Jo"}), caregiver=mother, by=actor_for(nadia))
    return mother


@pytest.fixture
def visit(kay, nadia, programs):
    """A visit in the book today."""
    booked = actions.Visit(
        on=today(),
        at=dt.time(10),
        minutes=55,
        kind="home_visit",
        place="home",
        clients=[kay],
        worker=(str(nadia.pk), "Nadia"),
    )
    return actions.book(programs(), booked, by=actor_for(nadia))[0]


@pytest.fixture
def form_page(kay, nadia, signed_in_page):
    """The contact form, open, with words typed and not saved."""
    page = signed_in_page(nadia, path=reverse("care:contact_add", args=[kay.pk]))
    page.set_default_timeout(15_000)
    page.fill(f"[name=text_{kay.pk}]", WORDS)
    return page


def given_her_session_is_too_old():
    """She was called away for longer than a session may lie idle."""
    for row in Session.objects.all():
        session = SessionStore(row.session_key)
        session.update(dict.fromkeys(("began", "seen"), 0))
        session.save()


def save_button(page):
    return page.get_by_role("button", name="Save", exact=True)


@pytest.mark.parametrize(("width", "pace"), [(390, PHONE), (1366, DESK)])
def test_ux_a_contact_from_today_takes_three_clicks_and_twenty_seconds(
    nadia, visit, kay, signed_in_page, axe, width, pace
):
    """Open the visit's form, write a line, save: at a human pace, typing included."""
    page = signed_in_page(nadia, path="/desk/", width=width)
    axe(page)
    hand = Hand(page, pace)
    hand.press_at(".day__act a")
    hand.write(f"text_{kay.pk}", "Tea, and a good laugh")
    hand.press("Save")
    assert Contact.objects.get().appointment_id == visit.pk
    assert page.get_by_text("Written down").is_visible()
    assert hand.interactions <= 3
    assert hand.seconds < 20


def test_ux_a_home_visit_with_its_note_takes_six_interactions(nadia, visit, kay, signed_in_page, axe):
    page = signed_in_page(nadia, path="/desk/")
    hand = Hand(page)
    hand.press_at(".day__act a")
    hand.write(f"text_{kay.pk}", WORDS)
    hand.write("moment", "They looked at each other")
    hand.tick("Diapers")
    hand.press("Save")
    assert hand.interactions <= 6
    assert hand.seconds < 60
    assert set(Passage.objects.values_list("kind", flat=True)) == {"what_happened", "moment_together"}


def test_an_outreach_talk_without_a_name_takes_half_a_minute_on_a_phone(hire, signed_in_page):
    """BTC-055: zone, what was given, a nickname; at a human pace from Today to saved."""
    page = signed_in_page(hire("annie", Role.OUTREACH_WORKER), path="/desk/", width=390)
    hand = Hand(page, PHONE)
    hand.follow("Outreach")
    hand.follow("Write down a talk")
    hand.tick("North end")
    hand.tick("Food")
    hand.tick("Clothing")
    hand.write("nickname", "blue coat")
    hand.press("Save")
    assert OutreachContact.objects.get().need_list == ["food", "clothing"]
    assert not Client.objects.exists()
    assert hand.seconds < 30


def test_twenty_at_the_drop_in_six_without_a_name_are_counted_within_three_minutes(hire, signed_in_page):
    page = signed_in_page(hire("annie", Role.OUTREACH_WORKER), path="/desk/", width=390)
    hand = Hand(page, PHONE)
    hand.follow("Outreach")
    hand.follow("Count heads")
    hand.write("named", "14")
    hand.write("unnamed", "6")
    hand.press("Save")
    counted = Headcount.objects.get()
    assert (counted.named + counted.unnamed, counted.unnamed) == (20, 6)
    assert hand.seconds < 180


def test_n31_a_session_that_ends_in_mid_note_gives_the_text_back_after_signing_in(form_page, kay):
    given_her_session_is_too_old()
    save_button(form_page).click()
    form_page.get_by_label("Sign-in name").fill("nadia")
    form_page.get_by_label("Password", exact=True).fill("quiet river stones")
    form_page.get_by_role("button", name="Sign in", exact=True).click()
    form_page.wait_for_url("**/desk/contacts/new/**")
    assert form_page.input_value(f"[name=text_{kay.pk}]") == WORDS
    save_button(form_page).click()
    form_page.wait_for_url("**/desk/family/**")
    assert Passage.objects.get().text == WORDS


def test_n31_after_a_browser_is_killed_the_draft_is_there(form_page, kay, nadia, signed_in_page):
    form_page.locator("[name=minutes]").focus()
    form_page.get_by_text("Kept as a draft at").first.wait_for()
    form_page.context.close()
    again = signed_in_page(nadia, path=reverse("care:contact_add", args=[kay.pk]))
    assert again.input_value(f"[name=text_{kay.pk}]") == WORDS


@pytest.mark.parametrize("width", [390, 1366])
def test_something_to_come_back_to_is_added_seen_on_her_page_and_ticked_off(
    nadia, kay, signed_in_page, axe, width
):
    page = signed_in_page(nadia, path=reverse("desk:client", args=[kay.pk]), width=width)
    hand = Hand(page)
    hand.follow("To come back to")
    assert page.get_by_text("There is nothing to come back to now.").is_visible()
    axe(page)
    hand.follow("Something to come back to")
    hand.write("what", "Ask about the letter")
    hand.press("Save")
    assert page.get_by_text("Ask about the letter").is_visible()
    axe(page)
    hand.press("Done")
    assert page.get_by_text("There is nothing to come back to now.").is_visible()
    assert page.get_by_role("heading", level=1, name="To come back to").is_visible()


def test_the_line_under_a_label_follows_it(form_page, kay, axe):
    line = form_page.locator(f"#audience-{kay.pk}")
    assert line.inner_text() == "Read by everyone who walks with the family."
    form_page.locator(f"[name=label_{kay.pk}]").select_option("violence")
    form_page.get_by_text("Read by few. It stays on her page", exact=False).first.wait_for()
    assert line.inner_text().startswith("Read by few.")
    axe(form_page)


def test_one_key_begins_the_note_with_strengths_and_what_stands_there_stays(form_page, kay):
    box = form_page.locator(f"[name=text_{kay.pk}]")
    box.focus()
    box.press("Control+End")
    box.press("Alt+Shift+S")
    assert box.input_value() == f"{WORDS}\nWhat went well: "
    form_page.keyboard.type("she rested")
    save_button(form_page).click()
    form_page.wait_for_url("**/desk/family/**")
    assert Passage.objects.get().text.endswith("What went well: she rested")


def test_a_double_press_saves_one_contact(form_page):
    save_button(form_page).evaluate("button => { button.click(); button.click() }")
    form_page.wait_for_url("**/desk/family/**")
    assert Contact.objects.count() == 1


def test_a_visit_that_ends_before_it_starts_is_said_kindly_and_nothing_is_lost(form_page, kay, axe):
    form_page.fill("[name=starts]", "14:00")
    form_page.fill("[name=ends]", "13:00")
    save_button(form_page).click()
    form_page.get_by_text("The visit ends before it starts. Check both times.").first.wait_for()
    assert form_page.input_value(f"[name=text_{kay.pk}]") == WORDS
    axe(form_page)


@pytest.mark.parametrize("days", [-1, 3650])
def test_a_contact_in_the_future_or_ten_years_ago_is_asked_about(form_page, kay, days, axe):
    form_page.fill("[name=on_day]", (today() - dt.timedelta(days=days)).isoformat())
    save_button(form_page).click()
    form_page.locator(".govuk-error-summary").wait_for()
    assert form_page.input_value(f"[name=text_{kay.pk}]") == WORDS
    assert not Contact.objects.exists()
    axe(form_page)
    if days > 0:
        form_page.fill("[name=long_ago_reason]", "From the paper book")
        save_button(form_page).click()
        form_page.wait_for_url("**/desk/family/**")
        assert Contact.objects.count() == 1


def test_a_note_from_two_tabs_keeps_both_texts(kay, nadia, programs, signed_in_page, axe):
    passage = WrittenPassage(kay.pk, WORDS)
    told = Happened(kind="phone", place="phone", on=today(), minutes={kay.pk: 20}, passages=[passage])
    note = actions.log_contact(programs(), told, by=actor_for(nadia)).note
    first = signed_in_page(nadia, path=reverse("care:note_edit", args=[note.pk]))
    second = first.context.new_page()
    second.goto(first.url)
    first.fill("textarea", "from the first tab")
    save_button(first).click()
    first.wait_for_url(f"**/desk/notes/{note.pk}/")
    second.fill("textarea", "from the second tab")
    with second.expect_navigation() as answered:
        save_button(second).click()
    assert answered.value.status == 409
    assert second.get_by_text("from the first tab").is_visible()
    assert second.input_value("textarea") == "from the second tab"
    second.fill("textarea", "both together")
    save_button(second).click()
    second.wait_for_url(f"**/desk/notes/{note.pk}/")
    assert Passage.objects.get().text == "both together"
    assert Note.objects.get().version == 3
