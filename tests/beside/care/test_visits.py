"""Visits in the book: booked, moved, cancelled; and a feed that says nothing to who looks over a shoulder."""

import datetime as dt

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from beside.care import actions, queries
from beside.foundation.clock import now, today
from beside.foundation.errors import NotAllowed, NotVisible

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(house, family):
    booked = actions.Visit(
        on=today() + dt.timedelta(days=1),
        at=dt.time(10),
        minutes=60,
        kind="home_visit",
        place="home",
        clients=[family.mother, family.child],
        worker=(str(house.nadia.pk), "Nadia"),
        about="The letter from the court",
    )
    return actions.book(house.maple, booked, by=house.actor("nadia"))[0]


def test_n07_n08_the_feed_has_times_and_the_word_visit_and_nothing_else(client, house, visit):
    token = actions.open_feed(by=house.actor("nadia"))
    text = client.get(reverse("care:feed", args=[token])).content.decode()
    assert text.count("SUMMARY:Visit") == 1
    for told in ("Kay", "Jo", "court", "home", "Maple", "LOCATION", "DESCRIPTION", "ATTENDEE"):
        assert told not in text


def test_a_feed_ends_at_once_and_with_its_worker(client, house, visit):
    token = actions.open_feed(by=house.actor("nadia"))
    address = reverse("care:feed", args=[token])
    assert client.get(address).status_code == 200
    house.nadia.disabled_at = now()
    house.nadia.save()
    assert client.get(address).status_code == 404
    house.nadia.disabled_at = None
    house.nadia.save()
    actions.end_feed(by=house.actor("nadia"))
    assert client.get(address).status_code == 404


def test_the_week_and_the_day_show_her_own_visits(ask, house, visit):
    tomorrow = (today() + dt.timedelta(days=1)).isoformat()
    assert "Kay" in ask("nadia", reverse("care:day"), day=tomorrow).content.decode()
    assert "Kay" in ask("nadia", reverse("care:week"), week=tomorrow).content.decode()
    assert "Kay" not in ask("helen", reverse("care:day"), day=tomorrow).content.decode()
    assert ask("nadia", reverse("care:day"), day="not a day").status_code == 200
    assert ask("dana", reverse("care:week")).status_code == 403


def test_moving_keeps_the_old_time_and_cancelling_can_be_undone(house, visit):
    nadia = house.actor("nadia")
    was = visit.starts_at
    actions.move(visit, on=visit.local_date, at=dt.time(14), by=nadia)
    assert timezone.localtime(visit.starts_at).time() == dt.time(14)
    assert visit.changes.get().was_at == was
    actions.cancel(visit, by=nadia)
    assert queries.visits_between(nadia, visit.local_date, visit.local_date) == []
    actions.restore_visit(visit, by=nadia)
    assert len(queries.visits_between(nadia, visit.local_date, visit.local_date)) == 1


def test_who_does_not_know_the_family_books_nothing(house, family, visit):
    other = actions.Visit(
        on=today(),
        at=dt.time(10),
        minutes=60,
        kind="phone",
        place="phone",
        clients=[family.mother],
        worker=(str(house.kofi.pk), "Kofi"),
    )
    with pytest.raises(NotAllowed):
        actions.book(house.maple, other, by=house.actor("kofi"))
    with pytest.raises(NotVisible):
        actions.book(house.harbour, other, by=house.actor("kofi"))
    with pytest.raises(NotAllowed):
        actions.move(visit, on=today(), at=dt.time(9), by=house.actor("kofi"))


def test_a_clash_is_said_and_both_visits_stay(ask, house, family, visit):
    typed = {
        "on": visit.local_date.isoformat(),
        "at": "10:30",
        "minutes": "30",
        "kind": "phone",
        "who": [str(family.mother.pk)],
        "rhythm": "once",
    }
    answer = ask("nadia", reverse("care:visit_add", args=[family.mother.pk]), posts=typed)
    said = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert "another visit at that time" in said
    assert len(queries.visits_between(house.actor("nadia"), visit.local_date, visit.local_date)) == 2


def test_moving_begins_at_the_booked_time_and_says_with_whom(ask, house, visit):
    page = ask("nadia", reverse("care:visit_move", args=[visit.pk])).content.decode()
    assert f'value="{timezone.localtime(visit.starts_at):%H:%M}"' in page
    leaving = ask("nadia", reverse("care:visit_cancel", args=[visit.pk])).content.decode()
    assert "Kay" in leaving.partition("<main")[2]
    assert "Keep the visit" in leaving
