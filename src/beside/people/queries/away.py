"""Who is away, from when to when, and who covers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from beside.accounts.models import Program
from beside.accounts.queries import programs_for, staff_choices
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible
from beside.people.models import Away, visibility


def days_away(actor: Actor) -> list[Away]:
    """Days away, now and to come: her own, those she covers, and all of the programs she leads."""
    return list(_known(actor).filter(to_date__gte=today()).order_by("from_date", "user__display_name"))


def away_of(actor: Actor, pk: UUID) -> Away:
    """One of them, which she may end: her own, or in a program she leads."""
    found = _known(actor).filter(pk=pk).first()
    if found is None or not (found.user_id == actor.id or actor.can(visibility.LEAD, found.program_id)):
        raise NotVisible
    return found


def programs_to_be_away_from(actor: Actor) -> list[Program]:
    """The programs in which she may write down days away."""
    return list(programs_for(actor, visibility.OPEN).order_by("name"))


def colleagues_in(actor: Actor, programs: list[Program]) -> dict[str, str]:
    """Who works in these programs, by id."""
    return dict(pair for program in programs for pair in staff_choices(program.pk))


def _known(actor: Actor) -> QuerySet[Away]:
    led: Any = visibility.programs(actor, visibility.LEAD)
    rows = Away.objects.kept().filter(Q(user_id=actor.id) | Q(cover_id=actor.id) | Q(program_id__in=led))
    return rows.select_related("user", "cover", "program")
