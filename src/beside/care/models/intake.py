"""One intake for every service: started, left, resumed; every question can be left for another day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from beside.accounts.models import Program
from beside.foundation.fields import EncryptedJSONField
from beside.foundation.labels import Label
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.intake import AnswerKind


class Intake(Record):
    """The one conversation that opens every service and on-site partner (MCS-013)."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="intakes")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="intakes")
    questions_version = models.PositiveSmallIntegerField()
    started_on = models.DateField()
    finished_on = models.DateField(null=True)
    started_by_id = models.UUIDField()
    started_by_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(finished_on__isnull=True),
                name="one_open_intake_for_each_mother",
            ),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True) | Q(finished_on__gte=models.F("started_on")),
                name="an_intake_ends_after_it_starts",
            ),
        ]

    class Privacy:
        key = ["id", "program", "subject", "started_by_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["questions_version", "started_on", "finished_on"]
        operational = ["created_at", "version", "started_by_name"]

    def __str__(self) -> str:
        return f"intake of {self.subject_id}"


class IntakeAnswer(Record):
    """One answer, as a row: a later answer is a new row, so that what was said when stays true."""

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=[(k, k) for k in AnswerKind])
    label = models.CharField(max_length=24, choices=[(k, k) for k in Label])
    answer = EncryptedJSONField(null=True)
    on = models.DateField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    superseded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "question"],
                condition=Q(superseded=False),
                name="one_current_answer_to_a_question",
            )
        ]

    class Privacy:
        key = ["id", "intake", "author_id"]
        identifying: list[str] = []
        sensitive = ["answer"]
        coded = ["question", "kind", "label", "on", "superseded"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return self.question


class ConfidentialityTalk(Record):
    """That it was explained who sees what and what the law asks: which version, how, understood (CEWH-009)."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="confidentiality_talks")
    agreement_version = models.PositiveSmallIntegerField()
    on = models.DateField()
    language = models.CharField(max_length=12)
    read_aloud = models.BooleanField(default=False)
    in_her_own_words = models.BooleanField(default=False)
    copy_given = models.BooleanField(default=False)
    explained_by_id = models.UUIDField()
    explained_by_name = models.CharField(max_length=120)

    class Privacy:
        key = ["id", "subject", "explained_by_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["agreement_version", "on", "language", "read_aloud", "in_her_own_words", "copy_given"]
        operational = ["created_at", "version", "explained_by_name"]

    def __str__(self) -> str:
        return f"version {self.agreement_version} on {self.on}"


class WaitingEntry(Record):
    """Somebody who asked and for whom there is no place yet; ends with the first real contact."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="waiting")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="waiting")
    asked_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_because = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "subject"],
                condition=Q(ended_on__isnull=True),
                name="waiting_once_in_a_program",
            )
        ]

    class Privacy:
        key = ["id", "program", "subject"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["asked_on", "ended_on", "ended_because"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"waiting since {self.asked_on}"


class StepDown(Record):
    """How an enrolment winds down: what continues, who keeps in touch, until when (EXT-014, N37)."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="step_downs")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="step_downs")
    on = models.DateField()
    keeps_in_touch_until = models.DateField(null=True)
    plan = EncryptedJSONField()
    supervisor_reason = EncryptedJSONField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Privacy:
        key = ["id", "program", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["plan", "supervisor_reason"]
        coded = ["on", "keeps_in_touch_until"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"step-down from {self.on}"
