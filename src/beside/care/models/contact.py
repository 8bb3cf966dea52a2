"""What took place, or did not: one row, and one more for each client who took part."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from beside.accounts.models import Program
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.words import ContactKind, NotMetBecause, Outcome, PlaceKind


class Contact(Record):
    """A meeting, a call, a visit. Holds kinds and minutes; what was said stands in the note's passages."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=20, choices=[(k, k) for k in ContactKind])
    place = models.CharField(max_length=24, choices=[(k, k) for k in PlaceKind])
    local_date = models.DateField()
    yyyymm = models.PositiveIntegerField()
    starts = models.TimeField(null=True)
    duration = models.PositiveSmallIntegerField(null=True)
    planned = models.BooleanField(default=True)
    outcome = models.CharField(max_length=16, choices=[(k, k) for k in Outcome])
    not_met_because = models.CharField(max_length=24, blank=True, choices=[(k, k) for k in NotMetBecause])
    relationships = models.CharField(max_length=80, blank=True)
    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=120)
    appointment_id = models.UUIDField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["program", "yyyymm"], name="contact_by_month"),
            models.Index(fields=["worker_id", "-local_date"], name="contact_by_worker"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.TOOK_PLACE, not_met_because="")
                | (Q(outcome=Outcome.DID_NOT_MEET) & ~Q(not_met_because="")),
                name="a_reason_exactly_when_they_did_not_meet",
            ),
            models.UniqueConstraint(
                fields=["appointment_id"],
                condition=Q(appointment_id__isnull=False, removed_at__isnull=True),
                name="one_contact_per_appointment",
            ),
        ]

    class Privacy:
        key = ["id", "program", "worker_id", "appointment_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = [
            "kind",
            "place",
            "local_date",
            "yyyymm",
            "starts",
            "duration",
            "planned",
            "outcome",
            "not_met_because",
            "relationships",
        ]
        operational = ["created_at", "version", "worker_name", "removed_at"]

    def __str__(self) -> str:
        return f"{self.kind} on {self.local_date}"

    @property
    def relationship_list(self) -> list[str]:
        return [word for word in self.relationships.split(",") if word]


class Participation(Record):
    """One client in one contact. For a dyad, the minutes are minutes together (MCS-027)."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="participations")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="participations")
    minutes = models.PositiveSmallIntegerField(default=0)
    local_date = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["client", "-local_date", "-contact"], name="participation_by_client")]
        constraints = [
            models.UniqueConstraint(fields=["contact", "client"], name="each_client_once_in_a_contact")
        ]

    class Privacy:
        key = ["id", "contact", "client"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["minutes", "local_date"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"{self.client_id} in {self.contact_id}"


class ContactService(Record):
    """A service of the catalogue that was part of a contact."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="services")
    service = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "service"], name="each_service_once_in_a_contact")
        ]

    class Privacy:
        key = ["id", "contact"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["service"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return self.service
