"""A shared tablet: a code, one question a page, nothing left behind."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client as Browser
from django.urls import reverse

from beside.foundation.clock import now, today
from beside.measures import actions
from beside.measures.actions import Given
from beside.measures.models import TabletCode
from beside.measures.rules.refusals import MeasureRefused
from beside_instruments import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(house, kay):
    """Being heard, our own words: four questions she answers herself."""
    facts = {"informant": "mother", "mode": "self", "language": "en", "on": today()}
    return actions.begin(house.maple, kay, Given(instrument="being_heard", **facts), by=house.actor("nadia"))


@pytest.fixture
def code(house, heard):
    return actions.open_tablet(heard, has_wording=True, by=house.actor("nadia"))


def _answer(number):
    return reverse("measures:tablet_question", args=[number])


def test_the_whole_way_without_an_account(heard, code, kay):
    """BTC-031: she answers herself; skipping is always possible; back keeps what she said."""
    tablet = Browser()
    start = tablet.post(reverse("measures:code"), {"code": f"{code[:4]} {code[4:]}"}, follow=True)
    page = start.content.decode()
    assert "Who sees them" in page and "How long" in page and "no-store" in start["Cache-Control"]
    assert "Kay" not in page and "<title>Questions" in page
    item = load("being_heard").items[0]
    first = tablet.post(_answer(1), {"answer": str(item.options[2].value)}, follow=True)
    assert first.resolver_match.kwargs == {"number": 2}
    assert "checked" in tablet.get(_answer(1)).content.decode()
    tablet.post(_answer(2), {"skip": "1"})
    tablet.post(_answer(3), {"answer": str(item.options[1].value)})
    last = tablet.post(_answer(4), {"answer": str(item.options[1].value)})
    assert last.url == reverse("measures:tablet_end")
    thanks = tablet.post(reverse("measures:tablet_end"))
    assert "Thank you" in thanks.content.decode()
    heard.refresh_from_db()
    assert heard.standing == "done"
    assert {row.item: row.value for row in heard.answers.all()}[load("being_heard").items[1].id] == "declined"
    assert tablet.get(_answer(1)).url == reverse("measures:code")


def test_a_question_without_an_answer_says_what_to_do(code, heard):
    tablet = Browser()
    tablet.post(reverse("measures:code"), {"code": code})
    page = tablet.post(_answer(1), {}).content.decode()
    assert "leave the question out" in page and heard.answers.count() == 0


def test_a_code_counts_once_and_a_newer_one_ends_it(house, heard, code):
    """She goes on at another device with a new code; the first device is closed."""
    first, second = Browser(), Browser()
    first.post(reverse("measures:code"), {"code": code})
    assert first.get(_answer(1)).status_code == 200
    again = second.post(reverse("measures:code"), {"code": code})
    assert "does not open anything now" in again.content.decode()
    newer = actions.open_tablet(heard, has_wording=True, by=house.actor("nadia"))
    second.post(reverse("measures:code"), {"code": newer})
    assert second.get(_answer(1)).status_code == 200
    assert first.get(_answer(1)).url == reverse("measures:code")


def test_a_code_ends_after_an_hour_and_is_stored_as_a_digest(heard, code):
    kept = TabletCode.objects.get()
    assert code not in kept.digest and len(kept.digest) == 64
    TabletCode.objects.update(expires_at=now() - dt.timedelta(seconds=1))
    page = Browser().post(reverse("measures:code"), {"code": code}).content.decode()
    assert "does not open anything now" in page


def test_typing_the_code_signs_the_worker_out(browse, code, kay):
    """What a tablet is handed over for is all that is open on it."""
    nadia = browse("nadia")
    nadia.post(reverse("measures:code"), {"code": code})
    assert nadia.get(reverse("measures:client", args=[kay.pk])).status_code in {302, 403}
    assert "Kay" not in nadia.get("/desk/", follow=True).content.decode()


def test_without_wording_there_is_no_tablet(house, begun):
    """N23: an official measure is asked on a screen only with loaded wording."""
    with pytest.raises(MeasureRefused):
        actions.open_tablet(begun, has_wording=False, by=house.actor("nadia"))


def test_the_page_refuses_it_too(browse, begun):
    answer = browse("nadia").post(reverse("measures:tablet", args=[begun.pk]), follow=True)
    assert "Load the official wording first" in answer.content.decode()
    assert not TabletCode.objects.exists()
