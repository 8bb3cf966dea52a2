"""Who lives with whom, from when to when; and where a child lives. Never an address."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models.clients import Client
from beside.people.models.persons import Person
from beside.people.rules.living import Living, is_together


class Household(Record):
    """People who share a home; it has a name she would use, never an address."""

    called = EncryptedTextField(blank=True)

    class Privacy:
        key = ["id"]
        identifying = ["called"]
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"household {self.pk}"


class HouseholdMember(Record):
    """One person's time in a household."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="lives_in")
    from_date = models.DateField(_("from"), null=True, blank=True)
    to_date = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="household_dates_in_order",
                condition=Q(to_date__isnull=True)
                | Q(from_date__isnull=True)
                | Q(to_date__gte=F("from_date")),
            )
        ]

    class Privacy:
        key = ["id", "household", "person"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["from_date", "to_date", "created_at", "version"]

    def __str__(self) -> str:
        return f"household member {self.pk}"


class LivingArrangement(Record):
    """Where a child lives for a time, as a kind; placed together with the mother counts as together."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="living_arrangements")
    kind = models.CharField(_("lives"), max_length=14, choices=[(k.value, k.value) for k in Living])
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("until"), null=True, blank=True)
    note = EncryptedTextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="living_dates_in_order",
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
            ),
            models.UniqueConstraint(
                name="one_living_arrangement_at_a_time",
                fields=["subject"],
                condition=Q(to_date__isnull=True),
            ),
        ]

    class Privacy:
        key = ["id", "subject"]
        identifying: list[str] = []
        sensitive = ["note"]
        coded = ["kind"]
        operational = ["from_date", "to_date", "created_at", "version"]

    def __str__(self) -> str:
        return f"{self.kind} from {self.from_date}"

    @property
    def is_together(self) -> bool:
        """True when mother and child are in one place."""
        return is_together(Living(self.kind))
