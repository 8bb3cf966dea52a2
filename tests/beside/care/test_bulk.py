"""Many contacts at once are the same as one after the other: rows, checks, audit entries."""

import dataclasses
import datetime as dt

import pytest

from beside.care.actions import Earlier, log_contact, log_contacts
from beside.care.models import Contact, Note, Participation, Passage
from beside.care.rules.contacts import ContactRefused
from beside.foundation.actor import Actor
from beside.foundation.audit import verify
from beside.foundation.clock import now, today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.models.audit_entry import AuditEntry

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("import")


def _same(row, *but):
    return {
        f.attname: getattr(row, f.attname)
        for f in row._meta.fields
        if f.attname not in {"id", "created_at", *but}
    }


def _last_entry():
    entry = AuditEntry.objects.order_by("-number").first()
    return (entry.actor_id, entry.action, entry.subject_kind, entry.client_id, entry.fields, entry.purpose)


def test_one_of_many_is_written_as_one_alone(house, family, told):
    nadia = house.actor("nadia")
    happened = told(services=["housing_help"], material=["diapers"])
    alone = log_contact(house.maple, happened, sign=True, by=nadia)
    entry = _last_entry()
    [many] = log_contacts(house.maple, [Earlier(told=happened, worker=nadia, at=now())], by=SYSTEM)
    assert _same(alone) == _same(many)
    assert _last_entry() == entry
    for name in ("participations", "services", "material"):
        rows = [[_same(row, "contact_id") for row in getattr(one, name).all()] for one in (alone, many)]
        assert sorted(rows[0], key=str) == sorted(rows[1], key=str)
    assert [p.text for p in alone.note.passages.all()] == [p.text for p in many.note.passages.all()]
    assert verify() is None


def test_each_is_written_as_of_its_own_moment(house, family, told):
    nadia, at = house.actor("nadia"), now()
    [one] = log_contacts(house.maple, [Earlier(told=told(), worker=nadia, at=at)], by=SYSTEM)
    assert one.created_at == one.note.created_at == one.note.signed_at == at
    assert AuditEntry.objects.order_by("-number").first().at == at


def test_one_that_cannot_be_leaves_nothing_of_any(house, family, told):
    nadia = house.actor("nadia")
    good, ahead = told(), told(on=today() + dt.timedelta(days=1))
    with pytest.raises(ContactRefused):
        log_contacts(house.maple, [Earlier(told=t, worker=nadia, at=now()) for t in (good, ahead)], by=SYSTEM)
    assert not Contact.objects.exists() and not Note.objects.exists()
    assert not Participation.objects.exists() and not Passage.objects.exists()


def test_only_those_who_walk_with_her_on_that_day_write_of_her(house, family, told):
    kofi = house.actor("kofi")
    with pytest.raises((NotVisible, NotAllowed)):
        log_contacts(house.maple, [Earlier(told=told(), worker=kofi, at=now())], by=SYSTEM)
    nadia, before = house.actor("nadia"), now() - dt.timedelta(days=30)
    earlier = dataclasses.replace(told(), on=before.date() - dt.timedelta(days=1))
    with pytest.raises(NotVisible):
        log_contacts(house.maple, [Earlier(told=earlier, worker=nadia, at=before)], by=SYSTEM)


def test_nobody_writes_in_the_name_of_another_from_a_page(house, family, told):
    nadia = house.actor("nadia")
    with pytest.raises(NotAllowed):
        log_contacts(house.maple, [Earlier(told=told(), worker=nadia, at=now())], by=nadia)
