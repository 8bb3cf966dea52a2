"""A mother walks through the windows of the comparison study: each step by the product's own pages, the clock moves on.

Intake on 15 January 2026. Its window: on time to day 60, late to day 90. The one at 12 months aims at 15 January
2027: on time 45 days before and after, late to day 90 (the study's schedule file says why).
"""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import escape

from beside.foundation.clock import today
from beside.measures import actions, queries
from beside.measures.models import Administration, Answer
from beside.people import actions as people
from beside_instruments import load

from ..people.conftest import known_as

pytestmark = pytest.mark.django_db
INTAKE = dt.datetime(2026, 1, 15, 17, tzinfo=dt.UTC)


def _name(key):
    """As a worker reads it on the page."""
    return escape(load(key).name.en)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(INTAKE, tick=False) as moving:
        yield moving


@pytest.fixture
def study(house, kay):
    """Kay is welcomed; her program follows the comparison study."""
    return actions.adopt_schedule(house.maple, "comparison_study", by=house.system)


@pytest.fixture
def on_day(clock):
    def move(number):
        clock.move_to(INTAKE + dt.timedelta(days=number))

    return move


@pytest.fixture
def lines(house, kay):
    """``lines()["cesd/intake"]``: what her schedule says of each task today."""
    return lambda: {line.task.id: line.task for line in queries.due_for(house.actor("nadia"), kay)}


@pytest.fixture
def offered(browse, kay):
    """The card "To be offered now" on her page, as a worker reads it."""

    def read():
        page = browse("nadia").get(reverse("measures:client", args=[kay.pk])).content.decode()
        return page.split("To be offered now", 1)[1].split("Later", 1)[0]

    return read


@pytest.fixture
def begin(browse, kay):
    """Begin one from the due list, by its page."""

    def one(key, wave="intake"):
        facts = {"informant": "mother", "mode": "interview", "language": "en", "on": today().isoformat()}
        url = reverse("measures:begin", args=[kay.pk, key])
        sent = browse("nadia").post(url, facts | {"task": f"{key}/{wave}"})
        assert sent.status_code == 302, sent.content.decode()[:3000]
        return Administration.objects.get(instrument=key, standing="open")

    return one


@pytest.fixture
def give(begin, browse):
    """Begin and finish: the first answer everywhere."""

    def one(key, wave="intake"):
        begun = begin(key, wave)
        answers = {f"a_{item.id}": str(item.options[0].value) for item in load(key).items}
        page = browse("nadia").post(reverse("measures:sheet", args=[begun.pk]), answers, follow=True)
        assert page.resolver_match.url_name == "result"
        return page.content.decode()

    return one


@pytest.fixture
def put_aside(begin, browse):
    def one(key, standing, reason=""):
        begun = begin(key)
        url = reverse("measures:put_aside", args=[begun.pk])
        assert browse("nadia").post(url, {"standing": standing, "reason": reason}).status_code == 302
        return begun

    return one


def test_on_time_late_and_out_of_the_window(study, on_day, lines, offered, give):
    """CEWH-034, J2: given in its window, after it, and too late; each keeps what it was."""
    assert lines()["cesd/intake"].status == "due" and _name("cesd") in offered() and "on time" in offered()
    assert lines()["cesd/month_12"].status == "upcoming"

    on_day(60)
    assert "on time" in give("cesd")
    done = lines()["cesd/intake"]
    assert (done.status, done.timing) == ("done", "on_time")

    on_day(61)
    assert lines()["gad7/intake"].status == "late" and "late, still welcome" in offered()
    assert "late" in give("gad7")
    assert lines()["gad7/intake"].timing == "late"

    on_day(90)
    assert lines()["raas/intake"].status == "late"
    on_day(91)
    assert lines()["raas/intake"].status == "out_of_window"
    assert _name("raas") not in offered() and "Nothing is due." in offered()
    assert "out of its window" in give("raas")  # still welcome, and said to be what it is
    assert lines()["raas/intake"].timing == "out_of_window"
    assert list(Administration.objects.order_by("finished_at").values_list("timing", flat=True)) == [
        "on_time",
        "late",
        "out_of_window",
    ]


def test_twelve_months_later_each_comes_again_in_its_own_window(study, on_day, lines, give):
    give("cesd")
    for day, status in {
        319: "upcoming",
        320: "due",
        410: "due",
        411: "late",
        455: "late",
        456: "out_of_window",
    }.items():
        on_day(day)
        assert lines()["cesd/month_12"].status == status, day
    on_day(365)
    give("cesd", "month_12")
    on_day(456)
    assert lines()["cesd/month_12"].timing == "on_time"
    on_day(730)
    assert lines()["cesd/month_24"].status == "due"
    assert set(Administration.objects.values_list("wave", flat=True)) == {"intake", "month_12"}


def test_she_would_rather_not_and_nothing_else_changes(study, on_day, lines, offered, put_aside, browse, kay):
    """N20: a no is kept as a no, needs no reason, and the next time she is asked afresh."""
    standing = list(kay.enrolments.values())
    put_aside("cesd", "declined")
    assert lines()["cesd/intake"].status == "declined"
    assert _name("cesd") not in offered() and lines()["gad7/intake"].status == "due"
    on_day(100)
    assert lines()["cesd/intake"].status == "declined"  # a no stays a no, it is not "out of its window"
    on_day(365)
    assert lines()["cesd/month_12"].status == "due" and _name("cesd") in offered()
    assert Answer.objects.count() == 0
    assert list(kay.enrolments.values()) == standing


def test_not_now_with_her_reason_and_taken_up_again(study, on_day, lines, offered, put_aside, browse, kay):
    """J2: her reason is sealed and read by those who may; the same one goes on, and counts when it was given."""
    begun = put_aside("gad7", "not_now", "A hard week, ask me after court")
    assert lines()["gad7/intake"].status == "not_now" and _name("gad7") not in offered()
    page = browse("nadia").get(reverse("measures:client", args=[kay.pk])).content.decode()
    assert "Put aside" in page and "hard week" not in page
    said = browse("nadia").get(reverse("measures:result", args=[begun.pk])).content.decode()
    assert "A hard week, ask me after court" in said and "Scores in words" not in said

    on_day(75)
    browse("nadia").post(reverse("measures:take_up", args=[begun.pk]))
    assert lines()["gad7/intake"].status == "late" and _name("gad7") in offered()
    begun.refresh_from_db()
    assert begun.reason is None

    browse("nadia").post(
        reverse("measures:put_aside", args=[begun.pk]), {"standing": "not_now", "reason": ""}
    )
    on_day(91)
    assert lines()["gad7/intake"].status == "out_of_window"


def test_moving_a_birth_date_moves_what_is_due(house, kay, on_day):
    """BTC-066, MCS-051: by the same number of days, at once, and nothing of it was stored."""
    actions.adopt_schedule(house.maple, "btc_like", by=house.system)
    nadia = house.actor("nadia")
    child, _dyad = people.register_child(known_as("Bo", dt.date(2025, 12, 20)), caregiver=kay, by=nadia)

    def aims():
        rows = queries.due_for(nadia, kay)
        return {
            row.task.id: row.task for row in rows if row.task.anchor == "birth" and row.task.measure == "epds"
        }

    before = aims()
    people.change_person(child, known_as("Bo", dt.date(2026, 1, 10)), version=child.person.version, by=nadia)
    after = aims()
    weeks = f"epds/after_6_8_weeks/{child.pk}"
    assert before[weeks].aim == dt.date(2026, 2, 7) and after[weeks].aim == dt.date(2026, 2, 28)
    assert (after[weeks].opens, after[weeks].accept_until) == (dt.date(2026, 2, 21), dt.date(2026, 3, 21))
    on_day(20)  # 4 February: it would have been due, and is not yet
    assert {row.task.id: row.task.status for row in queries.due_for(nadia, kay)}[weeks] == "upcoming"
    on_day(40)
    assert {row.task.id: row.task.status for row in queries.due_for(nadia, kay)}[weeks] == "due"
    assert Administration.objects.count() == 0
