"""A calendar of days: typed short, never guessed, scored by the library."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given
from beside.measures.rules.day_marks import NotUnderstood, as_list, days_of, fresh, read_mark, tally, typed
from beside.measures.rules.refusals import MeasureRefused


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("", None),
        ("?", None),
        ("0", {"drinks": 0, "used": 0}),
        ("3", {"drinks": 3, "used": 1}),
        ("2,5", {"drinks": 2.5, "used": 1}),
        ("2 c", {"drinks": 2, "of": ["c"], "used": 1}),
        ("2c", {"drinks": 2, "of": ["c"], "used": 1}),
        ("C k", {"of": ["c", "k"], "used": 1}),
        ("h", {"controlled": True}),
        ("h0", {"controlled": True, "drinks": 0, "used": 0}),
        ("n", {"mark": "not_asked"}),
        ("-", {"mark": "declined"}),
    ],
)
def test_a_day_is_read_as_typed_and_typed_again_the_same(text, mark):
    assert read_mark(text) == mark
    assert read_mark(typed(mark)) == mark


@pytest.mark.parametrize("text", ["z", "1 2", "101", "3!", "n c", "- 2", "😀"])
def test_what_cannot_be_read_is_said(text):
    with pytest.raises(NotUnderstood, match="leave the day blank"):
        read_mark(text)


def test_a_blank_day_is_never_a_day_without_use():
    kept = fresh(dt.date(2026, 11, 22)) | {"marks": {"2026-11-20": {"used": 0, "drinks": 0}}}
    assert len(days_of(kept)) == 30 and days_of(kept)[-1] == dt.date(2026, 11, 21)
    assert sum(day["used"] is None for day in as_list(kept)) == 29
    assert tally(kept)["unknown"] == 29


@pytest.fixture
def calendar(house, kay):
    given = Given(instrument="tlfb", informant="mother", mode="interview", language="en", on=today())
    return actions.begin(house.maple, kay, given, by=house.actor("nadia"))


def _days(n):
    return [(today() - dt.timedelta(days=back)).isoformat() for back in range(n, 0, -1)]


@pytest.mark.django_db
def test_scores_rest_on_known_days_outside_hospital(house, calendar):
    """The facts' rules: 30 days; 24 without use, 2 with (3 and 5 drinks), 2 in hospital, 1 refused, 1 blank.

    Known free days 26, used 2: 100 * 24 / 26. Drinks (3 + 5) / 2. Heavy (4 or more): 1.
    """
    nadia = house.actor("nadia")
    texts = ["0"] * 24 + ["3", "5 c", "h", "h", "-", ""]
    actions.keep_days(calendar, dict(zip(_days(30), texts, strict=True)), by=nadia)
    given = actions.finish(calendar, by=nadia)
    scores = {row.score: row.value for row in given.scores.all()}
    assert scores["days_used"] == 2
    assert scores["percent_days_abstinent"] == pytest.approx(100 * 24 / 26)
    assert scores["drinks_per_drinking_day"] == 4 and scores["heavy_days_women"] == 1
    assert given.label == "substance_use"


@pytest.mark.django_db
def test_too_few_known_days_give_no_percentage(house, calendar):
    nadia = house.actor("nadia")
    actions.keep_days(calendar, dict.fromkeys(_days(10), "0"), by=nadia)
    given = actions.finish(calendar, by=nadia)
    assert given.scores.get(score="percent_days_abstinent").status == "not_scorable"


@pytest.mark.django_db
def test_one_bad_day_keeps_nothing_and_is_named(house, calendar):
    days = _days(2)
    with pytest.raises(MeasureRefused) as refused:
        actions.keep_days(calendar, {days[0]: "2", days[1]: "zz"}, by=house.actor("nadia"))
    assert refused.value.because == days[1] and calendar.answers.count() == 0


@pytest.mark.django_db
def test_a_day_outside_the_look_back_is_refused(house, calendar):
    with pytest.raises(MeasureRefused):
        actions.keep_days(calendar, {"1999-01-01": "0"}, by=house.actor("nadia"))


@pytest.mark.django_db
def test_each_day_is_kept_at_once_and_a_correction_starts_from_it(browse, house, calendar):
    nadia, day = browse("nadia"), _days(1)[0]
    url = reverse("measures:day", args=[calendar.pk])
    assert nadia.post(url, {"day": day, "value": "2 c"}).json() == {"kept": True}
    assert nadia.post(url, {"day": day, "value": "w"}).status_code == 422
    assert calendar.answers.get().value["marks"][day] == {"drinks": 2, "of": ["c"], "used": 1}
    given = actions.finish(calendar, by=house.actor("nadia"))
    copy = actions.amend(given, by=house.actor("nadia"))
    page = nadia.get(reverse("measures:sheet", args=[copy.pk]), follow=True)
    assert page.resolver_match.url_name == "days" and 'value="2 c"' in page.content.decode()


@pytest.mark.django_db
def test_the_whole_way_on_plain_pages_with_her_own_events(browse, calendar):
    """Works without JavaScript; events help to remember, the result counts days and judges nothing (N24, N30)."""
    nadia, days = browse("nadia"), _days(90)
    url = reverse("measures:days", args=[calendar.pk])
    page = nadia.post(url, {"length": "90", "event_day": [days[80]], "event": ["Jo’s birthday"]}, follow=True)
    assert page.content.decode().count('name="d_') == 90 and "Jo’s birthday" in page.content.decode()
    sent = {f"d_{day}": "0" for day in days} | {f"d_{days[3]}": "n", f"d_{days[4]}": "-", f"d_{days[5]}": "k"}
    done = nadia.post(url, sent | {"event_day": [days[80]], "event": ["Jo’s birthday"]}, follow=True)
    said = done.content.decode()
    assert done.resolver_match.url_name == "result"
    assert "88 days are told of" in said and "Not asked: 1" in said and "Would rather not say: 1" in said
    assert "cocaine or crack" in said and "Jo’s birthday" in said
    assert not any(word in said for word in ("clean", "sober", "relapse", "streak"))


@pytest.mark.django_db
def test_a_day_that_cannot_be_read_stays_as_typed(browse, calendar):
    nadia, day = browse("nadia"), _days(1)[0]
    answer = nadia.post(reverse("measures:days", args=[calendar.pk]), {f"d_{day}": "lots"})
    assert answer.status_code == 422 and 'value="lots"' in answer.content.decode()


@pytest.mark.django_db
def test_use_changes_no_place_of_hers(house, kay, calendar):
    """N02: a calendar full of use leaves her place as it was."""
    before = list(kay.enrolments.values_list("states__state", flat=True))
    nadia = house.actor("nadia")
    actions.keep_days(calendar, dict.fromkeys(_days(30), "9 k o"), by=nadia)
    actions.finish(calendar, by=nadia)
    assert list(kay.enrolments.values_list("states__state", flat=True)) == before
