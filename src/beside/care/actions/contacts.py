"""Writing down what took place, for all who took part, once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import month_key, now, today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import Contact, ContactService, MaterialHelp, Note, Participation, Passage
from ..rules.contacts import ContactRefused, Happened, WrittenPassage, check


@action
def log_contact(program: Program, told: Happened, *, sign: bool = False, by: Actor) -> Contact:
    """Write down a contact with its note, services and practical help.

    Raises
    ------
    ContactRefused
        When it cannot have been so; ``because`` names the field.
    NotVisible
        When one who took part is not visible to her.
    """
    if not by.can("notes.write", program.pk):
        raise NotAllowed
    check(told, today=today())
    _check_subjects(told)
    clients = _visible(by, told.minutes)
    contact = _contact(program, told, by)
    contact.save(force_insert=True)
    Participation.objects.bulk_create(
        Participation(contact=contact, client=clients[pk], minutes=minutes, local_date=told.on)
        for pk, minutes in told.minutes.items()
    )
    ContactService.objects.bulk_create(
        ContactService(contact=contact, service=key) for key in dict.fromkeys(told.services)
    )
    _write_note(contact, told.passages, sign, by)
    _give(contact, told, clients, by)
    record_change(by, "care.contact_logged", contact, fields=_told_fields(told), client=_first(clients))
    return contact


@action
def remove_contact(contact: Contact, *, by: Actor) -> Contact:
    """Take back a contact logged by mistake; its rows stay, and it can be restored."""
    _own_or_supervise(contact, by)
    contact.removed_at = now()
    contact.save(update_fields=["removed_at"])
    record_change(by, "care.contact_removed", contact, fields=["removed_at"], client=_client_of(contact))
    return contact


@action
def restore_contact(contact: Contact, *, by: Actor) -> Contact:
    """Undo a removal."""
    _own_or_supervise(contact, by)
    contact.removed_at = None
    contact.save(update_fields=["removed_at"])
    record_change(by, "care.contact_restored", contact, fields=["removed_at"], client=_client_of(contact))
    return contact


def _own_or_supervise(contact: Contact, by: Actor) -> None:
    if by.id != contact.worker_id and not by.can("notes.countersign", contact.program_id):
        raise NotAllowed


def _check_subjects(told: Happened) -> None:
    if any(passage.subject_id not in told.minutes for passage in told.passages if passage.text.strip()):
        raise ContactRefused(
            "passages", "A passage is about somebody who did not take part. Add her or move the text."
        )


def _visible(by: Actor, minutes: dict[UUID, int]) -> dict[UUID, Client]:
    found = {client.pk: client for client in Client.objects.visible_to(by).filter(pk__in=list(minutes))}
    if len(found) != len(minutes):
        raise NotVisible
    return found


def _contact(program: Program, told: Happened, by: Actor) -> Contact:
    return Contact(
        program=program,
        kind=told.kind,
        place=told.place,
        local_date=told.on,
        yyyymm=month_key(told.on),
        starts=told.starts,
        duration=told.duration if told.duration is not None else max(told.minutes.values(), default=0),
        planned=told.planned,
        outcome=told.outcome,
        not_met_because=told.not_met_because,
        relationships=",".join(told.relationships),
        worker_id=by.id,
        worker_name=by.name,
        appointment_id=told.appointment_id,
    )


def _write_note(contact: Contact, passages: Sequence[WrittenPassage], sign: bool, by: Actor) -> None:
    written = [passage for passage in passages if passage.text.strip()]
    if not written:
        return
    note = Note(contact=contact, author_id=by.id, author_name=by.name, signed_at=now() if sign else None)
    note.save(force_insert=True)
    Passage.objects.bulk_create(
        Passage(
            note=note,
            subject_id=passage.subject_id,
            kind=passage.kind,
            label=passage.label,
            text=passage.text,
            author_id=by.id,
            author_name=by.name,
        )
        for passage in written
    )


def _give(contact: Contact, told: Happened, clients: dict[UUID, Client], by: Actor) -> None:
    receiver = next((c for c in clients.values() if c.kind == "mother"), None) or _first(clients)
    MaterialHelp.objects.bulk_create(
        MaterialHelp(
            program=contact.program,
            subject=receiver,
            contact=contact,
            item=item,
            local_date=told.on,
            yyyymm=contact.yyyymm,
            given_by_id=by.id,
            given_by_name=by.name,
        )
        for item in told.material
    )


def _first(clients: dict[UUID, Client]) -> Client:
    return next(iter(clients.values()))


def _client_of(contact: Contact) -> Client:
    return contact.participations.select_related("client")[0].client


def _told_fields(told: Happened) -> list[str]:
    return [name for name in ("passages", "services", "material", "not_met_because") if getattr(told, name)]
