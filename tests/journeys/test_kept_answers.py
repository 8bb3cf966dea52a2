"""Words, a day, a number with its unit and several answers: typed by keyboard, said on a tablet, read back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given
from beside.measures.models import Administration
from beside.people import actions as people
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind
from beside_instruments import program_folder
from tests.beside.measures.foreign import nights, sent
from tests.beside.measures.test_bringing import FACTS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def nadia(hire):
    return hire("nadia", Role.COUNSELLOR, "Maple House")


@pytest.fixture
def begun(nadia, programs, tmp_path, monkeypatch):
    """A questionnaire of another system was brought in; one of it is begun for Kay."""
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path / "instruments"))
    facts = {**FACTS, "key": "nights", "name": "Nights"}
    actions.bring_form(
        actions.NewForm(source=sent(nights()), filename="n.json", **facts), by=actor_for(nadia)
    )
    program, by = programs("Maple House"), actor_for(nadia)
    mother = people.register_mother(PersonFacts(names={NameKind.NICKNAME: "Kay"}), program=program, by=by)
    given = Given(instrument="nights", informant="mother", mode="self", language="en", on=today())
    return actions.begin(program, mother, given, by=by)


def _shot(page, name):
    if os.environ.get("BESIDE_SHOTS"):
        page.screenshot(path=str(Path(os.environ["BESIDE_SHOTS"]) / f"{name}.png"), full_page=True)


def _state(page, item):
    return page.locator(f"[data-item='{item}'] [data-state]")


@pytest.mark.parametrize("width", [1366, 390])
def test_j2_it_is_typed_by_keyboard_alone_and_read_back(signed_in_page, site, nadia, begun, axe, width):
    """UX-24: a number key ticks one of several and stays, words are typed, Enter goes on; each kept at once."""
    page = signed_in_page(nadia, f"/desk/measures/{begun.pk}/", width=width)
    page.locator("[data-item='1'] input").first.wait_for()
    axe(page)
    page.keyboard.press("1")
    page.keyboard.type("restless")
    page.keyboard.press("Enter")
    page.keyboard.type("The heating knocked")
    page.keyboard.press("Enter")
    page.keyboard.type("until four.")
    page.keyboard.press("Tab")
    page.locator("[name=a_4]").focus()
    page.keyboard.type("soon")
    page.keyboard.press("Enter")
    expect(_state(page, 4)).to_contain_text("Allowed: a day as 2026-04-30")
    page.locator("[name=a_4]").fill("2026-09")
    page.keyboard.press("Enter")
    page.keyboard.type("2026-09-14 03:20")
    page.keyboard.press("Enter")
    page.keyboard.type("2.5")
    page.keyboard.press("Enter")
    page.keyboard.press("0")
    page.keyboard.press("2")
    for item in range(2, 8):
        expect(_state(page, item)).to_have_text("kept", timeout=15000)
    _shot(page, f"sheet-{width}")
    # What is typed stays, also when a kind of no-answer is pressed beside it.
    page.locator("[name=n_2]").nth(1).click()
    expect(page.locator("[name=a_2]")).to_have_value("restless")
    assert not page.locator("[name=n_2]").nth(1).is_checked()
    page.locator("[data-finish]").click()
    page.wait_for_url("**/scores/")
    read = page.locator(".measure-answers")
    expect(read).to_contain_text("2.5 hours")
    expect(read).to_contain_text("2026-09-14 03:20")
    expect(read).to_contain_text("Most nights")
    _shot(page, f"result-{width}")
    axe(page)
    kept = {row.item: row.value for row in Administration.objects.get(pk=begun.pk).answers.all()}
    assert kept["3"] == "The heating knocked\nuntil four." and kept["7"] == [0, 2] and kept["6"] == 2.5


def test_j2_she_says_it_herself_on_a_tablet(new_page, site, nadia, begun, axe):
    """BTC-031: a large box for words, ticks for several answers; no account, each may be left out."""
    code = actions.open_tablet(begun, has_wording=True, by=actor_for(nadia))
    page = new_page(width=390)
    page.goto(f"{site}/t/")
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Begin").or_(page.get_by_role("button", name="Begin")).first.click()
    page.get_by_label("Now and then").check()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("In your own words").fill("restless")
    axe(page)
    page.get_by_role("button", name="Next").click()
    _shot(page, "tablet-words")
    axe(page)
    page.get_by_role("button", name="Next").click()
    page.get_by_label("A day").fill("in autumn")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("Write the day as it is shown")
    _shot(page, "tablet-day")
    axe(page)
    for _question in (4, 5, 6):
        page.get_by_role("button", name="Leave this one out").click()
    page.get_by_label("Not so far").check()
    page.get_by_label("Most nights").check()
    _shot(page, "tablet-several")
    axe(page)
    page.get_by_role("button", name="Next").click()
    kept = {row.item: row.value for row in Administration.objects.get(pk=begun.pk).answers.all()}
    assert kept == {
        "1": 1,
        "2": "restless",
        "3": None,
        "4": "declined",
        "5": "declined",
        "6": "declined",
        "7": [0, 2],
    }


@pytest.mark.parametrize("width", [1366, 390])
def test_while_its_file_is_away_what_was_kept_is_shown(signed_in_page, site, nadia, begun, axe, width):
    by = actor_for(nadia)
    actions.give_answers(begun, {"1": "2", "3": "Two\nlines", "7": "0,2", "2": "declined"}, by=by)
    actions.finish(begun, by=by)
    (program_folder() / "nights" / "1.yaml").unlink()
    page = signed_in_page(nadia, f"/desk/measures/{begun.pk}/scores/", width=width)
    expect(page.locator("main")).to_contain_text(
        "put it back into the data folder as instruments/nights/1.yaml"
    )
    expect(page.locator(".measure-scores")).to_contain_text("from 1 of 1 answers")
    _shot(page, f"kept-{width}")
    axe(page)
