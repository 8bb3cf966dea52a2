"""What somebody is still writing: hers alone, encrypted, kept 30 days, not part of the record."""

from __future__ import annotations

from django.db import models

from ..fields import EncryptedJSONField
from .record import Record


class Draft(Record):
    """One half-written form of one actor about one subject."""

    actor_id = models.UUIDField()
    form = models.CharField(max_length=80)
    subject = models.CharField(max_length=80, blank=True)
    data = EncryptedJSONField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["actor_id", "form", "subject"], name="one_draft_per_form_and_subject"
            )
        ]

    class Privacy:
        key = ["id", "actor_id", "subject"]
        identifying: list[str] = []
        sensitive = ["data"]
        coded = ["form"]
        operational = ["created_at", "updated_at", "version"]

    def __str__(self) -> str:
        return f"draft of {self.form}"
