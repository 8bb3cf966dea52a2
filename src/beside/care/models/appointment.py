"""Visits to come: once or repeating; moved and cancelled by entries, never by erasing."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from beside.accounts.models import Program
from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.words import ContactKind, FollowUpKind, PlaceKind


class VisitSeries(Record):
    """A rhythm: every week, every two weeks, every month, until a day."""

    rhythm = models.CharField(max_length=12)
    until = models.DateField()
    ended_on = models.DateField(null=True)

    class Privacy:
        key = ["id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["rhythm", "until", "ended_on"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"{self.rhythm} until {self.until}"


class Appointment(Record):
    """One visit to come, with whom and what kind of place."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="appointments")
    series = models.ForeignKey(VisitSeries, null=True, on_delete=models.PROTECT, related_name="visits")
    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    local_date = models.DateField()
    minutes = models.PositiveSmallIntegerField(default=60)
    kind = models.CharField(max_length=20, choices=[(k, k) for k in ContactKind])
    place = models.CharField(max_length=24, choices=[(k, k) for k in PlaceKind])
    about = EncryptedTextField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    clients = models.ManyToManyField(Client, through="Invited", related_name="appointments")

    class Meta:
        indexes = [models.Index(fields=["worker_id", "local_date"], name="appointment_by_worker")]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=960), name="a_visit_has_a_length")
        ]

    class Privacy:
        key = ["id", "program", "series", "worker_id"]
        identifying: list[str] = []
        sensitive = ["about"]
        coded = ["starts_at", "local_date", "minutes", "kind", "place"]
        operational = ["created_at", "version", "worker_name", "cancelled_at"]

    def __str__(self) -> str:
        return f"{self.kind} on {self.local_date}"


class Invited(Record):
    """One client of an appointment."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="invited")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="invitations")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "client"], name="each_client_once_in_an_appointment"
            )
        ]

    class Privacy:
        key = ["id", "appointment", "client"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"{self.client_id}"


class AppointmentChange(Record):
    """That a visit was moved or cancelled: when, by whom, neutrally why."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=12)
    was_at = models.DateTimeField()
    because = models.CharField(max_length=24, blank=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Privacy:
        key = ["id", "appointment", "author_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["what", "was_at", "because"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"{self.what} of {self.appointment_id}"


class FollowUp(Record):
    """Something to come back to, for oneself or a colleague.

    ``kind`` is empty for what somebody wrote. ``only_support`` is the product's own gentle notice that a
    mother's only named support goes (``what`` holds the colleague's name). ``hard_date`` is the line a mother
    asked for around a hard date (``what`` holds the day): it is for whoever is her key worker by then.
    """

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="follow_ups")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="follow_ups")
    for_id = models.UUIDField()
    for_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=14, blank=True, choices=[(k, k) for k in FollowUpKind])
    hard_date = models.ForeignKey(
        "care.HardDate", null=True, on_delete=models.PROTECT, related_name="follow_ups"
    )
    what = EncryptedTextField()
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [
            models.Index(
                fields=["for_id", "due_on"], condition=Q(done_at__isnull=True), name="follow_ups_to_do"
            )
        ]

    class Privacy:
        key = ["id", "program", "subject", "hard_date", "for_id", "author_id"]
        identifying: list[str] = []
        sensitive = ["what"]
        coded = ["due_on", "kind"]
        operational = ["created_at", "version", "for_name", "done_at", "author_name"]

    def __str__(self) -> str:
        return f"due {self.due_on}"


class CalendarFeed(Record):
    """A worker's private calendar address; only its digest is kept."""

    worker_id = models.UUIDField()
    digest = models.CharField(max_length=64, unique=True)
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        key = ["id", "worker_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["created_at", "version", "digest", "ended_at"]

    def __str__(self) -> str:
        return "a calendar feed"


class SavedView(Record):
    """A worker's named filter of the families list: only the address's question part."""

    owner_id = models.UUIDField()
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner_id", "name"], name="one_saved_view_per_name")]

    class Privacy:
        key = ["id", "owner_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["created_at", "version", "name", "query"]

    def __str__(self) -> str:
        return self.name
