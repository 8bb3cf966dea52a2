"""A questionnaire of another system, answers to it, and measures handed out: in a real browser, and without JavaScript."""

from __future__ import annotations

import datetime as dt
import json

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
from tests.beside.measures.foreign import quiet, quiet_answers, sent

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path / "instruments"))


@pytest.fixture
def nadia(hire):
    return hire("nadia", Role.COUNSELLOR, "Maple House")


@pytest.fixture
def kay(nadia, programs):
    """Kay and her boy Jo of four months."""
    actor, program = actor_for(nadia), programs("Maple House")
    facts = PersonFacts(names={NameKind.NICKNAME: "Kay"})
    mother = people.register_mother(facts, program=program, by=actor)
    born = KnownDate(today() - dt.timedelta(days=125), Precision.EXACT)
    jo = PersonFacts(names={NameKind.NICKNAME: "Jo"}, born=born)
    people.register_child(jo, caregiver=mother, by=actor)
    actions.adopt_schedule(program, "btc_like", by=Actor.system("journeys"))
    return mother


def _file(name, resource):
    content = resource if isinstance(resource, bytes) else sent(resource)
    return {"name": name, "mimeType": "application/json", "buffer": content}


def when_she_brings_the_questionnaire_in(page, site):
    page.goto(f"{site}/desk/measures/")
    page.get_by_role("button", name="Bring in a questionnaire").or_(
        page.get_by_role("link", name="Bring in a questionnaire")
    ).first.click()
    page.set_input_files("input[type=file]", _file("quiet.json", quiet()))
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("heading", name="Quiet nights").wait_for()


def when_she_says_yes(page):
    page.get_by_label("What is it about?").select_option("wellbeing")
    page.get_by_label("Under which licence").fill("CC0")
    page.get_by_label("Who approved its use?").fill("Helen")
    page.get_by_role("button", name="Keep it as a measure").click()
    page.wait_for_url("**/of/quiet_nights/")


def when_answers_come_in(page, site, kay, total):
    page.goto(f"{site}/desk/family/{kay.pk}/measures/")
    page.get_by_role("link", name="Bring in a filled form").click()
    page.set_input_files("[name=file]", _file("answers.json", quiet_answers(total)))
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("heading", name="The answers").wait_for()


@pytest.mark.parametrize("width", [1366, 390])
def test_j2_a_form_comes_in_is_answered_elsewhere_and_goes_out(signed_in_page, site, nadia, kay, axe, width):
    """MCS-048, BTC-089: preview, licence, approver; foreign total beside ours; handed out with a reason."""
    page = signed_in_page(nadia, width=width)
    page.goto(f"{site}/desk/measures/bring-in/")
    axe(page)
    page.set_input_files("input[type=file]", _file("patient.json", {"resourceType": "Patient"}))
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("This is a Patient and no Questionnaire")
    axe(page)
    when_she_brings_the_questionnaire_in(page, site)
    axe(page)
    when_she_says_yes(page)
    axe(page)
    page.goto(f"{site}/desk/family/{kay.pk}/measures/bring-in/")
    axe(page)
    when_answers_come_in(page, site, kay, 5)
    expect(page.locator(".measure-scores__differs")).to_contain_text("The file says 5")
    axe(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/scores/")
    expect(page.locator(".measure-scores__differs")).to_contain_text("Worked out elsewhere: 5")
    axe(page)
    page.goto(f"{site}/desk/family/{kay.pk}/measures/export/")
    axe(page)
    page.get_by_label("She agreed that they go to this person or place").check()
    page.get_by_label("To whom?").fill("Dr. Amadi")
    with page.expect_download() as loading:
        page.get_by_role("button", name="Write it down and download").click()
    made = json.loads(loading.value.path().read_text())
    kinds = [entry["resource"]["resourceType"] for entry in made["entry"]]
    assert kinds == ["Questionnaire", "QuestionnaireResponse", "Observation"]


def test_the_same_without_javascript(signed_in_page, site, nadia, kay):
    page = signed_in_page(nadia, javascript=False)
    when_she_brings_the_questionnaire_in(page, site)
    when_she_says_yes(page)
    when_answers_come_in(page, site, kay, 4)
    page.get_by_role("button", name="Keep it").click()
    assert "4" in page.locator(".measure-scores__number").first.inner_text()
    assert Administration.objects.get().came_from.startswith("http://example.org")


def _given(nadia, program, client, key, **facts):
    facts = {"informant": "mother", "mode": "paper", "language": "en", "on": today(), **facts}
    return actions.begin(program, client, Given(instrument=key, **facts), by=actor_for(nadia))


def test_ux24_every_page_of_measures_works_without_javascript(signed_in_page, site, nadia, kay, programs):
    """Choose, begin, answer, finish, correct, put aside, take up, pause, follow a schedule, all by plain forms."""
    page, home = signed_in_page(nadia, javascript=False), f"{site}/desk/family/{kay.pk}/measures/"
    page.goto(f"{home}choose/")
    page.get_by_label("Name of the measure").fill("gad")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="GAD-7").first.click()
    page.get_by_role("button", name="Begin").click()
    for number in range(1, 8):
        page.locator(f"input[name='a_{number}'][value='2']").check()
    page.get_by_role("button", name="Finish").click()
    assert "14 of 21" in page.content()
    page.get_by_role("button", name="Correct").click()
    page.locator("input[name='a_1'][value='3']").check()
    page.get_by_role("button", name="Finish").click()
    assert "15 of 21" in page.content()
    aside = _given(nadia, programs("Maple House"), kay, "cesd")
    page.goto(f"{site}/desk/measures/{aside.pk}/put-aside/")
    page.get_by_label("Not now").check()
    page.get_by_role("button", name="Save").click()
    page.goto(home)
    page.get_by_role("button", name="Go on with it").click()
    page.locator("input[name='a_1'][value='1']").check()
    page.get_by_role("button", name="Go on later").click()
    aside.refresh_from_db()
    assert aside.standing == "open" and aside.answers.get(item="1").value == 1
    page.get_by_role("button", name="She would rather not be asked for a while").click()
    assert page.get_by_role("button", name="Offer measures again").is_visible()


def test_ux24_every_page_reads_whole_without_javascript(signed_in_page, site, nadia, kay, programs):
    """Each address shows its heading, its form's button and its table without a script."""
    dyad = kay.dyads_as_caregiver.get()
    program = programs("Maple House")
    sheet = _given(nadia, program, kay, "phq9")
    screening = _given(nadia, program, dyad.child, "asq3")
    days = _given(nadia, program, kay, "tlfb", mode="interview")
    addresses = {
        f"/desk/family/{kay.pk}/measures/": "Give a measure",
        f"/desk/family/{dyad.pk}/measures/": "Give a measure",
        f"/desk/family/{dyad.child_id}/measures/": "Give a measure",
        f"/desk/family/{dyad.pk}/measures/pair/": "Save both",
        f"/desk/family/{kay.pk}/measures/began/": "Save",
        f"/desk/family/{kay.pk}/measures/goals/": "goal",
        f"/desk/family/{kay.pk}/measures/export/": "Write it down and download",
        f"/desk/measures/{sheet.pk}/": "Finish",
        f"/desk/measures/{screening.pk}/": "Finish",
        f"/desk/measures/{days.pk}/days/": "Finish",
        "/desk/measures/": "Follow",
        "/desk/measures/of/phq9/": "Load",
    }
    page = signed_in_page(nadia, javascript=False)
    for address, words in addresses.items():
        page.goto(site + address)
        assert page.locator("h1").count() == 1, address
        assert words in page.locator("main").inner_text() or words in page.content(), address


# A skilled worker's times by the keystroke-level model (Card, Moran & Newell 1980): a key 0.28 s (average
# non-secretary typist), readying herself for each item 1.35 s, hand to the keyboard once 0.4 s.
KEY, READY, HAND = 0.28, 1.35, 0.4


def test_j2_twenty_items_take_under_a_minute_by_the_keystroke_level_model(
    signed_in_page, nadia, kay, programs
):
    """MCS-019: every key that is pressed is counted by the page itself; nothing else is needed, no mouse."""
    given = _given(nadia, programs("Maple House"), kay, "cesd")
    page = signed_in_page(nadia, f"/desk/measures/{given.pk}/")
    page.locator("[data-item='1'] input").first.wait_for()
    page.evaluate(
        "() => { window.keys = 0; window.clicks = 0;"
        " addEventListener('keydown', () => keys++, true); addEventListener('pointerdown', () => clicks++, true) }"
    )
    for number in range(20):
        page.keyboard.press(str(number % 4))
    expect(page.locator("[data-state]").nth(19)).to_have_text("kept", timeout=15000)
    assert page.evaluate("document.activeElement.hasAttribute('data-finish')")
    keys, clicks = page.evaluate("[keys, clicks]")
    assert (keys, clicks) == (20, 0)
    seconds = HAND + 20 * (READY + KEY) + READY + KEY  # twenty items, then Enter on "Finish"
    assert seconds < 60
    page.keyboard.press("Enter")
    page.wait_for_url("**/scores/")
    assert Administration.objects.get(pk=given.pk).standing == "done"
