"""What was talked about, or left for now, on the perinatal pathway."""

from __future__ import annotations

from django.db import models

from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.pathway import PathAnswer


class PathwayMark(Record):
    """One suggestion talked about or left for now; the newest row holds. ``about`` is a pregnancy or a child."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="pathway_marks")
    about = models.UUIDField()
    time = models.CharField(max_length=20)
    item = models.CharField(max_length=40)
    answer = models.CharField(max_length=12, blank=True, choices=[(a, a) for a in PathAnswer])
    on = models.DateField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "about"], name="pathway_mark_by_client")]

    class Privacy:
        key = ["id", "subject", "about", "author_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["time", "item", "answer", "on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"{self.item} on {self.on}"
