"""Who on staff walks with a client, who opened a record with a reason, and who must not open it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models.clients import Client
from beside.people.models.persons import Person
from beside.people.rules.circle import CircleRole, StaffTieKind


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """What can be said of many circles."""

    def current(self, on: dt.date) -> AssignmentQuerySet:
        """Those that hold on a day."""
        return self.filter(Q(to_date__isnull=True) | Q(to_date__gt=on), from_date__lte=on)


class Assignment(Record):
    """One colleague in a client's circle. `to_date` is the first day it no longer holds.

    With `away` she is there only for the days somebody else is away.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="assignments")
    program = models.ForeignKey("accounts.Program", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="walks_with")
    role = models.CharField(_("part"), max_length=12, choices=[(r.value, r.value) for r in CircleRole])
    away = models.ForeignKey("people.Away", null=True, on_delete=models.PROTECT, related_name="circles")
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("until"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_key_worker_at_a_time",
                fields=["client", "program"],
                condition=Q(role="key_worker", to_date__isnull=True),
            ),
            models.CheckConstraint(
                name="circle_dates_in_order",
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
            ),
        ]
        indexes = [
            models.Index(fields=["user", "to_date", "client"], name="circle_by_user"),
            models.Index(fields=["client", "to_date"], name="circle_by_client"),
        ]

    class Privacy:
        key = ["id", "client", "program", "user", "away"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["role"]
        operational = ["from_date", "to_date", "created_at", "version"]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class OpeningReason(Record):
    """Why a colleague outside the circle opened a record. It holds until the end of the day."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="opening_reasons")
    actor_id = models.UUIDField()
    actor_name = models.CharField(max_length=120)
    day = models.DateField()
    reason = EncryptedTextField()

    class Meta:
        indexes = [models.Index(fields=["client", "actor_id", "day"], name="reason_by_client")]

    class Privacy:
        key = ["id", "client", "actor_id"]
        identifying = ["actor_name"]
        sensitive = ["reason"]
        coded: list[str] = []
        operational = ["day", "created_at", "version"]

    def __str__(self) -> str:
        return f"opened on {self.day}"


class StaffTie(Record):
    """A member of staff who is this person, is close to her, or once was a client: she never opens the record."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="staff_ties")
    kind = models.CharField(max_length=14, choices=[(k.value, k.value) for k in StaffTieKind])
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "person"], name="staff_tie_by_user")]

    class Privacy:
        key = ["id", "user", "person"]
        identifying: list[str] = []
        sensitive = ["kind"]
        coded: list[str] = []
        operational = ["ended_on", "created_at", "version"]

    def __str__(self) -> str:
        return f"staff tie {self.pk}"
