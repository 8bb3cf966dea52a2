"""Her answers on how she may be reached, kept, confirmed again, and ended."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.index import fold_phone
from beside.foundation.transactions import action
from beside.people.models import Client, SafeContact
from beside.people.models.naming import index_phone
from beside.people.queries import require
from beside.people.rules.contact import PHONE_CHANNELS
from beside.people.rules.inputs import ContactAnswer
from beside.people.rules.refusals import Because, PeopleRefusal

_FIELDS = ["channel", "allowed", "value", "hours", "voicemail", "name_to_use", "who_may_answer"]


@action
def save_safe_contact(
    client: Client,
    answer: ContactAnswer,
    *,
    by: Actor,
    contact: SafeContact | None = None,
    version: int | None = None,
) -> SafeContact:
    """Keep her answer for one channel, as of today; with `contact` and `version`, change an earlier one."""
    require(by, client, "clients.write")
    _check(answer)
    row = contact or SafeContact(person=client.person)
    for field in _FIELDS:
        setattr(row, field, getattr(answer, field))
    row.confirmed_on = today()
    if contact is None:
        row.save(force_insert=True)
    else:
        row.save_version(version or contact.version, [*_FIELDS, "confirmed_on"])
    index_phone(row)
    record_change(by, "people.safe_contact_saved", row, fields=_FIELDS, client=client)
    return row


@action
def confirm_contact(contact: SafeContact, *, client: Client, by: Actor) -> SafeContact:
    """She was asked again today and said it still holds."""
    require(by, client, "clients.write")
    contact.confirmed_on = today()
    contact.save(update_fields=["confirmed_on"])
    record_change(by, "people.safe_contact_confirmed", contact, fields=["confirmed_on"], client=client)
    return contact


@action
def end_contact(contact: SafeContact, *, client: Client, by: Actor) -> SafeContact:
    """This way of reaching her no longer holds; it stays in the record and is no longer found."""
    require(by, client, "clients.write")
    contact.ended_on = today()
    contact.save(update_fields=["ended_on"])
    contact.keys.all().delete()
    record_change(by, "people.safe_contact_ended", contact, fields=["ended_on"], client=client)
    return contact


def _check(answer: ContactAnswer) -> None:
    wants_number = answer.channel in PHONE_CHANNELS and answer.value.strip()
    if wants_number and len(fold_phone(answer.value)) < 7:
        raise PeopleRefusal(Because.PHONE_UNREADABLE, "value")
