"""What was given, in counts by family of services; help with basic needs is a service like any other (MCS-052)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from django.db.models import Count, Sum

from beside.accounts.models import Program
from beside.foundation.actor import Actor

from .. import catalogue
from ..models import ContactService, MaterialHelp
from .reach import Talks, contacts_that_took_place


def services_by_family(
    actor: Actor, program: Program, since: dt.date, until: dt.date, talks: Talks
) -> Mapping[str, int]:
    """How often each family of services was given between two days.

    Parameters
    ----------
    talks
        The talks of the same days: one at which food, clothing or a bed was given counts under basic needs, as
        does each thing handed over.
    """
    contacts = contacts_that_took_place(actor, program, since, until)
    services = ContactService.objects.filter(contact__in=contacts).order_by()
    found: Counter[str] = Counter({catalogue.BASIC_NEEDS: talks.something_given})
    for service, times in services.values_list("service").annotate(n=Count("pk")):
        found[catalogue.family_of(service)] += times
    things = MaterialHelp.objects.filter(
        program=program, local_date__range=(since, until), removed_at__isnull=True
    )
    found[catalogue.BASIC_NEEDS] += things.aggregate(n=Sum("quantity"))["n"] or 0
    return found
