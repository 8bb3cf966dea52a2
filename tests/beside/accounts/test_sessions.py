"""Sessions end when they have to, and nothing typed is lost by it (criterion 28)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from beside.accounts import actions, queries
from beside.accounts.models import User
from beside.accounts.rules import HeldRole, Role
from beside.foundation.drafts import load_draft

from .conftest import SYSTEM

NINE = dt.datetime(2026, 11, 23, 14, 0, tzinfo=dt.UTC)


def own() -> str:
    return reverse("accounts:own")


def is_open(client) -> bool:
    return client.get(own()).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        lambda user, program: actions.disable_user(user, by=SYSTEM),
        lambda user, program: actions.set_roles(user, roles=[HeldRole(Role.NURSE, program.pk)], by=SYSTEM),
        lambda user, program: actions.end_sessions(user, by=SYSTEM),
        lambda user, program: actions.reset_second_factor(user, by=SYSTEM),
    ],
    ids=["closed", "other role", "signed out", "second step afresh"],
)
def test_session_ends_with_the_next_click(client, nadia, maple, sign_in, change):
    sign_in(nadia)
    assert is_open(client)
    change(User.objects.get(pk=nadia.pk), maple)
    assert not is_open(client)


def test_a_stolen_cookie_is_worth_nothing_after_sign_in_was_closed(client, nadia, sign_in):
    sign_in(nadia)
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    actions.disable_user(User.objects.get(pk=nadia.pk), by=SYSTEM)
    thief = Client()
    for name, value in kept.items():
        thief.cookies[name] = value
    assert not is_open(thief)


def test_a_new_password_signs_out_other_places_and_keeps_this_one(nadia, sign_in):
    here, there = Client(), Client()
    sign_in(nadia, browser=here)
    sign_in(nadia, browser=there)
    answers = {"oldpassword": "quiet river stones"} | dict.fromkeys(
        ["password1", "password2"], "seven green kites"
    )
    here.post(reverse("account_change_password"), answers)
    assert is_open(here)
    assert not is_open(there)


def test_sign_out_everywhere_else(nadia, sign_in):
    here, there = Client(), Client()
    sign_in(nadia, browser=here)
    sign_in(nadia, browser=there)
    assert "Sign out everywhere else" in here.get(own()).content.decode()
    here.post(reverse("accounts:end_other_sessions"))
    assert is_open(here)
    assert not is_open(there)
    assert len(queries.open_sessions(nadia)) == 1


def test_after_fifteen_minutes_away_she_signs_in_again_and_is_back_where_she_was(client, nadia, sign_in):
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in(nadia)
        assert is_open(client)
        clock.shift(dt.timedelta(minutes=14))
        assert is_open(client)
        clock.shift(dt.timedelta(minutes=15))
        answer = client.get(own() + "?page=2")
        assert answer["Location"] == "/?" + urlencode({"next": own() + "?page=2", "away": "1"})
        assert "no-store" in answer["Cache-Control"]
        asked = client.get(answer["Location"]).content.decode()
        assert "You were away for a while" in asked
        assert sign_in(nadia, path=answer["Location"])["Location"] == own() + "?page=2"


@pytest.mark.slow
def test_absolute_limit_of_twelve_hours_even_while_she_works(client, nadia, sign_in):
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in(nadia)
        is_open(client)
        for _ in range(71):
            clock.shift(dt.timedelta(minutes=10))
            assert is_open(client)
        clock.shift(dt.timedelta(minutes=10))
        assert not is_open(client)


def test_portal_closes_after_five_minutes(client, sign_in, maple):
    kay = actions.open_sign_in(sign_in_name="kay", display_name="Kay", kind="mother", by=SYSTEM)
    with time_machine.travel(NINE, tick=False) as clock:
        client.force_login(kay, backend="beside.accounts.backends.SignInBackend")
        assert is_open(client)
        clock.shift(dt.timedelta(minutes=5))
        assert not is_open(client)


def test_clock_that_goes_back_ends_the_session(client, nadia, sign_in):
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in(nadia)
        assert is_open(client)
        clock.shift(dt.timedelta(minutes=-30))
        assert not is_open(client)


def test_what_was_typed_is_kept_when_the_session_ended_before_it_was_sent(client, nadia, sign_in):
    """MCS-040: signing in again returns to the same half-written form, without JavaScript too."""
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in(nadia)
        is_open(client)
        clock.shift(dt.timedelta(minutes=20))
        typed = {"_form": "care.note", "_subject": "one", "text": "She came with the baby.", "password": "x"}
        answer = client.post(reverse("accounts:own_details"), typed)
        assert answer["Location"].startswith("/?" + urlencode({"next": reverse("accounts:own_details")}))
        kept = load_draft(queries.actor_for(nadia), "care.note", "one")
    assert kept == {"text": ["She came with the baby."]}


def test_saving_a_draft_after_the_session_ended_says_so(client, nadia, sign_in):
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in(nadia)
        is_open(client)
        clock.shift(dt.timedelta(minutes=20))
        answer = client.post(reverse("foundation:draft"), {"_form": "care.note", "text": "half a line"})
    assert answer.status_code == 401
    assert answer.json()["ended"] is True


def test_fragments_lead_the_whole_page_to_sign_in(client, nadia, sign_in):
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in(nadia)
        is_open(client)
        clock.shift(dt.timedelta(minutes=20))
        answer = client.get(own(), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/?away=1"


def test_pages_of_signed_in_people_are_never_stored(client, nadia, sign_in):
    """Criterion 33: no-store on every answer to somebody who is signed in."""
    sign_in(nadia)
    assert "no-store" in client.get(own())["Cache-Control"]
    assert "no-store" in client.get("/no/such/page/")["Cache-Control"]


def test_a_page_view_costs_few_queries(client, nadia, sign_in, django_assert_max_num_queries):
    sign_in(nadia)
    is_open(client)
    with django_assert_max_num_queries(3):
        client.get("/no/such/page/")
