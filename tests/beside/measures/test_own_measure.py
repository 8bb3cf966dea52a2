"""A program's own measure is one YAML file: checked, seen, given, scored; and nothing breaks when it does."""

from __future__ import annotations

import pytest
from django.test import Client as Browser
from django.urls import reverse
from typer.testing import CliRunner

from beside.cli.app import app
from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given

from .own import guide_example

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A data folder's place for measures."""
    monkeypatch.delenv("BESIDE_INSTRUMENTS", raising=False)
    monkeypatch.setenv("BESIDE_HOME", str(tmp_path))
    place = tmp_path / "instruments"
    place.mkdir()
    return place


def _check(*folder):
    return CliRunner().invoke(app, ["measures", "check", *map(str, folder)])


def test_mcs044_the_file_of_the_guide_is_in_order_and_seen_at_once(folder, browse, kay):
    """The guide's own example passes the check and stands on the page without a restart."""
    nadia = browse("nadia")
    choose = reverse("measures:choose", args=[kay.pk])
    assert "Our week" not in nadia.get(choose).content.decode()
    (folder / "our_week.yaml").write_text(guide_example(), "utf-8")
    said = _check()
    assert said.exit_code == 0 and "in order" in said.output
    assert "Our week" in nadia.get(choose).content.decode()
    assert "your own" in nadia.get(reverse("measures:library")).content.decode()


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("responses: oftn", "responses: often", "names the response set 'oftn'"),
        ("method: add", "method: sum", "'add' is not known"),
        ("expected: {scores: {total: {value: 5}}", "expected: {scores: {total: {value: 6}}", "comes out"),
    ],
)
def test_a_file_that_is_not_in_order_names_line_and_fix_on_both_sides(folder, browse, wrong, right, says):
    text = guide_example()
    line = next(number for number, one in enumerate(text.splitlines(), 1) if right in one)
    (folder / "our_week.yaml").write_text(text.replace(right, wrong, 1), "utf-8")
    said = _check(folder)
    assert said.exit_code == 1
    assert f"our_week.yaml:{line}: " in said.output and says in said.output
    page = browse("nadia").get(reverse("measures:library")).content.decode()
    assert f"our_week.yaml, line {line}" in page


def test_a_circle_of_skips_is_named(folder):
    circle = (
        'skips:\n  - {when: {items: ["1"], sum_is: 0}, skip: ["2"]}\n'
        '  - {when: {items: ["2"], sum_is: 0}, skip: ["1"]}\n'
    )
    (folder / "our_week.yaml").write_text(guide_example() + circle, "utf-8")
    assert "go in a circle: 1 -> 2 -> 1" in _check(folder).output


def test_a_newer_version_half_written_takes_nothing_away(folder, browse, kay):
    version = folder / "our_week"
    version.mkdir()
    (version / "1.yaml").write_text(guide_example(), "utf-8")
    (version / "2.yaml").write_text("key: our_week\n", "utf-8")
    assert "Our week" in browse("nadia").get(reverse("measures:choose", args=[kay.pk])).content.decode()
    assert browse("nadia").get(reverse("measures:instrument", args=["our_week"])).status_code == 200


def test_a_file_that_was_taken_away_keeps_the_numbers(folder, browse, house, kay):
    file = folder / "our_week.yaml"
    file.write_text(guide_example(), "utf-8")
    by = house.actor("nadia")
    facts = {"informant": "mother", "mode": "paper", "language": "en", "on": today()}
    given = actions.begin(house.maple, kay, Given(instrument="our_week", **facts), by=by)
    actions.give_answers(given, {"1": "2", "2": "1", "3": "1"}, by=by)
    actions.finish(given, by=by)
    file.unlink()
    page = browse("nadia").get(reverse("measures:client", args=[kay.pk]))
    assert page.status_code == 200
    assert "What was worked out then is kept" in page.content.decode() and "our_week" in page.content.decode()
    kept = browse("nadia").get(reverse("measures:result", args=[given.pk]))
    said = kept.content.decode()
    assert kept.status_code == 200 and "Nothing is lost" in said and "instruments/our_week/1.yaml" in said
    assert "from 3 of 3 answers" in said and ">4<" in said  # the total of then
    assert "Correct" not in said
    file.write_text(guide_example(), "utf-8")  # put back, it reads in its words again
    again = browse("nadia").get(reverse("measures:result", args=[given.pk])).content.decode()
    assert "Most days" in again and "4 of 6" in again


def test_one_that_is_begun_waits_until_its_file_is_back(folder, browse, house, kay):
    file = folder / "our_week.yaml"
    file.write_text(guide_example(), "utf-8")
    facts = {"informant": "mother", "mode": "self", "language": "en", "on": today()}
    by = house.actor("nadia")
    given = actions.begin(house.maple, kay, Given(instrument="our_week", **facts), by=by)
    actions.give_answers(given, {"1": "2", "2": "declined"}, by=by)
    code = actions.open_tablet(given, has_wording=True, by=by)
    tablet = Browser()
    tablet.post(reverse("measures:code"), {"code": code})
    file.unlink()
    nadia = browse("nadia")
    page = nadia.get(reverse("measures:sheet", args=[given.pk]), follow=True)
    assert page.resolver_match.url_name == "result" and "Rather not" in page.content.decode()
    assert tablet.get(reverse("measures:tablet_question", args=[3])).url == reverse("measures:code")
    file.write_text(guide_example(), "utf-8")
    assert nadia.get(reverse("measures:sheet", args=[given.pk])).status_code == 200
