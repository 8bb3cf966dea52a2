"""One measure, given once: who it is about, who answered, how, when; answers item by item; scores."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from beside.accounts.models import Program
from beside.foundation.fields import EncryptedJSONField, EncryptedTextField
from beside.foundation.labels import Label
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.words import Informant, Leave, Mode, Standing


class Administration(Record):
    """Different versions of a measure are different series. A correction is a new row that amends the old."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="administrations")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="administrations")
    instrument = models.CharField(max_length=40)
    instrument_version = models.CharField(max_length=20)
    label = models.CharField(max_length=24, choices=[(k, k) for k in Label], default=Label.GENERAL)
    informant = models.CharField(max_length=20, choices=[(k, k) for k in Informant])
    informant_name = EncryptedTextField(null=True)
    mode = models.CharField(max_length=16, choices=[(k, k) for k in Mode])
    language = models.CharField(max_length=12)
    local_date = models.DateField()
    yyyymm = models.PositiveIntegerField()
    schedule = models.CharField(max_length=40, blank=True)
    task_id = models.CharField(max_length=120, blank=True)
    wave = models.CharField(max_length=40, blank=True)
    timing = models.CharField(max_length=16, blank=True)
    standing = models.CharField(max_length=10, choices=[(k, k) for k in Standing], default=Standing.OPEN)
    leave = models.CharField(max_length=10, choices=[(k, k) for k in Leave], default=Leave.NOT_NEEDED)
    reason = EncryptedTextField(null=True)
    day_context = EncryptedTextField(null=True)
    rater_id = models.UUIDField(null=True)
    rater_name = models.CharField(max_length=120, blank=True)
    blinded = models.BooleanField(default=False)
    second_rating_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="second_ratings"
    )
    amends = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="amended_by")
    came_from = models.CharField(max_length=300, blank=True)  # the address of the form it was answered on
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "instrument", "local_date"], name="measures_by_client"),
            models.Index(fields=["program", "yyyymm"], name="measures_by_month"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(standing=Standing.OPEN, finished_at__isnull=True)
                | (~Q(standing=Standing.OPEN) & Q(finished_at__isnull=False)),
                name="a_finished_measure_has_its_time",
            )
        ]

    class Privacy:
        key = ["id", "program", "subject", "rater_id", "second_rating_of", "amends", "author_id", "task_id"]
        identifying = ["informant_name"]
        sensitive = ["reason", "day_context"]
        coded = [
            "instrument",
            "instrument_version",
            "label",
            "informant",
            "mode",
            "language",
            "local_date",
            "yyyymm",
            "schedule",
            "wave",
            "timing",
            "standing",
            "leave",
            "blinded",
        ]
        operational = ["created_at", "version", "rater_name", "author_name", "finished_at", "came_from"]

    def __str__(self) -> str:
        return f"{self.instrument} on {self.local_date}"


class Answer(Record):
    """One item as answered: a value, or one of the four kinds of no-answer."""

    administration = models.ForeignKey(Administration, on_delete=models.PROTECT, related_name="answers")
    item = models.CharField(max_length=24)
    value = EncryptedJSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "item"], name="each_item_once_in_a_measure")
        ]

    class Privacy:
        key = ["id", "administration"]
        identifying: list[str] = []
        sensitive = ["value"]
        coded = ["item"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"item {self.item}"


class Score(Record):
    """One score of a finished measure. Never a grade of a person.

    `elsewhere` is the total somebody else had worked out (on the paper form, in another system); it is kept
    beside ours and never replaces it.
    """

    administration = models.ForeignKey(Administration, on_delete=models.PROTECT, related_name="scores")
    score = models.CharField(max_length=60)
    value = models.FloatField(null=True)
    text = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=16)
    n = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    band = models.CharField(max_length=40, blank=True)
    band_system = models.CharField(max_length=40, blank=True)
    elsewhere = models.FloatField(null=True)
    scoring_version = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "score"], name="each_score_once_in_a_measure")
        ]

    class Privacy:
        key = ["id", "administration"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = [
            "score",
            "value",
            "text",
            "status",
            "n",
            "of",
            "low",
            "high",
            "band",
            "band_system",
            "elsewhere",
            "scoring_version",
        ]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"{self.score}: {self.value}"


class Prompt(Record):
    """An answer that asks for a person today: who will talk with her, and that it was done."""

    administration = models.ForeignKey(Administration, on_delete=models.PROTECT, related_name="prompts")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="measure_prompts")
    code = models.CharField(max_length=60)
    item = models.CharField(max_length=24, blank=True)
    because = models.CharField(max_length=16)
    who_id = models.UUIDField(null=True)
    who_name = models.CharField(max_length=120, blank=True)
    done_at = models.DateTimeField(null=True)
    what_was_said = EncryptedTextField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject"], condition=Q(done_at__isnull=True), name="prompts_to_answer")
        ]

    class Privacy:
        key = ["id", "administration", "subject", "who_id"]
        identifying: list[str] = []
        sensitive = ["what_was_said"]
        coded = ["code", "item", "because"]
        operational = ["created_at", "version", "who_name", "done_at"]

    def __str__(self) -> str:
        return f"{self.code} of {self.administration_id}"
