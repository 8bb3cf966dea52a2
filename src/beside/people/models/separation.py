"""A time apart: what it is, who the child lives with, what goes on. It changes no state of anybody."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models.clients import Client
from beside.people.rules.living import TOGETHER, Living


class SeparationEpisode(Record):
    """A mother and child living apart for a time; all three stay clients throughout."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="separations")
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("until"), null=True, blank=True)
    lives_with = models.CharField(
        max_length=14, choices=[(k.value, k.value) for k in Living if k not in TOGETHER]
    )
    basis = EncryptedTextField(blank=True)
    contact_plan = EncryptedTextField(blank=True)
    supports = EncryptedTextField(blank=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="separation_dates_in_order",
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
            ),
            models.UniqueConstraint(
                name="one_separation_at_a_time", fields=["subject"], condition=Q(to_date__isnull=True)
            ),
        ]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying = ["author_name"]
        sensitive = ["basis", "contact_plan", "supports", "lives_with"]
        coded: list[str] = []
        operational = ["from_date", "to_date", "created_at", "version"]

    def __str__(self) -> str:
        return f"separation from {self.from_date}"
