"""Which forms were already received, so that a double click saves once."""

from __future__ import annotations

from django.db import models

from .record import Record


class Submission(Record):
    """The key a form was given when it was opened, and where its first saving led."""

    actor_id = models.UUIDField()
    key = models.UUIDField()
    led_to = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_id", "key"], name="one_saving_per_form_key")]

    class Privacy:
        key = ["id", "actor_id", "key"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["created_at", "led_to", "version"]

    def __str__(self) -> str:
        return f"submission {self.key}"
