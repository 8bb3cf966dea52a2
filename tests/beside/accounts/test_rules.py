"""Passwords, sign-in names, codes, days and sessions: tables of cases."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from beside.accounts.rules import (
    Because,
    CodeStands,
    Period,
    Purpose,
    SessionLimits,
    SessionState,
    code_stands,
    fold_code,
    fold_sign_in_name,
    how_long,
    is_sign_in_name,
    judge_password,
    judge_period,
    make_code,
    session_state,
)

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 22)
STAFF = SessionLimits(idle=dt.timedelta(minutes=15), absolute=dt.timedelta(hours=12))
KNOWN = {"password123456", "qwertyuiop12"}


@pytest.mark.parametrize(
    ("password", "because"),
    [
        ("eleven char", Because.PASSWORD_SHORT),
        ("twelve chars", None),
        ("quiet river stones", None),
        ("PASSWORD123456", Because.PASSWORD_COMMON),
        ("aaaaaaaaaaaaaa", Because.PASSWORD_COMMON),
        ("nadia-kovalenko", Because.PASSWORD_HOLDS_NAME),
        ("my friend nadia kovalenko sings", None),
        ("пароль из слов", None),
        ("合言葉は川の石と緑の凧です", None),
    ],
)
def test_passwords(password, because):
    decision = judge_password(
        password, own_words=["Nadia Kovalenko", "nadia", "kovalenko"], is_known=KNOWN.__contains__
    )
    assert decision.because == because


@pytest.mark.parametrize(
    ("typed", "name", "usable"),
    [
        ("Nadia ", "nadia", True),
        ("ｎａｄｉａ", "nadia", True),
        ("joëlle.b-2", "joëlle.b-2", True),
        ("наташа", "наташа", True),
        ("n", "n", False),
        ("nadia@example.org", "nadia@example.org", False),
        ("two words", "two words", False),
        ("-dash", "-dash", False),
        ("x" * 41, "x" * 41, False),
        ("", "", False),
    ],
)
def test_sign_in_names(typed, name, usable):
    assert fold_sign_in_name(typed) == name
    assert is_sign_in_name(fold_sign_in_name(typed)) is usable


def test_a_code_is_easy_to_read_aloud_and_typed_any_way():
    code = make_code(random.Random(7).choice)
    assert len(code) == 14
    assert not set(code) & set("01ILOU")
    assert fold_code(code.lower().replace("-", " ")) == fold_code(code)


@pytest.mark.parametrize(("purpose", "hours"), [(Purpose.JOIN, 72), (Purpose.RETURN, 1 / 6)])
def test_how_long_a_code_is_good(purpose, hours):
    """72 hours to join; 10 minutes after an in-person check (criterion 26)."""
    assert how_long(purpose) == dt.timedelta(hours=hours)


@pytest.mark.parametrize(
    ("used", "withdrawn", "after", "stands"),
    [
        (None, None, dt.timedelta(0), CodeStands.OPEN),
        (None, None, dt.timedelta(minutes=9, seconds=59), CodeStands.OPEN),
        (None, None, dt.timedelta(minutes=10), CodeStands.EXPIRED),
        (NOON, None, dt.timedelta(minutes=1), CodeStands.USED),
        (None, NOON, dt.timedelta(minutes=1), CodeStands.WITHDRAWN),
        (NOON, None, dt.timedelta(days=9), CodeStands.USED),
    ],
)
def test_how_a_code_stands(used, withdrawn, after, stands):
    expires = NOON + dt.timedelta(minutes=10)
    assert code_stands(expires_at=expires, used_at=used, withdrawn_at=withdrawn, now=NOON + after) is stands


@pytest.mark.parametrize(
    ("begin", "end", "because"),
    [
        (TODAY, None, None),
        (TODAY, TODAY, None),
        (TODAY, dt.date(2026, 11, 21), Because.ENDS_BEFORE_IT_BEGINS),
        (dt.date(2026, 11, 21), None, Because.IN_THE_PAST),
        (dt.date(2027, 11, 23), None, None),
        (dt.date(2027, 11, 24), None, Because.BEGINS_TOO_LATE),
    ],
)
def test_days_on_which_a_role_may_begin(begin, end, because):
    assert judge_period(Period(begin, end), today=TODAY).because == because


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (dt.date(2028, 2, 28), False),
        (dt.date(2028, 2, 29), True),
        (dt.date(2028, 2, 29) + dt.timedelta(days=9), True),
        (dt.date(2028, 3, 10), False),
    ],
)
def test_a_role_is_held_from_its_first_day_until_the_day_it_ends(day, held):
    assert Period(dt.date(2028, 2, 29), dt.date(2028, 3, 10)).holds(day) is held


def minutes(count):
    return dt.timedelta(minutes=count)


@pytest.mark.parametrize(
    ("began", "seen", "state"),
    [
        (minutes(20), minutes(14.9), SessionState.OPEN),
        (minutes(20), minutes(15), SessionState.AWAY),
        (minutes(719), minutes(1), SessionState.OPEN),
        (minutes(720), minutes(1), SessionState.LONG),
        (minutes(720), minutes(30), SessionState.LONG),
        (minutes(3), -minutes(4), SessionState.OPEN),
        (minutes(3), -minutes(6), SessionState.CLOCK),
        (-minutes(6), -minutes(6), SessionState.CLOCK),
    ],
)
def test_how_a_session_stands(began, seen, state):
    """Idle 15 minutes, absolute 12 hours; a clock that goes back lengthens nothing (criteria 28 and 44)."""
    found = session_state(began=NOON - began, last_seen=NOON - seen, now=NOON, limits=STAFF)
    assert found is state
