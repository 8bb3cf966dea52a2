"""What women say of the program without a name: rounds, codes that are forgotten when used, answers of a month."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F, Q

from beside.accounts.models import Program
from beside.foundation.models import Record

from ..rules.words import Mode


def scattered() -> int:
    """A number that says nothing about when a row was written, nor after which other."""
    return secrets.randbelow(2**62) + 1


class VoiceRound(Record):
    """A time in which a program asks one measure without names. Its results are read when it is over."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="voice_rounds")
    instrument = models.CharField(max_length=40)
    instrument_version = models.CharField(max_length=20)
    from_date = models.DateField()
    to_date = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "instrument"],
                condition=Q(to_date__isnull=True),
                name="one_round_of_a_measure_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
                name="a_round_ends_after_it_began",
            ),
        ]

    class Privacy:
        key = ["id", "program"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["instrument", "instrument_version", "from_date", "to_date"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"{self.instrument} from {self.from_date}"


class VoiceCode(models.Model):
    """A slip of paper's code. When it is used the row is gone: nothing ties a slip to what was answered."""

    id = models.BigAutoField(primary_key=True, default=scattered)
    round = models.ForeignKey(VoiceRound, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)

    class Privacy:
        key = ["id", "round"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["digest"]

    def __str__(self) -> str:
        return "a code"


class Voice(models.Model):
    """One form, of nobody: no client, no worker, no code, no day; ids in no order."""

    id = models.BigAutoField(primary_key=True, default=scattered)
    round = models.ForeignKey(VoiceRound, on_delete=models.PROTECT, related_name="voices")
    yyyymm = models.PositiveIntegerField()
    mode = models.CharField(max_length=16, choices=[(k, k) for k in Mode])
    language = models.CharField(max_length=12)
    answers = models.JSONField()

    class Privacy:
        key = ["id", "round"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["yyyymm", "mode", "language", "answers"]
        operational: list[str] = []

    def __str__(self) -> str:
        return f"a voice of {self.yyyymm}"
