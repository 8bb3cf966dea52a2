"""What a program's work is for, counted without names: use, trauma, the tie, the child, wellbeing, basics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import Count, Q

from beside.accounts.models import Program
from beside.foundation.actor import Actor

from .. import catalogue
from ..models import Goal
from ..rules.plan import Target
from ..rules.words import Relationship
from .reach import contacts_that_took_place


def target_shares(actor: Actor, program: Program, since: dt.date, until: dt.date) -> Mapping[str, int]:
    """How often each target was worked on in a program, by contacts that took place and goals begun (BTC-108).

    Parameters
    ----------
    since, until
        First and last day, both counted.

    Returns
    -------
    Every target with its count. A contact counts once for a target, however many of its services serve it;
    one contact may serve several targets. The target of a contact follows from its services (the catalogue) and,
    for the tie, from mother and child having been served together.

    Raises
    ------
    NotAllowed
        When she may not see the numbers of this program.
    """
    contacts = contacts_that_took_place(actor, program, since, until).aggregate(
        **{target: Count("pk", distinct=True, filter=_serves(target)) for target in Target}
    )
    goals = Goal.objects.filter(program=program, on__range=(since, until)).aggregate(
        **{target: Count("pk", filter=Q(targets__contains=target)) for target in Target}
    )
    return {target.value: contacts[target] + goals[target] for target in Target}


def _serves(target: Target) -> Q:
    found = Q(services__service__in=catalogue.services_for(target))
    return found | Q(relationships__contains=Relationship.MOTHER_CHILD) if target is Target.TIE else found
