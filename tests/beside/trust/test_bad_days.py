"""A broken seal, a failing page: she sees a calm sentence; the log has a line and no name."""

import logging

import pytest
from django.db import DatabaseError, connection
from django.test import Client as Visitor
from django.urls import reverse

from beside.care import actions as care
from beside.care.rules.childhood import Seen
from beside.care.rules.contacts import Happened, WrittenPassage
from beside.foundation.clock import today
from beside.foundation.logs import OneLine
from beside.people.models import Person

NOTE = "She told me about the heronry behind Vintner Lane"


@pytest.fixture
def visitor(house):
    """Nadia, signed in; a failing page answers as it would in service."""
    signed_in = Visitor(raise_request_exception=False)
    signed_in.force_login(house.nadia)
    return signed_in


def _move_seal(column, source, target):
    """Copy the sealed bytes of one row into another, behind the product's back."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE people_person SET {column} = (SELECT {column} FROM people_person WHERE id = %s) "  # noqa: S608
            "WHERE id = %s",
            [_id(source), _id(target)],
        )


def _id(row):
    return Person._meta.pk.get_db_prep_value(row.pk, connection)


def test_a_moved_name_is_never_shown_as_hers(family, visitor, caplog):
    """Trust criterion 34: a sealed name that stands in another row is not opened, and the log says so."""
    _move_seal("called", family.child.person, family.mother.person)
    with caplog.at_level(logging.ERROR, logger="beside"):
        answer = visitor.get(reverse("people:client", args=[family.mother.pk]))
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "Kay" not in page
    assert "Traceback" not in page
    assert [record for record in caplog.records if record.name == "beside"]
    assert "Jo" not in caplog.text
    assert "Kay" not in caplog.text


def _told(house, family, about, text):
    """A note of Nadia's with one passage."""
    passage = WrittenPassage(about.pk, text)
    minutes = {about.pk: 20}
    met = Happened(kind="home_visit", place="home", on=today(), minutes=minutes, passages=[passage])
    return care.log_contact(house.maple, met, by=house.actor("nadia")).note.passages.get()


def _swap(table, column, source, target):
    pk = [Person._meta.pk.get_db_prep_value(row.pk, connection) for row in (source, target)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = (SELECT {column} FROM {table} WHERE id = %s) WHERE id = %s",  # noqa: S608
            pk,
        )


def test_a_passage_moved_to_another_note_is_never_read_there(house, family, visitor, caplog):
    """Trust criterion 34: what was written of the mother, copied into the child's note, does not open."""
    hers = _told(house, family, family.mother, NOTE)
    childs = _told(house, family, family.child, "He pulled himself up")
    _swap("care_passage", "text", hers, childs)
    for address in (
        reverse("care:note", args=[childs.note_id]),
        reverse("desk:timeline", args=[family.child.pk]),
    ):
        answer = visitor.get(address)
        assert answer.status_code == 503
        assert "heronry" not in answer.content.decode()
        assert "Traceback" not in answer.content.decode()
    assert NOTE in visitor.get(reverse("care:note", args=[hers.note_id])).content.decode()
    assert "heronry" not in caplog.text


def test_what_was_seen_between_two_does_not_open_in_another_row(house, family, visitor):
    rows = [
        care.write_observation(
            family.dyad, Seen(on=today(), context="play", between=text), by=house.actor("nadia")
        )
        for text in (NOTE, "he sang")
    ]
    _swap("care_observation", "told", *rows)
    answer = visitor.get(reverse("care:observations", args=[family.dyad.pk]))
    assert answer.status_code == 503
    assert "heronry" not in answer.content.decode()


def test_a_failing_page_keeps_what_was_typed_and_logs_none_of_it(family, visitor, monkeypatch, caplog):
    """Trust criterion 42: the page gives her text back; the log has the place of the fault, not the text."""

    def fall(*args, **kwargs):
        raise RuntimeError("a part gave way")

    monkeypatch.setattr("beside.foundation.middleware.policy_of", fall)
    with caplog.at_level(logging.DEBUG):
        answer = visitor.post(reverse("people:mother_add"), {"nickname": "Quillmarigold", "story": NOTE})
    assert answer.status_code == 500
    assert NOTE in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    assert "heronry" not in caplog.text
    assert "Quillmarigold" not in caplog.text


def test_a_forged_line_stays_one_line():
    """Trust criterion 36: line breaks and terminal codes are made visible."""
    record = logging.LogRecord(
        "x", logging.ERROR, "x", 1, "a\n2026-11-22 admin signed in\x1b[31m %s", ("b\r",), None
    )
    OneLine().filter(record)
    assert "\n" not in record.getMessage()
    assert "\x1b" not in record.getMessage()
    assert "\r" not in record.getMessage()


def _logged(message):
    """The line a failing request leaves, when the error's own message is this."""
    try:
        raise ValueError(message)
    except ValueError as error:
        record = logging.LogRecord(
            "django.request",
            logging.ERROR,
            "x",
            1,
            "It broke: %s",
            ("/desk/",),
            (ValueError, error, error.__traceback__),
        )
    OneLine().filter(record)
    return logging.Formatter().format(record)


def test_t14_an_error_is_logged_by_its_kind_and_place_never_by_its_message():
    """Trust criteria 34 and 36: an error's message may quote what was typed."""
    line = _logged(f"invalid literal: '{NOTE}'\n2026-11-22 admin signed in")
    assert "heronry" not in line
    assert "\n" not in line
    assert line.startswith("It broke: /desk/ | ValueError at test_bad_days.py:")
    assert "_logged" in line


def test_while_developing_the_whole_error_is_shown(settings):
    settings.DEBUG = True
    assert "Traceback" in _logged("a slip")


def test_whoever_only_looks_is_not_told_of_a_text_she_never_typed(family, visitor, monkeypatch):
    def fall(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr("beside.people.views.persons.programs_for", fall)
    looked = visitor.get(reverse("people:mother_add"))
    assert looked.status_code == 503
    page = looked.content.decode()
    assert "This page cannot be shown just now" in page
    assert "typed" not in page.partition("<main")[2]
    saved = visitor.post(reverse("people:mother_add"), {"called": "Quillmarigold"})
    assert saved.status_code == 503
    assert "Quillmarigold" in saved.content.decode()
