"""Programs and sites."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible

from ..models import Organisation, Program, Site


def organisation() -> Organisation | None:
    """The one organisation, or none before the first set-up."""
    return Organisation.objects.first()


def programs_for(actor: Actor, capability: str = "") -> QuerySet[Program]:
    """The programs in which she holds this capability (any, when none is named); all when she holds it everywhere."""
    everywhere = actor.capabilities.get(None, frozenset())
    if actor.is_system or (capability in everywhere if capability else bool(everywhere)):
        return Program.objects.all()
    held = (
        actor.programs_with(capability)
        if capability
        else frozenset(key for key in actor.capabilities if key is not None)
    )
    return Program.objects.filter(pk__in=held)


def sites(program_id: UUID | None = None) -> QuerySet[Site]:
    """Sites of one program, or of all."""
    found = Site.objects.select_related("program")
    return found if program_id is None else found.filter(program_id=program_id)


def program_named(actor: Actor, pk: UUID) -> Program:
    """One program, for her who manages staff; NotVisible for anybody else."""
    found = Program.objects.filter(pk=pk).first() if actor.can("staff.manage") else None
    if found is None:
        raise NotVisible
    return found


def site_named(actor: Actor, pk: UUID) -> Site:
    """One site, for her who manages staff; NotVisible for anybody else."""
    found = Site.objects.filter(pk=pk).first() if actor.can("staff.manage") else None
    if found is None:
        raise NotVisible
    return found


def places(actor: Actor) -> QuerySet[Program]:
    """Programs with their sites and how many staff hold a role there today, for her who manages staff."""
    if not actor.can("staff.manage"):
        return Program.objects.none()
    day = today()
    live = Q(memberships__from_date__lte=day) & (
        Q(memberships__to_date__isnull=True) | Q(memberships__to_date__gt=day)
    )
    return Program.objects.prefetch_related("sites").annotate(
        staff_now=Count("memberships__user", filter=live, distinct=True)
    )
