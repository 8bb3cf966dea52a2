"""The rows of a contact, made and saved in one way, whether it is one contact or many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.clock import month_key, now
from beside.foundation.many_rows import insert_many
from beside.people.models import Client

from ..rules.contacts import Happened
from .contact import Contact, ContactService, Participation
from .material_help import MaterialHelp
from .note import Note, Passage


@dataclass(frozen=True, kw_only=True)
class ContactRows:
    """One contact and all that hangs on it, not saved yet."""

    contact: Contact
    participations: Sequence[Participation]
    services: Sequence[ContactService]
    notes: Sequence[Note]
    passages: Sequence[Passage]
    material: Sequence[MaterialHelp]


def rows_of(
    program: Program, told: Happened, clients: Mapping[UUID, Client], *, sign: bool, by: Actor
) -> ContactRows:
    """The rows for a contact as it was told, by the hand that writes it."""
    contact = _contact(program, told, by)
    passages = _passages(contact, told, sign, by)
    return ContactRows(
        contact=contact,
        participations=[
            Participation(contact=contact, client=clients[pk], minutes=minutes, local_date=told.on)
            for pk, minutes in told.minutes.items()
        ],
        services=[ContactService(contact=contact, service=key) for key in dict.fromkeys(told.services)],
        notes=[passages[0].note] if passages else [],
        passages=passages,
        material=_material(contact, told, clients, by),
    )


def save_rows(many: Sequence[ContactRows]) -> None:
    """Save them: one statement for each table, however many contacts there are."""
    insert_many([rows.contact for rows in many])
    insert_many(_all(many, "participations"))
    insert_many(_all(many, "services"))
    insert_many(_all(many, "notes"))
    insert_many(_all(many, "passages"))
    insert_many(_all(many, "material"))


def receiver(clients: Mapping[UUID, Client]) -> Client:
    """Whose help it is, and whom the trail names: the mother when she took part, else the first."""
    return next((c for c in clients.values() if c.kind == Client.MOTHER), next(iter(clients.values())))


def _all(many: Sequence[ContactRows], name: str) -> list[Any]:
    return [row for rows in many for row in getattr(rows, name)]


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


def _passages(contact: Contact, told: Happened, sign: bool, by: Actor) -> list[Passage]:
    written = [passage for passage in told.passages if passage.text.strip()]
    if not written:
        return []
    note = Note(contact=contact, author_id=by.id, author_name=by.name, signed_at=now() if sign else None)
    return [
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
    ]


def _material(
    contact: Contact, told: Happened, clients: Mapping[UUID, Client], by: Actor
) -> list[MaterialHelp]:
    return [
        MaterialHelp(
            program=contact.program,
            subject=receiver(clients),
            contact=contact,
            item=item,
            local_date=told.on,
            yyyymm=contact.yyyymm,
            given_by_id=by.id,
            given_by_name=by.name,
        )
        for item in told.material
    ]
