"""Whether the caregiver of a child living elsewhere agreed to be asked."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.people.models import Client, LivingArrangement, SeparationEpisode

from ..models import CaregiverAgreement


def agreement_of(actor: Actor, child: Client) -> CaregiverAgreement | None:
    """A caregiver's yes that holds now."""
    readable = Client.objects.visible_to(actor).filter(pk=child.pk)
    return CaregiverAgreement.objects.filter(subject__in=readable, until__isnull=True).first()


def caregiver_may_be_asked(actor: Actor, child: Client) -> bool:
    """A caregiver of a child with the mother may; of a child living elsewhere only after agreeing."""
    return agreement_of(actor, child) is not None or not lives_apart(actor, child)


def lives_apart(actor: Actor, child: Client) -> bool:
    """Whether the child lives elsewhere for now."""
    dyads = Client.objects.standing().filter(kind="dyad", child=child)
    if SeparationEpisode.objects.filter(subject__in=dyads, to_date__isnull=True).exists():
        return True
    living = LivingArrangement.objects.filter(subject=child, to_date__isnull=True)
    return any(not one.is_together and one.kind != "not_known" for one in living)
