"""A goal of her own with five described levels, agreed before it is rated."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from beside.foundation.fields import EncryptedJSONField, EncryptedTextField
from beside.foundation.labels import Label
from beside.foundation.models import Record
from beside.people.models import Client


class GoalScale(Record):
    """One goal in her words. From its first rating on its words stand, so that a score keeps its meaning."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="goal_scales")
    label = models.CharField(max_length=24, choices=[(k, k) for k in Label], default=Label.GENERAL)
    words = EncryptedTextField()
    levels = EncryptedJSONField()
    weight = models.PositiveSmallIntegerField(default=1)
    set_on = models.DateField()
    first_rated_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "set_on"], name="goals_by_client")]
        constraints = [
            models.CheckConstraint(condition=Q(weight__gte=1), name="a_goal_has_a_weight"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("set_on")),
                name="a_goal_ends_after_it_was_set",
            ),
        ]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["words", "levels"]
        coded = ["label", "weight", "set_on", "first_rated_on", "ended_on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"goal of {self.set_on}"
