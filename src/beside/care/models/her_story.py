"""Her story and her safety, as she tells it: talks about safety, hard dates, what she has lived through."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from beside.foundation.fields import EncryptedTextField
from beside.foundation.labels import Label
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.her_story import LivedTime, Message
from ..rules.intake import AnswerKind

LABELS = [(k, k) for k in Label]


class SafetyTalk(Record):
    """How safe it is, from 0 (not at all) to 10 (safe): her number and her worker's, each with its reasons.

    The two stand side by side. Nothing is worked out from them (BTC-019).
    """

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="safety_talks")
    on = models.DateField()
    label = models.CharField(max_length=24, choices=LABELS)
    about = EncryptedTextField(null=True)
    her_number = models.PositiveSmallIntegerField(null=True)
    her_reasons = EncryptedTextField(null=True)
    worker_number = models.PositiveSmallIntegerField(null=True)
    worker_reasons = EncryptedTextField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "-on"], name="safety_talk_by_client")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(her_number__isnull=True) | Q(her_number__lte=10))
                & (Q(worker_number__isnull=True) | Q(worker_number__lte=10)),
                name="safety_is_told_from_0_to_10",
            )
        ]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["about", "her_number", "her_reasons", "worker_number", "worker_reasons"]
        coded = ["on", "label"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"talk about safety on {self.on}"


class HardDate(Record):
    """A day that is hard for her, once or every year. It is hers; a kind word comes only if she asked for it."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="hard_dates")
    day = models.DateField()
    yearly = models.BooleanField(default=True)
    label = models.CharField(max_length=24, choices=LABELS)
    words = EncryptedTextField()
    message = models.CharField(max_length=12, blank=True, choices=[(m, m) for m in Message if m])
    ended_on = models.DateField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject"], name="hard_date_by_client")]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["words", "day"]
        coded = ["yearly", "label", "message"]
        operational = ["created_at", "version", "author_name", "ended_on"]

    def __str__(self) -> str:
        return "a hard date"


class LivedThrough(Record):
    """One thing she has lived through, past or now, as far as she wants it written; the newest row holds.

    ``kind`` may say that it was not asked, that she prefers not to say, or that she told another worker.
    """

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="lived_through")
    time = models.CharField(max_length=4, choices=[(t, t) for t in LivedTime])
    item = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, choices=[(k, k) for k in AnswerKind])
    label = models.CharField(max_length=24, choices=LABELS)
    words = EncryptedTextField(null=True)
    on = models.DateField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "time"], name="lived_through_by_client")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.ANSWERED) | Q(words__isnull=True),
                name="words_only_where_she_told",
            )
        ]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["words"]
        coded = ["time", "item", "kind", "label", "on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"{self.time} {self.item}"
