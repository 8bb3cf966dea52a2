"""A client's place in a program, and the dated states it went through. Rows are added, never edited."""

from __future__ import annotations

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models.clients import Client
from beside.people.rules.enrolment import State


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """What can be said of many places."""

    def with_state(self) -> EnrolmentQuerySet:
        """Add `state_now` and `state_on`: where each stands."""
        newest = EnrolmentState.objects.filter(enrolment=OuterRef("pk")).order_by("-on", "-created_at")
        return self.annotate(
            state_now=Subquery(newest.values("state")[:1]), state_on=Subquery(newest.values("on")[:1])
        )


class Enrolment(Record):
    """One client in one program."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="enrolments")
    program = models.ForeignKey("accounts.Program", on_delete=models.PROTECT, related_name="+")

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(name="who_has_a_place", fields=["program", "client"])]
        constraints = [models.UniqueConstraint(name="one_place_per_program", fields=["client", "program"])]

    class Privacy:
        key = ["id", "client", "program"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"enrolment {self.pk}"

    @property
    def latest(self) -> EnrolmentState | None:
        """The newest state row."""
        return self.states.order_by("-on", "-created_at").first()


class EnrolmentState(Record):
    """One step: from which day, by whom, why."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="states")
    state = models.CharField(_("state"), max_length=10, choices=[(s.value, s.value) for s in State])
    on = models.DateField(_("from"))
    reason = EncryptedTextField(blank=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["enrolment", "-on", "-created_at"], name="state_newest_first")]

    class Privacy:
        key = ["id", "enrolment", "author_id"]
        identifying = ["author_name"]
        sensitive = ["reason"]
        coded = ["state"]
        operational = ["on", "created_at", "version"]

    def __str__(self) -> str:
        return f"{self.state} from {self.on}"
