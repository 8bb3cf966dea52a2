"""The trail: who did or saw what, when. Rows are added, never changed; the database itself refuses."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One change or one view. Holds ids and field names, never what a field says."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField()
    actor_kind = models.CharField(max_length=12)
    actor_name = models.CharField(max_length=120)
    action = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    client_id = models.UUIDField(null=True)
    fields = models.CharField(max_length=600, blank=True)
    purpose = models.CharField(max_length=80, blank=True)
    decision = models.CharField(max_length=20)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["client_id", "-number"], name="audit_by_client"),
            models.Index(fields=["actor_id", "-number"], name="audit_by_actor"),
        ]

    class Privacy:
        key = ["number", "actor_id", "subject_id", "client_id"]
        identifying = ["actor_name"]
        sensitive: list[str] = []
        coded = ["actor_kind", "action", "subject_kind", "fields", "purpose", "decision"]
        operational = ["at", "previous_hash", "hash"]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"
