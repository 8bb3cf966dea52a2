"""One contact, the last one like it, and whom a contact can be about."""

from __future__ import annotations

from uuid import UUID

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible
from beside.people.models import Client
from beside.people.queries import family_of, open_client, programs_of

from ..models import Appointment, Contact, Note, Passage
from ..rules.contacts import overlaps
from .reading import readable


def people_of(actor: Actor, client: Client) -> tuple[Client | None, list[Client], list[Client]]:
    """The mother, her children and each pair, of those whose record she may open."""
    family = family_of(actor, client)
    mothers = [m.client for m in family.caregivers if m.opens]
    mother = mothers[0] if mothers else None
    children = [m.client for m in family.children if m.opens]
    dyads = [m.client for m in family.dyads if m.opens]
    return mother, children, dyads


def program_for(actor: Actor, client: Client) -> Program:
    """The program in which she writes about this client."""
    found = Program.objects.filter(pk__in=programs_of(actor, client, "notes.write")).order_by("name").first()
    if found is None:
        raise NotVisible
    return found


def contact(actor: Actor, pk: UUID) -> Contact:
    """A contact of somebody whose record she may open."""
    found = (
        Contact.objects.filter(pk=pk, participations__client__in=Client.objects.visible_to(actor))
        .select_related("program")
        .distinct()
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def whose_contact(actor: Actor, told: Contact) -> Client:
    """Whose page it stands on: of those who took part and whose record she may open, the mother first."""
    rows = Client.objects.visible_to(actor).filter(participations__contact=told)
    return min(rows, key=lambda client: (not client.is_mother, client.created_at))


def last_contact_like(actor: Actor, client: Client) -> Contact | None:
    """Her own latest contact with this client that took place: what "same as last time" copies."""
    rows = Contact.objects.filter(
        participations__client=client, worker_id=actor.id, outcome="took_place", removed_at__isnull=True
    )
    return rows.prefetch_related("participations", "services").order_by("-local_date", "-created_at").first()


def at_the_same_time(actor: Actor, told: Contact) -> bool:
    """Whether she wrote down another contact of hers at the same time of that day."""
    if told.starts is None:
        return False
    rows = Contact.objects.filter(
        worker_id=actor.id, local_date=told.local_date, starts__isnull=False, removed_at__isnull=True
    ).exclude(pk=told.pk)
    here = (told.starts, told.duration or 0)
    return any(overlaps(here, (row.starts, row.duration or 0)) for row in rows if row.starts)


def visit_to_log(actor: Actor, pk: UUID) -> Appointment:
    """An appointment of somebody whose record she may open."""
    found = Appointment.objects.filter(pk=pk).prefetch_related("clients").first()
    if found is None:
        raise NotVisible
    first = next(iter(found.clients.all()), None)
    if first is None:
        raise NotVisible
    open_client(actor, first.pk)
    return found


def note_of(actor: Actor, pk: UUID) -> Note:
    """A note of a contact she may see."""
    found = Note.objects.select_related("contact__program").filter(pk=pk).first()
    if found is None:
        raise NotVisible
    contact(actor, found.contact_id)
    return found


def passage_of(actor: Actor, pk: UUID) -> Passage:
    """A passage whose client and label she may read."""
    found = Passage.objects.select_related("note__contact__program", "subject").filter(pk=pk)
    allowed = readable(actor, found)
    if not allowed:
        raise NotVisible
    return allowed[0]


def passages_of(actor: Actor, note: Note) -> list[Passage]:
    """The passages of a note she may read, amendments after what they amend."""
    people = ("subject__person", "subject__caregiver__person", "subject__child__person")
    rows = Passage.objects.filter(note=note).select_related("note__contact", *people)
    return sorted(readable(actor, rows), key=lambda p: (p.amends_id is not None, p.created_at))
