"""Writing down what took place, for all who took part, once."""

from __future__ import annotations

from uuid import UUID

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now, today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import Contact
from ..models.contact_rows import receiver, rows_of, save_rows
from ..rules.contacts import Happened, check, told_fields


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
    clients = _visible(by, told.minutes)
    rows = rows_of(program, told, clients, sign=sign, by=by)
    save_rows([rows])
    contact = rows.contact
    record_change(by, "care.contact_logged", contact, fields=told_fields(told), client=receiver(clients))
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


def _visible(by: Actor, minutes: dict[UUID, int]) -> dict[UUID, Client]:
    found = {client.pk: client for client in Client.objects.visible_to(by).filter(pk__in=list(minutes))}
    if len(found) != len(minutes):
        raise NotVisible
    return found


def _client_of(contact: Contact) -> Client:
    return contact.participations.select_related("client")[0].client
