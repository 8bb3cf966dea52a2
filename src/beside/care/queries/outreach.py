"""People known by a nickname, recent outreach, counts. Nothing here is a person's record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from uuid import UUID

from django.db.models import Count, Min, Q, Sum

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.index import fold
from beside.foundation.together import Asking, question
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


def mothers_to_join(actor: Actor, of: OutreachAlias) -> list[Client]:
    """The mothers of the program whose record she may open: one of them may say that it was she."""
    rows = Client.objects.visible_to(actor).filter(kind=Client.MOTHER, enrolments__program=of.program_id)
    found = rows.with_people().distinct()[:500]
    return sorted(found, key=lambda client: fold(client.display_name))


def talks_of(actor: Actor, of: OutreachAlias) -> list[OutreachContact]:
    """The talks with somebody known by a nickname, newest first."""
    return list(of.contacts.filter(removed_at__isnull=True).order_by("-local_date", "-created_at"))


@question
def joined_talks(
    actor: Actor, clients: Iterable[Client], since: dt.date | None = None, until: dt.date | None = None
) -> Asking[list[OutreachContact]]:
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
    found = yield rows.order_by("-local_date", "-created_at")
    return [t for t in found if t.worker_id == actor.id or actor.can("notes.read", t.program_id)]


@question
def search_talks(
    actor: Actor,
    clients: Iterable[Client],
    text: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Asking[list[OutreachContact]]:
    """Those of her joined talks whose words hold all words typed; opened and searched in memory."""
    wanted = fold(text).split()
    if not wanted:
        return []
    talks = yield from joined_talks.asked(actor, clients, since, until)
    return [talk for talk in talks if all(word in fold(talk.words or "") for word in wanted)]


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


@dataclass(frozen=True)
class Indicators:
    """What outreach came to between two days, as numbers (BTC-057)."""

    talks: int
    without_a_name: int
    pregnancy_mentioned: int
    explained: int
    became_known: int
    days_to_known: int | None


def indicators(actor: Actor, first: dt.date, last: dt.date) -> Indicators:
    """Talks, how many without a name, and how long until somebody chose to be known (the middle one)."""
    days = {"local_date__gte": first, "local_date__lte": last}
    talks = OutreachContact.objects.filter(program_id__in=_programs(actor), removed_at__isnull=True, **days)
    known = OutreachAlias.objects.filter(
        program_id__in=_programs(actor), chose_on__gte=first, chose_on__lte=last
    ).annotate(met_on=Min("contacts__local_date"))
    waits = sorted((a.chose_on - a.met_on).days for a in known if a.chose_on and a.met_on)
    counted = talks.aggregate(
        talks=Count("pk"),
        without_a_name=Count("pk", filter=Q(alias__isnull=True)),
        pregnancy_mentioned=Count("pk", filter=Q(pregnancy_mentioned=True)),
        explained=Count("pk", filter=Q(explained=True)),
    )
    middle = int(median(waits)) if waits else None
    return Indicators(**counted, became_known=len(waits), days_to_known=middle)


def _programs(actor: Actor) -> frozenset[UUID]:
    return actor.programs_with("outreach.write") | actor.programs_with("reports.see")
