"""A program writes one YAML file; a worker finds it, gives it twice and sees the line."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind
from tests.beside.measures.own import guide_example

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def nadia(hire):
    return hire("nadia", Role.COUNSELLOR, "Maple House")


@pytest.fixture
def kay(nadia, programs):
    facts = PersonFacts(names={NameKind.NICKNAME: "Kay"})
    return people.register_mother(facts, program=programs("Maple House"), by=actor_for(nadia))


def given_the_file_of_the_guide(tmp_path, monkeypatch):
    (tmp_path / "our_week.yaml").write_text(guide_example(), "utf-8")
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path))


def when_she_gives_it(page, site, kay, on, keys):
    page.goto(f"{site}/desk/family/{kay.pk}/measures/choose/?q=our week")
    page.get_by_role("link", name="Our week").click()
    page.get_by_label("Copied from paper").check()
    page.locator("[name='on_day']").fill(on.isoformat())
    page.get_by_role("button", name="Begin").click()
    page.locator("[data-item='1'] input").first.wait_for()
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("[data-state]").nth(2)).to_have_text("kept", timeout=15000)
    page.keyboard.press("Enter")
    page.wait_for_url("**/scores/")


def test_j2_a_measure_of_its_own_is_seen_given_scored_and_drawn(
    signed_in_page, site, nadia, kay, tmp_path, monkeypatch, axe
):
    """MCS-044: one YAML file, seen in the browser, answered by keys, scored, charted."""
    given_the_file_of_the_guide(tmp_path, monkeypatch)
    page = signed_in_page(nadia)
    when_she_gives_it(page, site, kay, today() - dt.timedelta(days=60), "012")
    assert "3 of 6" in page.content() and "We laughed together." in page.content()
    axe(page)
    when_she_gives_it(page, site, kay, today(), "222")
    assert "6 of 6" in page.content()
    page.goto(f"{site}/desk/family/{kay.pk}/measures/")
    assert page.locator(".beside-chart__svg").count() == 1
    expect(page.get_by_role("table", name="Our week")).to_contain_text("6")
    axe(page)
    page.goto(f"{site}/desk/measures/of/our_week/")
    axe(page)
