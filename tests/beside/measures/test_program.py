"""What measures say of a program as a whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest
from django.urls import reverse

from beside.foundation.clock import today
from beside.measures import actions, queries
from beside.measures.actions import Given
from beside.measures.models import Administration, TeamPair
from beside.measures.queries.agreement import rated_twice
from beside.measures.rules.pair import BothSides, both_sides, last_quarter
from beside_instruments import load


def test_both_sides_come_together_or_not_at_all():
    """EXT-007, BTC-077, N13: one structure with both; no field can leave the other out; four families are none."""
    told = [(("housing", "money"), ("safe_home",))] * 4
    assert both_sides(told) is None
    found = both_sides(told * 2 + [(("money",), ("safe_home", "joy_together"))] * 8)
    assert found.families == 16 and found.hard["money"] == 16 and found.protects["joy_together"] == 8
    assert (found.hard_mean, found.protects_mean) == (24 / 16, 24 / 16)
    assert all(field.default is field.default_factory for field in fields(BothSides))


def test_a_handful_is_hidden_and_so_is_what_would_give_it_away():
    """N21: one of twelve is hidden; so is eleven of twelve; a second goes along so that the mean tells nothing."""
    told = [(("housing", "money", "alone"), ("safe_home",))] * 6 + [(("money",), ("safe_home",))] * 5
    found = both_sides([*told, ((), ("safe_home",))])
    assert found.hard["money"] is None  # 11 of 12: the rest is one
    assert None in {found.hard["housing"], found.hard["alone"]}
    assert found.protects["safe_home"] == 12


@pytest.mark.parametrize(
    ("day", "until"), [((2026, 1, 1), (2025, 12, 31)), ((2026, 11, 22), (2026, 9, 30)), ((2026, 3, 31), (2025, 12, 31))]
)  # fmt: skip
def test_only_quarters_that_are_over_are_told(day, until):
    """N21, differencing: a pair written today changes nothing on the page."""
    assert last_quarter(dt.date(*day)) == dt.date(*until)


@pytest.mark.django_db
def test_the_page_shows_both_sides_without_a_name(browse, house, family):
    """BTC-077: the newest pair counts once; a pair of today not yet; nobody is named or listed."""
    old = last_quarter(today()) - dt.timedelta(days=3)
    for client in (family.child, family.dyad):
        for on in (old, old, today()):
            TeamPair.objects.create(subject=client, on=on, hard=["money"], protects=["safe_home"],
                                    author_id=house.nadia.pk, author_name="Nadia")  # fmt: skip
    helen = house.actor("helen")
    assert queries.pairs_together(helen, last_quarter(today()))[0][1] is None
    page = browse("helen").get(reverse("measures:both_sides"))
    said = page.content.decode()
    assert page.status_code == 200 and "Fewer than five families" in said
    assert "Kay" not in said and "Jo" not in said and str(family.child.pk) not in said
    assert browse("nadia").get(reverse("measures:both_sides")).status_code == 403


@pytest.mark.django_db
def test_agreement_is_read_in_the_browser_over_the_program(browse, house, family):
    """BTC-064, J2: ICC and weighted kappa of five occasions rated twice, with the share; no rater, no family (N26)."""
    nadia = house.actor("nadia")
    items = [item.id for item in load("eas4").items]

    def rate(value, first=None):
        given = Given(instrument="eas4", informant="observer", mode="observation", language="en", on=today(),
                      rater=(nadia.id, nadia.name), second_rating_of=first, task_id="" if first else str(value))  # fmt: skip
        begun = actions.begin(house.maple, family.dyad, given, by=nadia)
        actions.give_answers(begun, dict.fromkeys(items, str(value)), by=nadia)
        return actions.finish(begun, by=nadia)

    for value in (2, 3, 4, 5, 6):
        rate(value, rate(value))
    rate(7)
    page = browse("helen").get(reverse("measures:agreement")).content.decode()
    assert "5 of 6 occasions were rated twice (83%)" in page and "1.00" in page
    assert "Nadia" not in page and "Kay" not in page
    assert rated_twice(nadia, "eas4") == {} and Administration.objects.count() == 11
    assert browse("nadia").get(reverse("measures:agreement")).status_code == 403


@pytest.mark.django_db
def test_pages_about_a_program_ask_few_questions(browse, house, kay):
    """At most 12 statements a page, session and trail included; the same number for one round and for six."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(name, *args, who="helen"):
        page = browse(who)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert page.get(reverse(f"measures:{name}", args=args)).status_code == 200
        return len([q for q in seen if "SAVEPOINT" not in q["sql"]])

    nadia = house.actor("nadia")
    first = actions.begin_round(house.maple, "seven_qualities", by=nadia)
    counted = {"voices": asked("voices")}
    for key in ("csq8", "opoc"):
        actions.begin_round(house.maple, key, by=nadia)
    assert asked("voices") == counted["voices"]
    counted |= {name: asked(name) for name in ("both_sides", "agreement")}
    counted |= {
        "results": asked("voices_results", first.pk),
        "collect": asked("voices_collect", first.pk, who="nadia"),
    }
    counted |= {"goals": asked("goals", kay.pk, who="nadia")}
    assert max(counted.values()) <= 12, counted
