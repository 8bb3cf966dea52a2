"""People known by a nickname, recent outreach, counts. Nothing here is a person's record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Sum

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.index import fold
from beside.people.models import Client

from ..models import Headcount, OutreachAlias, OutreachContact, UnmetRequest
from ..outreach_words import keep_days


def outreach_program(actor: Actor) -> Program:
    """The program in which she does outreach."""
    found = Program.objects.filter(pk__in=actor.programs_with("outreach.write")).order_by("name").first()
    if found is None:
        raise NotAllowed
    return found


def aliases(actor: Actor, text: str = "", limit: int = 30) -> list[OutreachAlias]:
    """Nicknames nobody joined to a record yet and that have not expired, last met first; narrowed by letters."""
    rows = OutreachAlias.objects.filter(
        program_id__in=actor.programs_with("outreach.write"),
        mother__isnull=True,
        forgotten_at__isnull=True,
        last_met_on__gt=today() - dt.timedelta(days=keep_days()),
    ).order_by("-last_met_on")
    if not text:
        return list(rows[:limit])
    wanted = fold(text)
    return [alias for alias in rows[:500] if wanted in fold(alias.nickname)][:limit]


def alias(actor: Actor, pk: UUID) -> OutreachAlias:
    """One nickname of her program, not joined and not forgotten."""
    rows = OutreachAlias.objects.filter(
        program_id__in=actor.programs_with("outreach.write"), forgotten_at__isnull=True
    )
    found = rows.filter(pk=pk).select_related("program").first()
    if found is None:
        raise NotVisible
    return found


def talks_of(actor: Actor, of: OutreachAlias) -> list[OutreachContact]:
    """The talks with somebody known by a nickname, newest first."""
    return list(of.contacts.filter(removed_at__isnull=True).order_by("-local_date", "-created_at"))


def joined_talks(
    actor: Actor, clients: Iterable[Client], since: dt.date | None = None, until: dt.date | None = None
) -> list[OutreachContact]:
    """Talks from before she was known that joined her record by her own yes, newest first (both days included).

    Notes
    -----
    Who reads no notes (a peer worker) is given only the talks she had herself.
    """
    mothers = [client.pk for client in clients if client.is_mother]
    seen = Client.objects.visible_to(actor).filter(pk__in=mothers)
    rows = OutreachContact.objects.filter(alias__mother__in=seen, removed_at__isnull=True)
    if since:
        rows = rows.filter(local_date__gte=since)
    if until:
        rows = rows.filter(local_date__lte=until)
    found = rows.order_by("-local_date", "-created_at")
    return [t for t in found if t.worker_id == actor.id or actor.can("notes.read", t.program_id)]


def recent_talks(actor: Actor, limit: int = 15) -> list[OutreachContact]:
    """Her own latest talks."""
    rows = OutreachContact.objects.filter(worker_id=actor.id, removed_at__isnull=True).select_related("alias")
    return list(rows.order_by("-local_date", "-created_at")[:limit])


def unmet_counts(actor: Actor, first: dt.date, last: dt.date) -> list[tuple[str, str, int]]:
    """Needs we could not serve between two days: (need, reason, how many), most first."""
    rows = UnmetRequest.objects.filter(
        program_id__in=_programs(actor), local_date__gte=first, local_date__lte=last
    ).values_list("need", "because")
    return [(need, because, n) for (need, because), n in Counter(rows).most_common()]


def heads_between(actor: Actor, first: dt.date, last: dt.date) -> dict[str, int]:
    """How many came between two days: named, unnamed, children."""
    rows = Headcount.objects.filter(
        program_id__in=_programs(actor), local_date__gte=first, local_date__lte=last
    )
    sums = rows.aggregate(named=Sum("named"), unnamed=Sum("unnamed"), children=Sum("children"))
    return {name: value or 0 for name, value in sums.items()}


def _programs(actor: Actor) -> frozenset[UUID]:
    return actor.programs_with("outreach.write") | actor.programs_with("reports.see")
