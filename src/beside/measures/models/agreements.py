"""Who cares for a child living elsewhere agreed to be asked about the child."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.words import AgreedHow


class CaregiverAgreement(Record):
    """A caregiver's yes for measures of one child, from a day until it is taken back."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="caregiver_agreements")
    whose = EncryptedTextField()
    how = models.CharField(max_length=12, choices=[(k, k) for k in AgreedHow])
    from_date = models.DateField()
    until = models.DateField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=Q(until__isnull=True), name="one_caregiver_agreement_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("from_date")),
                name="an_agreement_ends_after_it_began",
            ),
        ]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying = ["whose"]
        sensitive: list[str] = []
        coded = ["how", "from_date", "until"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"agreement from {self.from_date}"
