"""A return to use: something to learn from together. It changes no status, place, order or access (N02)."""

from __future__ import annotations

from django.db import models

from beside.foundation.fields import EncryptedTextField
from beside.foundation.labels import Label
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.her_story import Around, Order


class ReturnToUse(Record):
    """What she tells of it: her words, what she wants, what helped, what keeps her and her child safe."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="returns_to_use")
    on = models.DateField()
    about_then = models.BooleanField(default=False)
    label = models.CharField(max_length=24, choices=[(k, k) for k in Label], default=Label.SUBSTANCE_USE)
    her_words = EncryptedTextField(null=True)
    wants = EncryptedTextField(null=True)
    helped = EncryptedTextField(null=True)
    safe_for_me = EncryptedTextField(null=True)
    safe_for_child = EncryptedTextField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "-on"], name="return_to_use_by_client")]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["her_words", "wants", "helped", "safe_for_me", "safe_for_child"]
        coded = ["on", "about_then", "label"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"on {self.on}"


class AroundReturn(Record):
    """Something that came before or after it, or neither is sure: joined by her and her worker together."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="around_returns")
    entry = models.ForeignKey(ReturnToUse, on_delete=models.PROTECT, related_name="around")
    what = models.CharField(max_length=12, choices=[(a, a) for a in Around])
    order = models.CharField(max_length=8, choices=[(o, o) for o in Order])
    on = models.DateField(null=True)
    of_id = models.UUIDField(null=True)
    label = models.CharField(max_length=24, choices=[(k, k) for k in Label])
    words = EncryptedTextField(null=True)
    removed_at = models.DateTimeField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["entry"], name="around_a_return")]

    class Privacy:
        key = ["id", "subject", "entry", "of_id", "author_id"]
        identifying: list[str] = []
        sensitive = ["words"]
        coded = ["what", "order", "on", "label"]
        operational = ["created_at", "version", "author_name", "removed_at"]

    def __str__(self) -> str:
        return f"{self.what}, {self.order}"
