"""The child's own record and what is between two people: seen together, lived through, a daycare place."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from beside.foundation.fields import EncryptedJSONField, EncryptedTextField
from beside.foundation.labels import Label
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.childhood import SeenBy

LABELS = [(key, key) for key in Label]


def _one_after_another(name: str) -> models.UniqueConstraint:
    """What was written is amended once; the next correction amends the amendment."""
    return models.UniqueConstraint(fields=["amends"], condition=Q(removed_at__isnull=True), name=name)


class Observation(Record):
    """What was seen between two people on a day, by whom, in which situation (BTC-009).

    Its subject is a dyad; the database itself refuses a mother or a child (`guards`). A correction is a new row
    that amends the old: both are kept.
    """

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="observations")
    on = models.DateField()
    context = models.CharField(max_length=40)
    seen_by = models.CharField(max_length=12, choices=[(key, key) for key in SeenBy])
    label = models.CharField(max_length=24, choices=LABELS)
    told = EncryptedJSONField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="amendments")
    reason = EncryptedTextField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "-on"], name="observation_by_dyad")]
        constraints = [_one_after_another("one_observation_amends_another")]

    class Privacy:
        key = ["id", "subject", "author_id", "amends"]
        identifying: list[str] = []
        sensitive = ["told", "reason"]
        coded = ["on", "context", "seen_by", "label"]
        operational = ["created_at", "version", "author_name", "removed_at"]

    def __str__(self) -> str:
        return f"seen between them on {self.on}"


class Experience(Record):
    """Something a child lived through, told from the child's side. Nothing follows from an entry (BTC-023)."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="experiences")
    on = models.DateField(null=True)
    label = models.CharField(max_length=24, choices=LABELS)
    told = EncryptedJSONField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="amendments")
    reason = EncryptedTextField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "-on"], name="experience_by_child")]
        constraints = [_one_after_another("one_experience_amends_another")]

    class Privacy:
        key = ["id", "subject", "author_id", "amends"]
        identifying: list[str] = []
        sensitive = ["told", "reason", "on", "label"]
        coded: list[str] = []
        operational = ["created_at", "version", "author_name", "removed_at"]

    def __str__(self) -> str:
        return f"lived through {self.pk}"


class DaycarePlace(Record):
    """One daycare place on its way: asked for, offered, begun (MCS-031)."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="daycare_places")
    place = EncryptedTextField(blank=True)
    applied_on = models.DateField(null=True)
    offered_on = models.DateField(null=True)
    started_on = models.DateField(null=True)
    would_help = EncryptedTextField(blank=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_place_is_offered_after_it_was_asked_for",
                condition=Q(applied_on__isnull=True)
                | Q(offered_on__isnull=True)
                | Q(offered_on__gte=F("applied_on")),
            ),
            models.CheckConstraint(
                name="a_place_begins_after_it_was_offered",
                condition=(
                    Q(started_on__isnull=True)
                    | Q(offered_on__isnull=True)
                    | Q(started_on__gte=F("offered_on"))
                )
                & (
                    Q(started_on__isnull=True)
                    | Q(applied_on__isnull=True)
                    | Q(started_on__gte=F("applied_on"))
                ),
            ),
        ]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["place", "would_help"]
        coded = ["applied_on", "offered_on", "started_on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"daycare place {self.pk}"
