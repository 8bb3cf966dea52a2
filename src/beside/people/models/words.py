"""The words a program uses for its people: mother, parent, grandmother; child; together."""

from __future__ import annotations

from django.db import models

from beside.foundation.models import Record


class RoleWords(Record):
    """A program's own words in one language; an empty word means the usual one."""

    program = models.ForeignKey("accounts.Program", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=12, default="en")
    caregiver = models.CharField(max_length=40, blank=True)
    child = models.CharField(max_length=40, blank=True)
    together = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_set_of_words_per_language", fields=["program", "language"])
        ]

    class Privacy:
        key = ["id", "program"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["language", "caregiver", "child", "together"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"words in {self.language}"
