"""What is hard and what protects around a child, written down by the team as one pair."""

from __future__ import annotations

from django.db import models

from beside.foundation.fields import EncryptedJSONField, EncryptedTextField
from beside.foundation.models import Record
from beside.people.models import Client


class TeamPair(Record):
    """Two lists of named things, kept and shown together; neither is added up (N13)."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="team_pairs")
    on = models.DateField()
    hard = EncryptedJSONField()
    protects = EncryptedJSONField()
    words = EncryptedTextField(blank=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "on"], name="pairs_by_client")]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["hard", "protects", "words"]
        coded = ["on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"pair of {self.on}"
