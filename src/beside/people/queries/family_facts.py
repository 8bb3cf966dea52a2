"""Who lives with whom, where a child lives, and times apart."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.people.models import Client, HouseholdMember, LivingArrangement, SeparationEpisode


def household_of(actor: Actor, client: Client) -> list[HouseholdMember]:
    """Everybody who shares a home with this person now, herself included."""
    if client.is_dyad:
        return []
    readable = Client.objects.visible_to(actor).filter(pk=client.pk)
    homes = HouseholdMember.objects.filter(person__clients__in=readable, to_date__isnull=True)
    together = HouseholdMember.objects.filter(household__in=homes.values("household"), to_date__isnull=True)
    return list(together.select_related("person", "household").order_by("from_date", "created_at"))


def living_of(actor: Actor, child: Client) -> list[LivingArrangement]:
    """Where a child has lived, newest first."""
    rows = LivingArrangement.objects.filter(subject__in=Client.objects.visible_to(actor), subject_id=child.pk)
    return list(rows.order_by("-from_date", "-created_at"))


def living_now(actor: Actor, child: Client) -> LivingArrangement | None:
    """Where a child lives today, when anybody wrote it down."""
    return next((row for row in living_of(actor, child) if row.to_date is None), None)


def separations_of(actor: Actor, dyad: Client) -> list[SeparationEpisode]:
    """Times apart of a mother and child, newest first."""
    rows = SeparationEpisode.objects.filter(subject__in=Client.objects.visible_to(actor), subject_id=dyad.pk)
    return list(rows.order_by("-from_date"))


def separation_now(actor: Actor, dyad: Client) -> SeparationEpisode | None:
    """The time apart that goes on now, if any."""
    return next((row for row in separations_of(actor, dyad) if row.to_date is None), None)
