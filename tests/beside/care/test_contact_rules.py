"""What can be true of a contact; each refusal names its field and says what to do."""

import datetime as dt
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.care.rules.appointments import AppointmentRefused, check_visit, clash, days_of
from beside.care.rules.contacts import ContactRefused, Happened, check, minutes_between, overlaps
from beside.care.rules.intake import advise
from beside.care.rules.outreach import OutreachRefused, check_entry, expires_on

TODAY = dt.date(2026, 11, 22)
KAY = uuid4()


def told(**changes):
    base = {"kind": "phone", "place": "phone", "on": TODAY, "minutes": {KAY: 20}}
    return Happened(**{**base, **changes})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": TODAY + dt.timedelta(days=1)}, "on"),
        ({"on": TODAY.replace(year=2016)}, "on"),
        ({"minutes": {}}, "minutes"),
        ({"minutes": {KAY: -5}}, "minutes"),
        ({"minutes": {KAY: 17 * 60}}, "minutes"),
        ({"minutes": {KAY: 60}, "duration": 30}, "minutes"),
        ({"duration": -30}, "ends"),
        ({"outcome": "did_not_meet"}, "not_met_because"),
        ({"outcome": "did_not_meet", "not_met_because": "weather", "material": ["diapers"]}, "outcome"),
    ],
)
def test_what_cannot_have_been_so_is_refused_with_a_way_on(changes, field):
    with pytest.raises(ContactRefused) as refused:
        check(told(**changes), today=TODAY)
    assert refused.value.because == field
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"on": TODAY.replace(year=2016), "long_ago_reason": "found on paper"},
        {"minutes": {KAY: 0}, "duration": 0},
        {"outcome": "did_not_meet", "not_met_because": "not_known"},
    ],
)
def test_what_can_have_been_so_is_kept(changes):
    check(told(**changes), today=TODAY)


@given(st.times(), st.times())
def test_minutes_between_two_times_of_a_day_never_exceed_a_day(start, end):
    assert -1440 < minutes_between(start, end) < 1440


def test_one_visit_may_begin_when_the_other_ends():
    assert not overlaps((dt.time(10), 60), (dt.time(11), 60))
    assert overlaps((dt.time(10), 61), (dt.time(11), 60))


@pytest.mark.parametrize(
    ("first", "rhythm", "until", "days"),
    [
        ("2026-01-31", "monthly", "2026-04-30", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        ("2026-03-06", "weekly", "2026-03-20", ["2026-03-06", "2026-03-13", "2026-03-20"]),
        ("2026-03-06", "fortnightly", "2026-03-19", ["2026-03-06"]),
        ("2026-03-06", "once", None, ["2026-03-06"]),
    ],
)
def test_a_rhythm_gives_its_days(first, rhythm, until, days):
    day = dt.date.fromisoformat
    assert days_of(day(first), rhythm, until and day(until)) == [day(d) for d in days]


def test_a_series_is_at_most_a_year_and_ends_after_it_begins():
    with pytest.raises(AppointmentRefused):
        days_of(TODAY, "weekly", TODAY - dt.timedelta(days=1))
    with pytest.raises(AppointmentRefused):
        days_of(TODAY, "weekly", TODAY + dt.timedelta(days=800))


def test_visits_of_the_past_or_of_next_decade_are_refused():
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    for far in (-30, 900):
        with pytest.raises(AppointmentRefused):
            check_visit(now + dt.timedelta(days=far), 60, now=now)
    assert clash((now, 60), (now + dt.timedelta(minutes=59), 10))


@pytest.mark.parametrize(
    "words",
    ["12 King Street", "43.65107, -79.347015", "she sleeps near M5V 2T6", "14 rue Cartier", "120 Elm ave"],
)
def test_n07_an_address_or_position_is_not_kept(words):
    with pytest.raises(OutreachRefused) as refused:
        check_entry(on=TODAY, today=TODAY, zone="north", words=words, nickname="")
    assert refused.value.because == "words"


def test_a_nickname_is_kept_at_least_thirty_days():
    assert expires_on(TODAY, 1) == TODAY + dt.timedelta(days=30)


RULES = [{"key": "a", "any": ["pregnant", "child"]}, {"key": "b", "any": ["wants"]}]


@pytest.mark.parametrize(
    ("facts", "fits"),
    [
        ({"pregnant": True, "wants": True}, True),
        ({"pregnant": True}, None),
        ({"pregnant": False, "child": False, "wants": True}, False),
        ({}, None),
    ],
)
def test_n03_eligibility_advises_and_knows_what_it_does_not_know(facts, fits):
    """BTC-002, EXT-001: advice only; there is no way for it to refuse."""
    assert advise(RULES, facts).fits is fits
