"""Times, lengths, numbers, phones, yes and no: read the way people write them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from beside.ui import fields


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("14:30", dt.time(14, 30)),
        ("1430", dt.time(14, 30)),
        ("930", dt.time(9, 30)),
        ("14 h 30", dt.time(14, 30)),
        ("14h", dt.time(14)),
        ("2:30 pm", dt.time(14, 30)),
        ("2pm", dt.time(14)),
        ("12 am", dt.time(0)),
        ("12:15 p.m.", dt.time(12, 15)),
        ("9", dt.time(9)),
        ("9.05", dt.time(9, 5)),
    ],
)
def test_times_as_people_write_them(typed, time):
    assert fields.TimeField().clean(typed) == time


@pytest.mark.parametrize("typed", ["25:00", "14:75", "soon", "13 pm", "-2"])
def test_a_time_that_cannot_be_read_says_how(typed):
    with pytest.raises(ValidationError, match="such as 14:30 or 2:30 pm"):
        fields.TimeField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("55", 55), ("1 h 15", 75), ("1:15", 75), ("2h", 120), ("45 min", 45), ("1 hour 5 minutes", 65)],
)
def test_lengths_as_people_write_them(typed, minutes):
    assert fields.MinutesField().clean(typed) == minutes


@pytest.mark.parametrize("typed", ["long", "1:2:3", "-5", "1.5"])
def test_a_length_that_cannot_be_read_says_how(typed):
    with pytest.raises(ValidationError, match="such as 1 h 15"):
        fields.MinutesField().clean(typed)


def test_a_length_over_a_day_is_asked_about():
    with pytest.raises(ValidationError, match="1440"):
        fields.MinutesField().clean("2000")


@pytest.mark.parametrize("typed", ["(613) 555-0143", "613.555.0143", "+1 613 555 0143", "1-613-555-0143"])
def test_phones_fold_to_one_form(typed):
    assert fields.PhoneField().clean(typed) == "+16135550143"


def test_a_phone_that_cannot_be_read_says_how():
    with pytest.raises(ValidationError, match="area code"):
        fields.PhoneField().clean("ring the bell")


def test_a_phone_with_an_extension_stays_as_typed():
    assert fields.PhoneField().clean("613 555 0143 x12") == "613 555 0143 x12"


@pytest.mark.parametrize(("given", "answer"), [("yes", True), ("no", False), (True, True), (False, False)])
def test_yes_and_no(given, answer):
    assert fields.YesNoField().clean(given) is answer


def test_not_answered_is_neither_yes_nor_no():
    assert fields.YesNoField(required=False).clean("") is None


def test_numbers_name_their_limits():
    field = fields.NumberField(min_value=1, max_value=9)
    with pytest.raises(ValidationError, match="Write 9 or less"):
        field.clean("10")
    assert field.clean(" 3 ") == 3


def test_a_list_begins_with_an_empty_line_also_when_worked_out_later():
    field = fields.SelectField(choices=lambda: [("w", "West")])
    assert [value for value, _ in field.choices] == ["", "w"]


def test_text_is_never_cut_by_the_browser():
    assert "maxlength" not in fields.TextField(max_length=20).widget.attrs
    assert "maxlength" not in fields.LongTextField(max_length=20).widget.attrs
