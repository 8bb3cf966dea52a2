"""Joinings of two records, for those who may join and take back."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.people.models import Client, Merge


def merges_of(actor: Actor, client: Client) -> list[Merge]:
    """Joinings into this record that still hold, newest first."""
    rows = Merge.objects.filter(kept__in=Client.objects.visible_to(actor).filter(pk=client.pk))
    return list(rows.filter(undone_at__isnull=True).select_related("gone").order_by("-created_at"))
