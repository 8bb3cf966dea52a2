"""A worker's day: her visits, what she meant to come back to, notes still open, and when she last spoke with whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import islice
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible
from beside.foundation.together import Asking, question
from beside.people.models import Assignment, Away, Client
from beside.people.rules.circle import CircleRole

from ..models import Appointment, Contact, FollowUp, Note, Participation
from ..rules.words import FollowUpKind
from .calendar import with_clients


@question
def visits_on(actor: Actor, day: dt.date) -> Asking[list[Appointment]]:
    """Her own visits of a day in order, with the clients whose record she may open."""
    rows = Appointment.objects.filter(worker_id=actor.id, local_date=day, cancelled_at__isnull=True)
    return (yield from with_clients(actor, rows.select_related("program").order_by("starts_at")))


@question
def logged_visits(actor: Actor, visits: Iterable[Appointment]) -> Asking[frozenset[UUID]]:
    """Which of these visits have been written down already."""
    rows = Contact.objects.filter(
        appointment_id__in=[visit.pk for visit in visits], worker_id=actor.id, removed_at__isnull=True
    )
    return frozenset(pk for pk in (yield rows.values_list("appointment_id", flat=True)) if pk)


@question
def last_spoke(actor: Actor, client_ids: Iterable[UUID]) -> Asking[dict[UUID, dt.date]]:
    """The last day anybody of ours met or spoke with each client (one query); missing where never."""
    met = Participation.objects.filter(
        client=OuterRef("pk"), contact__outcome="took_place", contact__removed_at__isnull=True
    )
    newest = Subquery(met.order_by("-local_date", "-contact_id").values("local_date")[:1])
    known = Client.objects.filter(pk__in=list(client_ids)).annotate(last=newest)
    return {pk: day for pk, day in (yield known.values_list("pk", "last")) if day}


@question
def follow_ups_due(actor: Actor, until: dt.date) -> Asking[list[FollowUp]]:
    """What she, or a colleague for her, meant to come back to by this day."""
    rows = FollowUp.objects.filter(_hers(actor, until), due_on__lte=until, done_at__isnull=True)
    rows = rows.filter(subject__in=Client.objects.visible_to(actor))
    people = ("subject__person", "subject__caregiver__person", "subject__child__person")
    return list((yield rows.select_related(*people).order_by("due_on")))


def _hers(actor: Actor, day: dt.date) -> Q:
    """What was meant for her, or for a colleague she covers for; and the line around a hard date, which is for the key worker of that day."""
    walked = Assignment.objects.current(day).filter(user_id=actor.id, role=CircleRole.KEY_WORKER)
    near = Q(kind=FollowUpKind.HARD_DATE, subject_id__in=walked.values("client_id"))
    covered = Away.objects.on(day).filter(cover_id=actor.id)
    meant = Q(for_id=actor.id) | Q(
        for_id__in=covered.values("user_id"), program_id__in=covered.values("program_id")
    )
    return (meant & ~Q(kind=FollowUpKind.HARD_DATE)) | (near & Q(due_on__gte=day - dt.timedelta(days=1)))


@question
def open_notes(actor: Actor, limit: int = 10) -> Asking[list[Note]]:
    """Her own notes that are not signed yet, newest first."""
    rows = Note.objects.filter(author_id=actor.id, signed_at__isnull=True, contact__removed_at__isnull=True)
    return list((yield rows.select_related("contact").order_by("-contact__local_date")[:limit]))


def notes_to_countersign(actor: Actor, limit: int = 20) -> list[Note]:
    """Signed notes of others that wait for her second signature, oldest first."""
    programs = actor.programs_with("notes.countersign")
    if not programs:
        return []
    # Programs are sorted out here, so that the database reads the short queue and not every contact.
    rows = Note.objects.filter(countersign_asked=True, countersigned_at__isnull=True, signed_at__isnull=False)
    waiting = rows.exclude(author_id=actor.id).select_related("contact").order_by("signed_at").iterator()
    return list(islice((note for note in waiting if note.contact.program_id in programs), limit))


def follow_up_of(actor: Actor, pk: UUID) -> FollowUp:
    """A follow-up that is hers, or that she wrote."""
    found = FollowUp.objects.filter(pk=pk, subject__in=Client.objects.visible_to(actor)).first()
    hers = found is not None and (actor.id in {found.for_id, found.author_id} or _keeps(actor, found))
    if found is None or not (hers or covers_for(actor, found)):
        raise NotVisible
    return found


def _keeps(actor: Actor, found: FollowUp) -> bool:
    walked = Assignment.objects.current(today()).filter(user_id=actor.id, role=CircleRole.KEY_WORKER)
    return found.kind == FollowUpKind.HARD_DATE and walked.filter(client_id=found.subject_id).exists()


def covers_for(actor: Actor, found: FollowUp) -> bool:
    """Whether it waits for a colleague who is away, and she is there meanwhile."""
    if found.kind == FollowUpKind.HARD_DATE:
        return False
    rows = Away.objects.on(today()).filter(user_id=found.for_id, cover_id=actor.id)
    return rows.filter(program_id=found.program_id).exists()


def follow_ups_of(actor: Actor, client: Client) -> list[FollowUp]:
    """What is still to come back to with this client, soonest first.

    Notes
    -----
    Her own, those she wrote, and those colleagues wrote where she reads notes; the product's own gentle lines
    stay with the one they are for, and a line around a hard date is shown on Today only.
    """
    rows = FollowUp.objects.filter(
        subject__in=Client.objects.visible_to(actor).filter(pk=client.pk), done_at__isnull=True
    )
    return [row for row in rows.order_by("due_on", "created_at") if _may_read(actor, row)]


def _may_read(actor: Actor, row: FollowUp) -> bool:
    if row.kind == FollowUpKind.HARD_DATE:
        return False
    if actor.id in {row.for_id, row.author_id}:
        return True
    return not row.kind and actor.can("notes.read", row.program_id)


@question
def next_visits(actor: Actor, client: Client, limit: int = 3) -> Asking[list[Appointment]]:
    """The next visits this client is part of."""
    rows = Appointment.objects.filter(clients=client, cancelled_at__isnull=True, local_date__gte=today())
    return list((yield rows.order_by("starts_at")[:limit]))
