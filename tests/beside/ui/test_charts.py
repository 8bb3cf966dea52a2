"""Lines over time: true to time, points only where something was measured, the numbers underneath."""

import datetime as dt

import pytest
from django.template import Context, Template

from beside.ui.charts import Band, Event, LineChart, Point, Series
from beside.ui.charts.drawing import day_marks, drawn, scale_of, value_rules

START = dt.date(2026, 1, 1)


def chart(*days_and_values, **options):
    points = [Point(START + dt.timedelta(days=day), value) for day, value in days_and_values]
    return LineChart("Sleep", [Series("Sleep", points)], **options)


def test_time_is_true():
    places = drawn(chart((0, 1), (10, 2), (40, 3)))["lines"][0]["points"]
    first, second, third = (place["x"] for place in places)
    assert (third - first) / (second - first) == pytest.approx(4, rel=0.01)


def test_points_are_drawn_in_order_of_time_and_only_where_measured():
    line = drawn(chart((40, 3), (0, 1), (10, 2)))["lines"][0]
    assert [place["point"].value for place in line["points"]] == [1, 2, 3]
    assert len(line["path"].split()) == 3


def test_one_point_alone_and_equal_values_can_be_drawn():
    assert drawn(chart((0, 5)))["lines"][0]["points"][0]["x"] == pytest.approx(336)
    assert scale_of(chart((0, 5), (9, 5))).high > 5


def test_rules_are_round_values():
    assert [rule["value"] for rule in value_rules(scale_of(chart((0, 0), (9, 40))))] == [0, 10, 20, 30, 40]
    assert [rule["value"] for rule in value_rules(scale_of(chart((0, 0.1), (9, 0.9))))] == [
        0,
        0.2,
        0.4,
        0.6,
        0.8,
        1.0,
    ]


def test_given_ends_of_the_axis_are_kept():
    scale = scale_of(chart((0, 12), (9, 14), low=0, high=60))
    assert (scale.low, scale.high) == (0, 60)


def test_days_under_the_sheet_are_firsts_of_months_and_few():
    marks = day_marks(scale_of(chart((0, 1), (1100, 2))))
    assert len(marks) <= 7
    assert all(mark["day"].day == 1 for mark in marks)
    short = day_marks(scale_of(chart((0, 1), (9, 2))))
    assert [mark["day"] for mark in short] == [START, START + dt.timedelta(days=9)]


def test_band_and_events_have_words_and_the_table_has_the_numbers():
    html = Template("{% load ui %}{% line_chart chart %}").render(
        Context(
            {
                "chart": chart(
                    (0, 12.5),
                    (60, 9),
                    band=Band(0, 16, "where most people are"),
                    events=[Event(START, "Moved")],
                )
            }
        )
    )
    assert "where most people are" in html
    assert "Moved" in html
    assert "12.5" in html
    assert "style=" not in html


def test_nothing_measured_is_said():
    html = Template("{% load ui %}{% line_chart chart %}").render(Context({"chart": chart()}))
    assert "Nothing has been measured yet." in html
    assert "<svg" not in html


def test_more_than_three_lines_are_refused():
    with pytest.raises(ValueError, match="three"):
        LineChart("x", [Series("a", [])] * 4)


def test_numbers_in_the_drawing_do_not_follow_the_language():
    from django.utils import translation

    with translation.override("fr-ca"):
        html = Template("{% load ui %}{% line_chart chart %}").render(
            Context({"chart": chart((0, 1), (9, 2))})
        )
    assert 'viewBox="0 0 640.0 260.0"' in html
