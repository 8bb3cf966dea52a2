"""Days as people write them: what exists, what cannot be, and what to say about it."""

import datetime as dt

import pytest
from django import forms

from beside.ui import fields
from beside.ui.rules import ApproximateDate


def answer(field, **parts):
    """What a field makes of what was typed: (value, first message)."""

    class Asked(forms.Form):
        day = field

    form = Asked({f"day_{name}": value for name, value in parts.items()})
    form.is_valid()
    return form.cleaned_data.get("day"), next(iter(form.errors.get("day", [])), "")


def test_a_day_in_three_boxes():
    assert answer(fields.DayField(), day="26", month="11", year="2026") == (dt.date(2026, 11, 26), "")


def test_a_leap_day_exists_only_in_leap_years():
    assert answer(fields.DayField(), day="29", month="2", year="2028")[0] == dt.date(2028, 2, 29)
    assert answer(fields.DayField(), day="29", month="2", year="2026")[1] == (
        "February 2026 has 28 days. Check the day."
    )


@pytest.mark.parametrize("box", ["day", "month", "year"])
def test_an_iso_date_in_any_box_counts_as_the_date(box):
    assert answer(fields.DayField(), **{box: "2026-11-26"})[0] == dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"day": "31", "month": "4", "year": "2026"}, "April 2026 has 30 days. Check the day."),
        ({"day": "1", "month": "13", "year": "2026"}, "There are 12 months."),
        ({"day": "1", "month": "2", "year": "26"}, "four digits"),
        ({"day": "1", "month": "2"}, "Write the year as well."),
        ({"day": "x", "month": "2", "year": "2026"}, "in numbers"),
        ({}, "Write the day, the month and the year."),
        ({"day": "0", "month": "2", "year": "2026"}, "has 28 days"),
        ({"day": "٢٦", "month": "11", "year": "2026"}, ""),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(parts, words):
    assert words in answer(fields.DayField(), **parts)[1]


def test_limits_are_named():
    field = fields.DayField(latest=lambda: dt.date(2026, 11, 22))
    assert "or earlier" in answer(field, day="23", month="11", year="2026")[1]


@pytest.mark.parametrize(
    ("parts", "known"),
    [
        ({"day": "3", "month": "4", "year": "1999"}, ApproximateDate("day", 1999, 4, 3)),
        ({"month": "4", "year": "1999"}, ApproximateDate("month", 1999, 4)),
        ({"year": "1999"}, ApproximateDate("year", 1999)),
        ({"unknown": "on"}, ApproximateDate("unknown")),
    ],
)
def test_a_date_may_be_as_vague_as_it_is_known(parts, known):
    assert answer(fields.ApproximateDateField(), **parts) == (known, "")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"day": "3", "year": "1999"}, "Write the month as well"),
        ({"month": "4"}, "Write the year as well"),
        ({"year": "1999", "unknown": "on"}, "not both"),
        ({"month": "14", "year": "1999"}, "There are 12 months"),
        ({"day": "31", "month": "6", "year": "1999"}, "June 1999 has 30 days"),
        ({}, "even only the year"),
    ],
)
def test_a_vague_date_that_does_not_fit_is_explained(parts, words):
    assert words in answer(fields.ApproximateDateField(), **parts)[1]


def test_a_vague_date_knows_its_first_and_last_day():
    about = ApproximateDate("month", 2024, 2)
    assert (about.earliest, about.latest) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert ApproximateDate("year", 1999).latest == dt.date(1999, 12, 31)
    assert ApproximateDate.unknown().earliest is None


@pytest.mark.parametrize("parts", [("month", 2024), ("year", 2024, 2), ("unknown", 2024), ("week", 2024)])
def test_parts_that_do_not_fit_the_precision_are_refused(parts):
    with pytest.raises(ValueError, match="parts|precision"):
        ApproximateDate(*parts)


def test_what_was_typed_stays_in_the_boxes():
    class Asked(forms.Form):
        day = fields.DayField()

    html = Asked({"day_day": "31", "day_month": "2", "day_year": "2026"})["day"].as_field_group()
    assert 'value="31"' in html
    assert "govuk-error-message" in html
