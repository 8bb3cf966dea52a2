"""How families began with a program, in days and counts: from the first talk to the intake, from asking to meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.people.models import Client, Enrolment, EnrolmentState, Pregnancy
from beside.people.rules.pregnancy import Outcome as Ended

from ..models import Intake, OutreachAlias, Participation, WaitingEntry
from ..rules.words import Outcome
from .reach import may_count


@dataclass(frozen=True)
class Births:
    """Pregnancies that ended in a birth, and in how many of them somebody of ours was there afterwards."""

    all: int
    go_on: int


def talks_before_a_name(actor: Actor, program: Program, since: dt.date, until: dt.date) -> list[int]:
    """For each woman who chose to be known in these days: how many talks came before (J1)."""
    may_count(actor, program)
    before = Count("contacts", filter=Q(contacts__local_date__lte=F("chose_on")))
    rows = OutreachAlias.objects.filter(program=program, chose_on__range=(since, until))
    return sorted(n for n in rows.annotate(talks=before).values_list("talks", flat=True) if n)


def days_to_intake(actor: Actor, program: Program, since: dt.date, until: dt.date) -> list[int]:
    """For each first intake begun in these days: the days since the first contact, where that day is known (J1)."""
    may_count(actor, program)
    rows = Intake.objects.filter(program=program, subject__first_contact_on__isnull=False).order_by()
    first = rows.values("subject").annotate(began=Min("started_on"), met=Min("subject__first_contact_on"))
    return sorted(
        max(0, (row["began"] - row["met"]).days) for row in first.filter(began__range=(since, until))
    )


def days_to_contact(actor: Actor, program: Program, since: dt.date, until: dt.date) -> list[int]:
    """For each mother who came in these days: the days from her asking to the first contact that took place."""
    may_count(actor, program)
    step = EnrolmentState.objects.filter(enrolment=OuterRef("pk")).order_by("on").values("on")[:1]
    asked = WaitingEntry.objects.filter(program=program, subject=OuterRef("client")).order_by("asked_on")
    rows = Enrolment.objects.filter(program=program, client__kind=Client.MOTHER)
    rows = rows.annotate(came_on=Subquery(step), asked_on=Subquery(asked.values("asked_on")[:1]))
    met = _took_part(program).filter(client=OuterRef("client"), local_date__gte=OuterRef("came_on"))
    rows = rows.annotate(met_on=Subquery(met.order_by("local_date").values("local_date")[:1]))
    found = rows.filter(came_on__range=(since, until), met_on__isnull=False)
    days = found.values_list("came_on", "asked_on", "met_on")
    return sorted((met_on - min(came, asked or came)).days for came, asked, met_on in days)


def births_that_go_on(actor: Actor, program: Program, since: dt.date, until: dt.date) -> Births:
    """Pregnancies that ended in a birth in these days, and those that went on into the time after it (BTC-058).

    Notes
    -----
    One goes on when the mother, or she and her child together, took part in a contact of the program after the birth.
    """
    may_count(actor, program)
    rows = Pregnancy.objects.filter(
        outcome=Ended.BIRTH, ended_on__range=(since, until), subject__enrolments__program=program
    )
    later = _took_part(program).filter(local_date__gt=OuterRef("ended_on"))
    hers = Exists(later.filter(client=OuterRef("subject")))
    together = Exists(later.filter(client__caregiver=OuterRef("subject")))
    counted = rows.aggregate(all=Count("pk"), go_on=Count("pk", filter=hers | together))
    return Births(**counted)


def _took_part(program: Program) -> QuerySet[Participation]:
    return Participation.objects.filter(
        contact__program=program, contact__outcome=Outcome.TOOK_PLACE, contact__removed_at__isnull=True
    )
