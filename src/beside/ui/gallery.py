"""Examples for the gallery page: each component, empty, with an error, and with long words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest

from . import fields
from .charts import Band, Event, LineChart, Point, Series
from .forms import BesideForm
from .paging import Page
from .rules import ApproximateDate

LONG = "Rhoshandiatellyneshiaunneveshenk-Koyaanisquatsiuth " * 3
DAY = dt.date(2026, 11, 26)


class EveryField(BesideForm):
    """One of each."""

    draft_form = "ui.gallery"
    groups = [("In words", ["name", "story", "secret"]), ("In answers", ["kind", "topics", "agree", "place"])]
    reveals = {"kind": {"visit": ["where"]}}

    name = fields.TextField(label="What she likes to be called", help_text="A nickname is enough.")
    story = fields.LongTextField(
        label="What happened",
        max_length=300,
        templates=[("s", "Strengths first", "What went well: "), ("n", "Next time", "For next time: ")],
    )
    secret = fields.PasswordField(label="Password", required=False)
    kind = fields.ChoiceField(
        label="How you met",
        choices=[("visit", "Home visit"), ("phone", "By phone"), ("here", "At the centre")],
        hints={"phone": "A call that she answered."},
    )
    where = fields.TextField(label="Where", required=False)
    topics = fields.ManyField(
        label="What you talked about",
        choices=[("sleep", "Sleep"), ("play", "Playing together"), ("home", LONG)],
    )
    agree = fields.TickField(label="She has seen this", help_text="Tick it when she has read it with you.")
    place = fields.SelectField(label="Site", choices=[("w", "West"), ("e", "East")])
    day = fields.DayField(label="Day", help_text="For example, 26 11 2026")
    born = fields.ApproximateDateField(label="Born", required=False)
    at = fields.TimeField(label="Time", required=False)
    minutes = fields.MinutesField(label="How long it took, in minutes")
    phone = fields.PhoneField(label="Phone", required=False)
    file = fields.UploadField(label="A file", required=False)
    known = fields.YesNoField(label="Does she know about this?", required=False)


class NarrowForm(BesideForm):
    """A filter."""

    word = fields.TextField(label="Name", required=False, width=20)
    site = fields.SelectField(label="Site", choices=[("w", "West"), ("e", "East")], required=False)


def gallery_context(request: HttpRequest) -> dict[str, Any]:
    """Everything the gallery shows; ``?errors`` sends the form empty, ``?long`` uses long words."""
    wrong = {"day_day": "31", "day_month": "2", "day_year": "2026", "minutes": "soon"}
    form = EveryField(wrong if "errors" in request.GET else None, actor=getattr(request, "actor", None))
    long = LONG if "long" in request.GET else ""
    return {
        "gallery_frame": "ui/frame_portal.html" if "portal" in request.GET else "ui/frame.html",
        "form": form,
        "narrow": NarrowForm(request.GET or None),
        "long": long,
        "facts": [("Age", "27"), ("Languages", long or "English, Cree"), ("Phone", "")],
        "changes": [
            ("Name", long or "Rosie", "#", "Change"),
            ("Born", ApproximateDate("year", 1999).earliest, "#", ""),
        ],
        "head": ["Measure", ("Start", "n"), ("Now", "n"), "Next"],
        "rows": [["Sleep", 29, 18, "12 Jan"], [long or "Feeling close", 98, 87, "12 Jan"]],
        "tabs": [("Overview", "#a", True), ("Notes", "#b", False), ("Measures", "#c", False)],
        "steps": [("Name", True), ("Contact", False), ("Check", False)],
        "page": Page([], "?page=a", "?page=b"),
        "day": DAY,
        "moment": dt.datetime(2026, 11, 17, 15, 30, tzinfo=dt.UTC),
        "about": ApproximateDate("month", 2025, 3),
        "chart": _chart(),
        "no_chart": LineChart("Sleep", [Series("Sleep", [])]),
        "icons": [
            "search",
            "check",
            "left",
            "right",
            "plus",
            "phone",
            "message",
            "calendar",
            "home",
            "lock",
            "info",
            "print",
            "note",
            "people",
            "clock",
        ],
    }


def _chart() -> LineChart:
    start = dt.date(2026, 1, 12)
    hers = [
        Point(start + dt.timedelta(days=days), value)
        for days, value in ((0, 29), (35, 27), (150, 22), (290, 15))
    ]
    close = [Point(start + dt.timedelta(days=days), value) for days, value in ((0, 12), (150, 16), (290, 21))]
    return LineChart(
        "How the weeks have been",
        [Series("Low mood", hers), Series("Feeling close", close)],
        low=0,
        high=40,
        direction="A higher number means more of it.",
        band=Band(0, 16, "where most people are"),
        events=[Event(start + dt.timedelta(days=90), "Moved to the new flat")],
    )
