"""What was around her on the day of a measure: her own words of the day, and other measures near it."""

from __future__ import annotations

import datetime as dt

from beside.foundation.actor import Actor
from beside.people.models import Client
from beside.people.queries import cleared_labels

from ..models import Administration
from ..rules.around import AROUND, DAY_LABEL, NEAR_DAYS
from ..rules.words import Standing


def day_of(actor: Actor, given: Administration) -> str:
    """How the day was; only for those cleared to read of the mother's mood."""
    if not given.day_context:
        return ""
    if given.author_id == actor.id or DAY_LABEL in cleared_labels(actor, _mother(given)):
        return given.day_context
    return ""


def around(actor: Actor, given: Administration) -> list[Administration]:
    """Measures of the mother near this one that tell what was around her, as far as the asker may read them."""
    wanted = AROUND.get(given.instrument)
    if not wanted or given.subject.is_child:
        return []
    mother, near = _mother(given), dt.timedelta(days=NEAR_DAYS)
    rows = Administration.objects.filter(
        subject__in=Client.objects.visible_to(actor).filter(pk=mother.pk),
        instrument__in=wanted,
        standing=Standing.DONE,
        local_date__range=(given.local_date - near, given.local_date + near),
        label__in=cleared_labels(actor, mother),
    ).exclude(amended_by__standing=Standing.DONE)
    return list(rows.order_by("local_date"))


def _mother(given: Administration) -> Client:
    return given.subject.caregiver if given.subject.is_dyad else given.subject
