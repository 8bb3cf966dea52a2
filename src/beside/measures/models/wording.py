"""Official wording a program may use, its schedules, a mother's pause, and codes for a shared tablet."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from beside.accounts.models import Program
from beside.foundation.models import Record
from beside.people.models import Client

from .administration import Administration


class WordingPack(Record):
    """The official wording of one measure in one language, kept in this installation and never exported (N23)."""

    instrument = models.CharField(max_length=40)
    instrument_version = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200, blank=True)
    words = models.JSONField()
    licence_note = models.TextField()
    approver = models.CharField(max_length=120)
    loaded_by_id = models.UUIDField()
    loaded_by_name = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "instrument_version", "language"],
                condition=Q(ended_at__isnull=True),
                name="one_wording_in_use_for_a_measure_and_language",
            )
        ]

    class Privacy:
        key = ["id", "loaded_by_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["instrument", "instrument_version", "language", "number"]
        operational = [
            "created_at",
            "version",
            "title",
            "words",
            "licence_note",
            "approver",
            "loaded_by_name",
            "ended_at",
        ]

    def __str__(self) -> str:
        return f"{self.instrument} in {self.language}"


class ProgramSchedule(Record):
    """A schedule of measures a program follows, from a day."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="measure_schedules")
    schedule = models.CharField(max_length=40)
    from_date = models.DateField()
    to_date = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "schedule"],
                condition=Q(to_date__isnull=True),
                name="a_schedule_once_in_a_program",
            )
        ]

    class Privacy:
        key = ["id", "program"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["schedule", "from_date", "to_date"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return self.schedule


class MeasurePause(Record):
    """She would rather not be asked for a while. No reason is kept."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="measure_pauses")
    from_date = models.DateField()
    until = models.DateField(null=True)
    author_id = models.UUIDField()

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["from_date", "until"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"pause from {self.from_date}"


class TabletCode(Record):
    """A one-time code that opens one measure on a shared tablet; only its digest is kept."""

    administration = models.ForeignKey(Administration, on_delete=models.PROTECT, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Privacy:
        key = ["id", "administration"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["created_at", "version", "digest", "expires_at", "used_at"]

    def __str__(self) -> str:
        return "a tablet code"


class Intervention(Record):
    """When a mother began something whose measures count from its start or its end."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="measured_interventions")
    name = models.CharField(max_length=40)
    from_date = models.DateField()
    to_date = models.DateField(null=True)
    author_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "name"],
                condition=Q(to_date__isnull=True),
                name="an_intervention_once_at_a_time",
            )
        ]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["name", "from_date", "to_date"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"{self.name} from {self.from_date}"
