"""Who lives with whom, where a child lives, and times apart."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, question
from beside.people.models import Client, HouseholdMember, LivingArrangement, SeparationEpisode


@question
def household_of(actor: Actor, client: Client) -> Asking[list[HouseholdMember]]:
    """Everybody who shares a home with this person now, herself included."""
    if client.is_dyad:
        return []
    readable = Client.objects.visible_to(actor).filter(pk=client.pk)
    homes = HouseholdMember.objects.filter(person__clients__in=readable, to_date__isnull=True)
    together = HouseholdMember.objects.filter(household__in=homes.values("household"), to_date__isnull=True)
    return list((yield together.select_related("person", "household").order_by("from_date", "created_at")))


@question
def living_of(actor: Actor, child: Client) -> Asking[list[LivingArrangement]]:
    """Where a child has lived, newest first."""
    rows = LivingArrangement.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=child.pk))
    return list((yield rows.order_by("-from_date", "-created_at")))


@question
def living_now(actor: Actor, child: Client) -> Asking[LivingArrangement | None]:
    """Where a child lives today, when anybody wrote it down."""
    every = yield from living_of.asked(actor, child)
    return next((row for row in every if row.to_date is None), None)


@question
def separations_of(actor: Actor, dyad: Client) -> Asking[list[SeparationEpisode]]:
    """Times apart of a mother and child, newest first."""
    rows = SeparationEpisode.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=dyad.pk))
    return list((yield rows.order_by("-from_date")))


def separation_now(actor: Actor, dyad: Client) -> SeparationEpisode | None:
    """The time apart that goes on now, if any."""
    return next((row for row in separations_of(actor, dyad) if row.to_date is None), None)
