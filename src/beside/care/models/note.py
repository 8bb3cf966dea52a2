"""What was written about a contact: one note, with passages that each belong to one client."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from beside.foundation.fields import EncryptedTextField
from beside.foundation.labels import Label
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.words import PassageKind
from .contact import Contact


class Note(Record):
    """Written once, for all three. Open until signed; afterwards it is amended, never overwritten."""

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="note")
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    signed_at = models.DateTimeField(null=True)
    countersign_asked = models.BooleanField(default=False)
    countersigned_at = models.DateTimeField(null=True)
    countersigned_by_id = models.UUIDField(null=True)
    countersigned_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["countersign_asked", "countersigned_at"],
                condition=Q(countersign_asked=True, countersigned_at__isnull=True),
                name="notes_to_countersign",
            ),
            models.Index(fields=["author_id"], condition=Q(signed_at__isnull=True), name="notes_still_open"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(countersigned_at__isnull=True) | Q(signed_at__isnull=False),
                name="countersigned_only_after_signing",
            )
        ]

    class Privacy:
        key = ["id", "contact", "author_id", "countersigned_by_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["countersign_asked"]
        operational = [
            "created_at",
            "version",
            "author_name",
            "signed_at",
            "countersigned_at",
            "countersigned_by_name",
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None


class Passage(Record):
    """A piece of a note: one client's, with one label. An amendment names the passage it amends."""

    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="passages")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="passages")
    kind = models.CharField(max_length=20, choices=[(k, k) for k in PassageKind])
    label = models.CharField(max_length=24, choices=[(k, k) for k in Label])
    text = EncryptedTextField()
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="amendments")
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "label"], name="passage_by_subject")]

    class Privacy:
        key = ["id", "note", "subject", "amends", "author_id"]
        identifying: list[str] = []
        sensitive = ["text"]
        coded = ["kind", "label"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.subject_id}"
