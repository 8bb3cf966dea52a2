"""A duty under the law, considered by two people: a step of its own that no other entry begins (BTC-023, N17)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from beside.foundation.fields import EncryptedJSONField
from beside.foundation.models import Record
from beside.people.models import Client


class DutyDecision(Record):
    """Whether the law asked for a report about a child, why, decided with whom, and what the mother was told.

    It points at no other entry, and nothing is written into it but what these two people type.
    """

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="duty_decisions")
    on = models.DateField()
    with_id = models.UUIDField()
    with_name = models.CharField(max_length=120)
    told = EncryptedJSONField()
    label = models.CharField(max_length=24, default="legal", editable=False)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "-on"], name="duty_by_child")]
        constraints = [
            models.CheckConstraint(
                name="a_duty_is_considered_by_two_people", condition=~Q(with_id=F("author_id"))
            ),
            models.CheckConstraint(name="a_duty_decision_is_legal", condition=Q(label="legal")),
        ]

    class Privacy:
        key = ["id", "subject", "with_id", "author_id"]
        identifying: list[str] = []
        sensitive = ["told", "on"]
        coded = ["label"]
        operational = ["created_at", "version", "author_name", "with_name"]

    def __str__(self) -> str:
        return f"duty considered {self.pk}"
