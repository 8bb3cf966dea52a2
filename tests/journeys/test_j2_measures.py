"""J2, its measuring parts: the first year of mother-child therapy, walked in a real browser on plain and scripted pages."""

from __future__ import annotations

import datetime as dt
import re

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
TODAY = today()


@pytest.fixture
def pia(hire):
    return hire("pia", Role.PARENT_INFANT_THERAPIST, "Maple House")


@pytest.fixture
def helen(hire):
    return hire("helen", Role.SUPERVISOR, "Maple House")


@pytest.fixture
def family(pia, helen, programs):
    """Kay and Jo, who is six months and a week; with Maple House for half a year."""
    actor, program = actor_for(pia), programs("Maple House")
    mother = people.register_mother(PersonFacts(names={NameKind.NICKNAME: "Kay"}), program=program, by=actor)
    born = KnownDate(TODAY - dt.timedelta(days=190), Precision.EXACT)
    people.register_child(PersonFacts(names={NameKind.NICKNAME: "Jo"}, born=born), caregiver=mother, by=actor)
    actions.adopt_schedule(program, "btc_like", by=Actor.system("journeys"))
    dyad = mother.dyads_as_caregiver.get()
    for client in (mother, dyad, dyad.child):
        people.add_to_circle(client, helen, program=program, role="supervisor", by=actor)
    return mother, dyad.child, dyad


def given_a_screening_on_paper(family, pia, programs, month):
    _mother, child, _dyad = family
    on = child.person.birth_date + dt.timedelta(days=round(30.44 * month))
    facts = Given(
        instrument="asq3", informant="mother", mode="paper", language="en", on=on, wave=f"form_{month}"
    )
    begun = actions.begin(programs("Maple House"), child, facts, by=actor_for(pia))
    typed = {item.id: "50" for item in load("asq3").items if not item.options} | {"form": str(month)}
    actions.give_answers(begun, typed, by=actor_for(pia))
    return actions.finish(begun, by=actor_for(pia))


def then_it_is_read_in_words_never_passed_or_failed(page):
    said = page.locator("main").inner_text()
    assert "Age then:" in said
    assert not re.search(r"\b(pass(ed)?|fail(ed|ure)?|delayed|normal|abnormal)\b", said, re.IGNORECASE), said
    return said


def test_screening_at_two_four_and_six_months_is_read_in_words(signed_in_page, pia, family, programs, axe):
    """MCS-051, BTC-066: three forms of a child who was not born early, each at its age, each in words."""
    for month in (2, 4, 6):
        given = given_a_screening_on_paper(family, pia, programs, month)
        page = signed_in_page(pia, f"/desk/measures/{given.pk}/scores/")
        then_it_is_read_in_words_never_passed_or_failed(page)
        axe(page)
    _mother, child, _dyad = family
    page = signed_in_page(pia, f"/desk/family/{child.pk}/measures/", width=390)
    assert "Each age has a form of its own" in page.locator("main").inner_text()
    axe(page)


def test_the_screening_due_now_is_given_from_the_page_of_the_child(signed_in_page, pia, family):
    """MCS-051: due in its window, begun from there, kept as on time; keyboard alone."""
    _mother, child, _dyad = family
    page = signed_in_page(pia, f"/desk/family/{child.pk}/measures/")
    page.get_by_role(
        "link", name=re.compile("Ages & Stages Questionnaires, 3|ASQ-3|Ages and Stages|Ages & Stages")
    ).first.click()
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/desk/measures/*/")
    given = Administration.objects.get(subject=child)
    assert given.timing == "on_time" and given.wave.startswith("form_")


def when_watched(page, family, first=None):
    """An observation of the two, rated in the browser."""
    _mother, _child, dyad = family
    page.goto(page.url.split("/desk/")[0] + f"/desk/family/{dyad.pk}/measures/begin/eas4/")
    if first is not None:
        page.locator("select[name='second']").select_option(str(first.pk))
        page.get_by_label("The rater does not know where the family stands").check()
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/desk/measures/*/")
    for item in load("eas4").items:
        page.locator(f"[name='a_{item.id}']").first.fill("5")
    page.get_by_role("button", name="Finish").click()
    page.wait_for_url("**/scores/")
    return Administration.objects.filter(instrument="eas4").latest("created_at")


def test_a_second_rater_and_two_methods_make_the_picture_whole(signed_in_page, pia, helen, family, axe):
    """MCS-049, MIO-004, BTC-064, J2's check: one method is not complete, two are; both ratings stay; no family score."""
    _mother, _child, dyad = family
    page = signed_in_page(pia, "/desk/")
    first = when_watched(page, family)
    page.goto(page.url.split("/desk/")[0] + f"/desk/family/{dyad.pk}/measures/")
    assert "Looked at in one way so far" in page.locator("main").inner_text()

    other = signed_in_page(helen, "/desk/")
    second = when_watched(other, family, first)
    assert second.second_rating_of_id == first.pk and second.blinded and second.rater_name != first.rater_name

    page.goto(page.url.split("/desk/")[0] + f"/desk/family/{dyad.pk}/measures/begin/prfq18/")
    page.locator("input[name='mode'][value='paper']").check()
    page.locator("input[name='day_context']").fill("A night without sleep")
    page.get_by_role("button", name="Begin").click()
    page.locator("[data-item='1'] input").first.wait_for()
    for _item in range(18):
        page.keyboard.press("4")
    page.get_by_role("button", name="Finish").click()
    page.wait_for_url("**/scores/")
    said = page.locator("main").inner_text()
    assert "Interest and curiosity" in said and "A night without sleep" in said
    axe(page)

    page.goto(page.url.split("/desk/")[0] + f"/desk/family/{dyad.pk}/measures/")
    whole = page.locator("main").inner_text()
    assert "The relationship was looked at in more than one way" in whole and "Second ratings" in whole
    assert not re.search(r"(family|total family|overall family) score", whole, re.IGNORECASE)
    axe(page)


@pytest.mark.parametrize(
    ("months", "days_after", "timing"), [(6, 0, "on_time"), (6, 45, "late"), (9, 0, ""), (12, 60, "late")]
)
def test_reviews_at_six_nine_and_twelve_months_know_their_window(months, days_after, timing):
    """J2, step 7: a review at nine months belongs to no window of the schedule; late is late, never missed."""
    from beside_instruments import Anchors, due, load_schedule
    from beside_instruments.calendar import window_status

    intake = dt.date(2026, 1, 5)
    tasks = due(load_schedule("btc_like"), Anchors(intake=intake), [], intake, [])
    task = next((t for t in tasks if t.measure == "cesd" and t.wave == f"m{months}"), None)
    day = dt.date(2026 + (months == 12), 1 + months if months < 12 else 1, 5) + dt.timedelta(days=days_after)
    assert (window_status(task, day) if task else "") == timing


def test_declined_is_written_down_and_changes_nothing(signed_in_page, pia, family, programs):
    """J2, N20: without JavaScript; it can be taken up again."""
    mother, _child, _dyad = family
    given = actions.begin(
        programs("Maple House"),
        mother,
        Given(instrument="cesd", informant="mother", mode="paper", language="en", on=TODAY),
        by=actor_for(pia),
    )
    page = signed_in_page(pia, f"/desk/measures/{given.pk}/put-aside/", javascript=False)
    page.locator("input[name='standing'][value='declined']").check()
    page.get_by_role("button", name="Save").click()
    said = page.locator("body").inner_text()
    assert "Written down. Nothing else changes." in said and "she would rather not" in said.lower()


def test_goals_and_days_by_keyboard_and_in_every_width(signed_in_page, pia, family, programs, axe):
    """PEER-002: goals set, rated and read; a calendar of days typed with Enter alone; no finding at 1366, 390, 320."""
    mother, _child, _dyad = family
    page = signed_in_page(pia, f"/desk/family/{mother.pk}/measures/goals/new/")
    page.locator("textarea[name='words']").fill("Read to Jo")
    page.locator("input[name='as_hoped']").fill("one evening a week")
    axe(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Rate with her").click()
    page.get_by_role("button", name="Begin").click()
    axe(page)
    page.get_by_label("More than hoped (+1)").check()
    page.get_by_role("button", name="Finish").click()
    assert "60" in page.locator("main").inner_text()
    axe(page)
    begun = actions.begin(
        programs("Maple House"),
        mother,
        Given(instrument="tlfb", informant="mother", mode="interview", language="en", on=TODAY),
        by=actor_for(pia),
    )
    page = signed_in_page(pia, f"/desk/measures/{begun.pk}/days/")
    page.locator("[data-day]").first.focus()
    for _day in range(30):
        page.keyboard.type("0")
        page.keyboard.press("Enter")
    expect(page.locator("[data-state]").nth(29)).to_have_text("kept", timeout=15000)
    page.keyboard.press("Enter")
    page.wait_for_url("**/scores/")
    assert "30 days are told of." in page.locator("main").inner_text()
    copy = actions.amend(Administration.objects.get(pk=begun.pk), by=actor_for(pia))
    base = page.url.split("/desk/")[0]
    paths = [
        f"/desk/family/{mother.pk}/measures/goals/",
        f"/desk/measures/{copy.pk}/days/",
        f"/desk/measures/{begun.pk}/scores/",
        f"/desk/family/{_child.pk}/measures/caregiver/",
        f"/desk/family/{mother.pk}/measures/",
    ]
    for width in (1366, 390, 320):
        page = signed_in_page(pia, paths[0], width=width)
        for path in paths:
            page.goto(base + path)
            axe(page)


def test_the_calendar_works_without_javascript(signed_in_page, pia, family, programs):
    mother, _child, _dyad = family
    begun = actions.begin(
        programs("Maple House"),
        mother,
        Given(instrument="tlfb", informant="mother", mode="interview", language="en", on=TODAY),
        by=actor_for(pia),
    )
    page = signed_in_page(pia, f"/desk/measures/{begun.pk}/days/", javascript=False)
    for box in page.locator("[data-day]").all()[:25]:
        box.fill("0")
    page.get_by_role("button", name="Finish").click()
    assert "25 days are told of." in page.locator("main").inner_text()


def test_voices_without_a_name_from_slip_to_results(signed_in_page, open_page, helen, family, programs, axe):
    """BTC-084: slips, a tablet without an account, paper, and results only when the round is over; every page is sound."""
    page = signed_in_page(helen, "/desk/voices/")
    axe(page)
    page.locator("select[name='instrument']").select_option("seven_qualities")
    page.locator("select[name='program']").select_option(label="Maple House")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="How we are with you").click()
    page.locator("input[name='number']").fill("6")
    page.get_by_role("button", name="Make slips").click()
    axe(page)
    codes = page.locator(".slips strong").all_inner_texts()
    for place, code in enumerate(codes):
        tablet = open_page("/t/", width=390)
        tablet.get_by_label("Your code").fill(code)
        tablet.get_by_role("button", name="Go on").click()
        if place == 0:
            axe(tablet)
        for number, fieldset in enumerate(tablet.locator("fieldset").all()):
            fieldset.locator("input[type=radio]").nth(3 + (place + number) % 2).check()
        tablet.get_by_role("button", name="Give them").click()
        expect(tablet.get_by_role("heading", name="Thank you")).to_be_visible()
    axe(tablet)
    page.get_by_role("button", name="Type in forms").click()
    axe(page)
    page.get_by_role("link", name="That was the last one").click()
    page.get_by_role("button", name="The round is over").click()
    page.locator("#beside-confirm [data-yes]").click()
    expect(page.get_by_text("The round is over. What was said")).to_be_visible()
    page.goto(page.url.split("/desk/")[0] + "/desk/voices/")
    page.get_by_role("link", name="How we are with you").click()
    assert "6 women answered" in page.locator("main").inner_text()
    axe(page)
    for path in ("/desk/voices/both-sides/", "/desk/voices/raters/"):
        for width in (1366, 390, 320):
            page = signed_in_page(helen, path, width=width)
            axe(page)
