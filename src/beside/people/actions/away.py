"""A colleague is away for some days and another covers. No key worker changes, and nobody's place does."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q

from beside.accounts.queries import staff_with
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now, today
from beside.foundation.errors import NotAllowed
from beside.foundation.happenings import COLLEAGUE_GOES, tell
from beside.foundation.transactions import action
from beside.people.models import Assignment, Away, Client, visibility
from beside.people.rules.away import check_days
from beside.people.rules.circle import CircleRole
from beside.people.rules.refusals import Because, PeopleRefusal

_ONE_DAY = dt.timedelta(days=1)


@action
def go_away(user: Any, *, program: Any, cover: Any, days: tuple[dt.date, dt.date], by: Actor) -> Away:
    """Write down the first and last day away, and who covers: meanwhile she walks alongside the same families.

    Raises
    ------
    PeopleRefusal
        When the days cannot be, one of the two is away already, or the colleague cannot cover here.
    """
    _hers_or_led(by, user.pk, program.pk)
    first, last = days
    check_days(first, last, today())
    here = staff_with(program.pk, visibility.OPEN)
    if cover.pk == user.pk or not here.filter(pk=cover.pk).exists():
        raise PeopleRefusal(Because.NOT_STAFF_HERE, "cover")
    _free(user.pk, first, last, program.pk, Because.AWAY_ALREADY, "from_date")
    _free(cover.pk, first, last, program.pk, Because.COVER_AWAY, "cover")
    row = Away(user=user, program=program, cover=cover, from_date=first, to_date=last)
    row.author_id, row.author_name = by.id, by.name[:120]
    row.save(force_insert=True)
    clients = _cover_circles(row, by)
    record_change(by, "people.away_written", row, fields=["user", "cover", "from_date", "to_date"])
    tell(COLLEAGUE_GOES, user_id=user.pk, clients=clients)
    return row


@action
def come_back(row: Away, *, by: Actor) -> Away:
    """She is back, or does not go after all: from today nobody covers for her."""
    _hers_or_led(by, row.user_id, row.program_id)
    day = today()
    if row.from_date >= day:
        row.cancelled_at = now()
    else:
        row.to_date = min(row.to_date, day - _ONE_DAY)
    row.save(update_fields=["cancelled_at", "to_date"])
    for one in Assignment.objects.filter(Q(to_date__isnull=True) | Q(to_date__gt=day), away=row):
        one.to_date = max(day, one.from_date)
        one.save(update_fields=["to_date"])
        record_change(by, "people.circle_left", one, fields=["to_date"])
    record_change(by, "people.away_ended", row, fields=["cancelled_at", "to_date"])
    return row


def _cover_circles(away: Away, by: Actor) -> set[Any]:
    """The one who covers joins each circle for these days, except where she may not be or is already."""
    walked = Assignment.objects.current(max(today(), away.from_date))
    circles = walked.filter(user_id=away.user_id, program_id=away.program_id).values("client_id")
    clients = Client.objects.filter(pk__in=circles, merged_into__isnull=True)
    open_to = clients.exclude(pk__in=visibility.sql.close_to(away.cover_id))
    already = set(
        walked.filter(user_id=away.cover_id, to_date__isnull=True).values_list("client_id", flat=True)
    )
    for client in open_to:
        if client.pk in already:
            continue
        row = Assignment(client=client, user_id=away.cover_id, program_id=away.program_id, away=away)
        row.role, row.from_date, row.to_date = CircleRole.BACKUP, away.from_date, away.to_date + _ONE_DAY
        row.save(force_insert=True)
        record_change(by, "people.circle_joined", row, fields=["user", "role", "from_date", "to_date"])
    return set(clients.values_list("pk", flat=True))


def _hers_or_led(by: Actor, user_id: Any, program_id: Any) -> None:
    own = by.id == user_id and by.can(visibility.OPEN, program_id)
    if not (by.is_system or own or by.can(visibility.LEAD, program_id)):
        raise NotAllowed


def _free(user_id: Any, first: dt.date, last: dt.date, program_id: Any, why: Because, field: str) -> None:
    rows = Away.objects.kept().filter(user_id=user_id, program_id=program_id)
    if rows.filter(from_date__lte=last, to_date__gte=first).exists():
        raise PeopleRefusal(why, field)
