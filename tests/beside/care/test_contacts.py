"""A contact is written once, for all three, or not at all."""

import pytest
from django.db import DatabaseError

from beside.care import actions, queries
from beside.care.models import Contact, MaterialHelp, Note, Participation, Passage
from beside.care.rules.contacts import ContactRefused
from beside.foundation.clock import month_key, today
from beside.foundation.errors import Conflict, NotAllowed, NotVisible, Refusal
from beside.foundation.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_mcs_027_one_contact_holds_minutes_for_each_and_together(house, family, told):
    contact = actions.log_contact(house.maple, told(), by=house.actor("nadia"))
    minutes = dict(Participation.objects.filter(contact=contact).values_list("client_id", "minutes"))
    assert minutes == {family.mother.pk: 45, family.child.pk: 45, family.dyad.pk: 40}
    assert contact.yyyymm == month_key(today())
    assert AuditEntry.objects.filter(action="care.contact_logged", subject_id=contact.pk).count() == 1


def test_a_note_is_open_until_signed_then_amended_never_overwritten(house, told):
    nadia = house.actor("nadia")
    note = actions.log_contact(house.maple, told(), by=nadia).note
    actions.sign_note(note, by=nadia)
    passage = note.passages.get()
    with pytest.raises(Refusal):
        actions.edit_note(note, {passage.pk: "other"}, expected=note.version, by=nadia)
    added = actions.amend_passage(passage, text="It was on Tuesday", by=nadia)
    assert Passage.objects.get(pk=passage.pk).text == "We laughed"
    assert added.amends == passage


def test_two_tabs_keep_both_texts(house, family, told):
    nadia = house.actor("nadia")
    note = actions.log_contact(house.maple, told(), by=nadia).note
    passage = note.passages.get()
    other = Note.objects.get(pk=note.pk)
    actions.edit_note(note, {passage.pk: "first tab"}, expected=1, by=nadia)
    with pytest.raises(Conflict):
        actions.edit_note(other, {passage.pk: "second tab"}, expected=1, by=nadia)
    assert [p.text for p in note.passages.all()] == ["first tab"]


def test_a_second_signature_is_one_tap_of_somebody_else(house, told):
    nadia, helen = house.actor("nadia"), house.actor("helen")
    note = actions.log_contact(house.maple, told(), sign=True, by=nadia).note
    actions.ask_countersign(note, by=nadia)
    assert [n.pk for n in queries.notes_to_countersign(helen)] == [note.pk]
    with pytest.raises(NotAllowed):
        actions.countersign(note, by=nadia)
    actions.countersign(note, by=helen)
    assert queries.notes_to_countersign(helen) == []


def test_a_contact_that_cannot_be_audited_is_not_kept(house, told, monkeypatch):
    def full_disk(*args, **kwargs):
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr("beside.foundation.audit.trail._append", full_disk)
    with pytest.raises(DatabaseError):
        actions.log_contact(house.maple, told(), by=house.actor("nadia"))
    assert not Contact.objects.exists()
    assert not Passage.objects.exists()


def test_a_worker_of_another_program_can_write_about_nobody_here(house, told):
    with pytest.raises(NotVisible):
        actions.log_contact(house.harbour, told(), by=house.actor("kofi"))


def test_a_passage_needs_one_who_took_part(house, family, told):
    with pytest.raises(ContactRefused) as refused:
        actions.log_contact(
            house.maple,
            told(minutes={family.mother.pk: 5}, duration=5, about=family.child),
            by=house.actor("nadia"),
        )
    assert refused.value.because == "passages"


def test_taking_back_hides_and_restoring_shows_again(house, family, told):
    nadia = house.actor("nadia")
    contact = actions.log_contact(house.maple, told(), by=nadia)
    actions.remove_contact(contact, by=nadia)
    assert queries.timeline(nadia, [family.mother]).entries == ()
    actions.restore_contact(contact, by=nadia)
    assert len(queries.timeline(nadia, [family.mother]).entries) == 1


def test_practical_help_is_one_row_for_one_tap_and_can_be_undone(house, family):
    """BTC-109, T09: basic-needs help counts as service."""
    nadia = house.actor("nadia")
    given = actions.give_material(house.maple, family.mother, item="food_card", by=nadia)
    actions.take_back_material(given, by=nadia)
    assert MaterialHelp.objects.get().removed_at is not None
