"""Contacts on the street and in the drop-in, before anybody has a name."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from beside.accounts.models import Program
from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models import Client


class OutreachAlias(Record):
    """Somebody known by a nickname only, in a zone. Joined to a mother only by a dated act of hers."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="aliases")
    nickname = EncryptedTextField()
    zone = models.CharField(max_length=40, blank=True)
    last_met_on = models.DateField()
    mother = models.ForeignKey(Client, null=True, on_delete=models.PROTECT, related_name="aliases")
    chose_on = models.DateField(null=True)
    chosen_how = EncryptedTextField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["program", "-last_met_on"], name="alias_by_program")]
        constraints = [
            models.CheckConstraint(
                condition=Q(mother__isnull=True, chose_on__isnull=True)
                | Q(mother__isnull=False, chose_on__isnull=False),
                name="joined_only_by_a_dated_choice_of_hers",
            )
        ]

    class Privacy:
        key = ["id", "program", "mother"]
        identifying = ["nickname"]
        sensitive = ["chosen_how"]
        coded = ["zone", "last_met_on", "chose_on"]
        operational = ["created_at", "version", "forgotten_at"]

    def __str__(self) -> str:
        return "a nickname"


class OutreachContact(Record):
    """A talk, a sandwich, a pair of socks: date, zone, needs met, words. No person record is needed."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="outreach_contacts")
    alias = models.ForeignKey(OutreachAlias, null=True, on_delete=models.PROTECT, related_name="contacts")
    local_date = models.DateField()
    yyyymm = models.PositiveIntegerField()
    zone = models.CharField(max_length=40)
    needs = models.CharField(max_length=300, blank=True)
    words = EncryptedTextField(null=True)
    pregnancy_mentioned = models.BooleanField(default=False)
    explained = models.BooleanField(default=False)
    handoff_to = models.CharField(max_length=40, blank=True)
    handoff_steps = models.CharField(max_length=40, blank=True)
    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=120)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["program", "yyyymm"], name="outreach_by_month"),
            models.Index(fields=["alias", "-local_date"], name="outreach_by_alias"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(handoff_steps="") | ~Q(handoff_to=""), name="a_handoff_is_to_somebody"
            )
        ]

    class Privacy:
        key = ["id", "program", "alias", "worker_id"]
        identifying: list[str] = []
        sensitive = ["words"]
        coded = [
            "local_date",
            "yyyymm",
            "zone",
            "needs",
            "pregnancy_mentioned",
            "explained",
            "handoff_to",
            "handoff_steps",
        ]
        operational = ["created_at", "version", "worker_name", "removed_at"]

    def __str__(self) -> str:
        return f"outreach on {self.local_date}"

    @property
    def need_list(self) -> list[str]:
        return [word for word in self.needs.split(",") if word]

    @property
    def handoff_list(self) -> list[str]:
        return [word for word in self.handoff_steps.split(",") if word]


class Headcount(Record):
    """How many came to a drop-in, named or not. Numbers only."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="headcounts")
    local_date = models.DateField()
    yyyymm = models.PositiveIntegerField()
    what = models.CharField(max_length=40)
    named = models.PositiveSmallIntegerField(default=0)
    unnamed = models.PositiveSmallIntegerField(default=0)
    children = models.PositiveSmallIntegerField(default=0)
    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=120)

    class Privacy:
        key = ["id", "program", "worker_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["local_date", "yyyymm", "what", "named", "unnamed", "children"]
        operational = ["created_at", "version", "worker_name"]

    def __str__(self) -> str:
        return f"{self.named + self.unnamed} on {self.local_date}"


class UnmetRequest(Record):
    """A need we could not serve: what kind, and what we lacked. Never whose (MCS-054)."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="unmet_requests")
    local_date = models.DateField()
    yyyymm = models.PositiveIntegerField()
    need = models.CharField(max_length=40)
    because = models.CharField(max_length=40)
    worker_id = models.UUIDField()

    class Privacy:
        key = ["id", "program", "worker_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["local_date", "yyyymm", "need", "because"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"{self.need} on {self.local_date}"
