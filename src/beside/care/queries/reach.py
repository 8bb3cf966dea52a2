"""Where we met, in counts: with whom we went along, and who had no name yet. No person is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.clock import month_key
from beside.foundation.errors import NotAllowed

from ..models import Contact, Headcount, OutreachContact, UnmetRequest
from ..rules.outreach import AT_THE_DROP_IN, BASIC_NEEDS, Handoff
from ..rules.words import Outcome


@dataclass(frozen=True)
class Talks:
    """Talks from before somebody has a name, as numbers."""

    all: int
    at_the_drop_in: int
    without_a_nickname: int
    explained: int
    something_given: int
    handoffs: int
    handoffs_met: int


@dataclass(frozen=True)
class Heads:
    """Who came to drop-ins and meals: visits, not people."""

    named: int
    unnamed: int
    children: int


def may_count(actor: Actor, program: Program) -> None:
    """Only who sees the reports of a program is told its numbers."""
    if not (actor.is_system or actor.can("reports.see", program.pk)):
        raise NotAllowed


def contacts_that_took_place(
    actor: Actor, program: Program, since: dt.date, until: dt.date
) -> QuerySet[Contact]:
    """The contacts of a program between two days (both counted), to be counted."""
    may_count(actor, program)
    return Contact.objects.filter(
        program=program,
        yyyymm__range=(month_key(since), month_key(until)),
        local_date__range=(since, until),
        outcome=Outcome.TOOK_PLACE,
        removed_at__isnull=True,
    )


def places_of_contacts(actor: Actor, program: Program, since: dt.date, until: dt.date) -> Mapping[str, int]:
    """How many contacts took place in each sort of place (MCS-021)."""
    rows = contacts_that_took_place(actor, program, since, until).order_by()
    return dict(rows.values_list("place").annotate(n=Count("pk")))


def talks_counted(actor: Actor, program: Program, since: dt.date, until: dt.date) -> Talks:
    """Talks with people who had no record, in one question."""
    may_count(actor, program)
    rows = OutreachContact.objects.filter(
        program=program,
        yyyymm__range=(month_key(since), month_key(until)),
        local_date__range=(since, until),
        removed_at__isnull=True,
    )
    given = Q()
    for need in BASIC_NEEDS:
        given |= Q(needs__contains=need)
    return Talks(
        **rows.aggregate(
            all=Count("pk"),
            at_the_drop_in=Count("pk", filter=Q(zone=AT_THE_DROP_IN)),
            without_a_nickname=Count("pk", filter=Q(alias__isnull=True)),
            explained=Count("pk", filter=Q(explained=True)),
            something_given=Count("pk", filter=given),
            handoffs=Count("pk", filter=~Q(handoff_to="")),
            handoffs_met=Count("pk", filter=Q(handoff_steps__contains=Handoff.MET)),
        )
    )


def heads_counted(actor: Actor, program: Program, since: dt.date, until: dt.date) -> Heads:
    """How many came to the drop-ins of a program."""
    may_count(actor, program)
    rows = Headcount.objects.filter(program=program, local_date__range=(since, until))
    sums = rows.aggregate(named=Sum("named"), unnamed=Sum("unnamed"), children=Sum("children"))
    return Heads(**{name: value or 0 for name, value in sums.items()})


def unmet_by_need(actor: Actor, program: Program, since: dt.date, until: dt.date) -> Mapping[str, int]:
    """What was asked for and could not be served (MCS-054)."""
    may_count(actor, program)
    rows = UnmetRequest.objects.filter(program=program, local_date__range=(since, until))
    return dict(rows.order_by().values_list("need").annotate(n=Count("pk")))
