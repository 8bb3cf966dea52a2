"""Journey J1, "blue coat": from the street with no name to trust, one intake, a birth, and a note for all three.

Steps 1 to 5 and 8 of the journey, done in a real browser on a phone and on a desk.
Rows: BTC-006, -021, -027, -050, -055, -056, -058, MCS-013, CEWH-004, -009. Must-not: N02, N03, N07, N28.
"""

from __future__ import annotations

import datetime as dt

import pytest

from beside.accounts.rules import Role
from beside.care.models import (
    ConfidentialityTalk,
    Intake,
    IntakeAnswer,
    OutreachAlias,
    OutreachContact,
    Passage,
)
from beside.foundation.clock import today
from beside.people.models import Assignment, Client, Pregnancy, SafeContact

from .steps import Hand

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def annie(hire):
    return hire("annie", Role.OUTREACH_WORKER)


def given_annie_gives_socks_and_a_sandwich(hand, on):
    hand.follow("Outreach")
    hand.follow("Write down a talk")
    hand.tick("North end")
    hand.tick("Food")
    hand.tick("Clothing")
    hand.tick("Naloxone kit")
    hand.write("nickname", "blue coat")
    hand.day("on", on)
    hand.press("Save")


def when_they_talk_again(hand, on, words):
    hand.follow("Outreach")
    hand.follow("blue coat")
    hand.follow("Write down a talk")
    hand.tick("Fear that a child is taken")
    hand.tick("She said she may be pregnant")
    hand.tick("I explained what is shared, when the law asks, and that no hospital is alerted")
    hand.write("words", words)
    hand.day("on", on)
    hand.press("Save")


def then_nobody_has_a_record_yet():
    assert not Client.objects.exists()
    assert OutreachAlias.objects.get().nickname == "blue coat"


def when_she_chooses_to_be_known_as_kay(hand):
    hand.follow("She chooses to be known")
    hand.write("called", "Kay")
    hand.write("how", "Call me Kay, and you can write it down")
    hand.tick("Yes, she agrees")
    hand.tick("It is her own choice, made today")
    hand.press("Begin her record")


def then_her_talks_are_hers(kay):
    alias = OutreachAlias.objects.get()
    assert (alias.mother_id, alias.chose_on) == (kay.pk, today())
    assert OutreachContact.objects.filter(alias__mother=kay).count() == 3


def when_she_says_how_she_may_be_reached(hand):
    hand.follow("Open the record")
    hand.follow("Add a way")
    page = hand.page
    page.locator("[name=channel][value=text]").check()
    page.locator("[name=allowed][value=yes]").check()
    hand.write("value", "416 555 0142")
    hand.write("hours", "noon to 4")
    page.locator("[name=voicemail][value=nothing]").check()
    hand.write("name_to_use", "Annie from the library")
    page.get_by_role("button", name="Save").first.click()
    page.wait_for_load_state()


def when_confidentiality_is_read_aloud(hand, address):
    hand.page.goto(address("desk:client"))
    hand.follow("Intake")
    hand.follow("Begin with that")
    hand.tick("Read aloud together")
    hand.tick("She said in her own words what it means")
    hand.press("It was explained")


def when_the_intake_is_begun_skipped_and_left(hand):
    hand.follow("Hopes")
    hand.tick("Expecting")
    hand.write("hopes_as_mother", "To keep my baby close")
    hand.choose("left_hopes_for_child", "prefer_not")
    hand.press("Save and go on")
    hand.press("Save and stop here")


def then_it_goes_on_another_day_with_nothing_asked_twice(hand, address):
    hand.page.goto(address("care:intake"))
    hand.follow("Hopes")
    assert hand.page.input_value("[name=hopes_as_mother]") == "To keep my baby close"
    assert hand.page.input_value("[name=left_hopes_for_child]") == "prefer_not"
    hand.page.goto(address("care:intake"))
    hand.follow("Health")
    hand.tick("Second trimester")
    hand.press("Save and stop here")
    hand.press("Done for now")


def when_her_pregnancy_is_written_down(hand, address, due):
    hand.page.goto(address("people:client"))
    hand.follow("Add a pregnancy")
    hand.day("due_date", due)
    hand.page.locator("[name=dated_by][value=ultrasound]").check()
    hand.page.get_by_role("button", name="Save").first.click()
    hand.page.wait_for_load_state()


def when_jo_is_born(hand, address, on):
    hand.page.goto(address("people:client"))
    hand.follow("A birth")
    page = hand.page
    boxes = page.locator("main form[method=post]")
    boxes.locator("[name$=on_day]").fill(on.isoformat())
    boxes.locator("[name$=called]").fill("Jo")
    boxes.locator("[name$=weeks]").fill("38")
    boxes.locator("[name$=days]").fill("2")
    boxes.locator("[name$=rooming_in][value=yes]").check()
    boxes.locator("select[name$=went_home_with]").select_option("mother")
    page.get_by_role("button", name="Save the birth").click()
    page.wait_for_load_state()


def when_one_note_is_written_for_all_three(hand, address):
    hand.page.goto(address("desk:client"))
    hand.follow("Log a contact")
    for box, words in zip(
        hand.page.locator("textarea[name^=text_]").all(),
        ("Kay rested", "Jo followed her voice", "They looked at each other"),
        strict=True,
    ):
        box.fill(words)
    hand.write("minutes", "45")
    hand.press("Save")


@pytest.mark.parametrize("width", [390, 1366])
def test_j1_blue_coat_from_the_street_to_a_note_for_three(annie, signed_in_page, site, axe, width):
    from django.urls import reverse

    day = today()
    page = signed_in_page(annie, path="/desk/", width=width)
    hand = Hand(page)
    axe(page)

    given_annie_gives_socks_and_a_sandwich(hand, day - dt.timedelta(days=9))
    axe(page)
    when_they_talk_again(hand, day - dt.timedelta(days=3), "She may be pregnant, and is afraid")
    when_they_talk_again(hand, day, "We drank tea")
    then_nobody_has_a_record_yet()
    axe(page)

    when_she_chooses_to_be_known_as_kay(hand)
    kay = Client.objects.get()
    axe(page)
    then_her_talks_are_hers(kay)
    assert kay.person.names.count() == 1
    assert page.get_by_text("We drank tea").is_visible()

    def address(name):
        return site + reverse(name, args=[kay.pk])

    when_she_says_how_she_may_be_reached(hand)
    rule = SafeContact.objects.get(person=kay.person)
    assert (rule.hours, rule.voicemail, rule.name_to_use) == (
        "noon to 4",
        "nothing",
        "Annie from the library",
    )

    when_confidentiality_is_read_aloud(hand, address)
    talk = ConfidentialityTalk.objects.get(subject=kay)
    assert (talk.agreement_version, talk.read_aloud) == (3, True)
    axe(page)

    when_the_intake_is_begun_skipped_and_left(hand)
    axe(page)
    then_it_goes_on_another_day_with_nothing_asked_twice(hand, address)
    assert IntakeAnswer.objects.get(question="hopes_for_child", superseded=False).kind == "prefer_not"
    assert Intake.objects.get(subject=kay).finished_on == day

    when_her_pregnancy_is_written_down(hand, address, day + dt.timedelta(days=12))
    assert Pregnancy.objects.get(subject=kay).is_open
    when_jo_is_born(hand, address, day)
    child, dyad = Client.objects.get(kind="child"), Client.objects.get(kind="dyad")
    circle = Assignment.objects.current(day).filter(user=annie).values_list("client_id", flat=True)
    assert {kay.pk, child.pk, dyad.pk} <= set(circle)
    assert Intake.objects.count() == 1

    when_one_note_is_written_for_all_three(hand, address)
    axe(page)
    assert dict(Passage.objects.values_list("subject_id", "note__contact__duration")) == {
        kay.pk: 45,
        child.pk: 45,
        dyad.pk: 45,
    }
    assert page.get_by_text("Kay rested").is_visible()
    page.goto(site + reverse("desk:client", args=[child.pk]))
    assert page.get_by_text("Jo followed her voice").is_visible()
    assert not page.get_by_text("Kay rested").is_visible()
    axe(page)
