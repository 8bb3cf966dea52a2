"""One organisation in one database, its programs, and the sites they work from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.foundation.models import Record


class Organisation(Record):
    """The one organisation of this installation."""

    name = models.CharField(_("name"), max_length=120)
    only = models.BooleanField(default=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["only"], name="accounts_one_organisation"),
            models.CheckConstraint(condition=models.Q(only=True), name="accounts_organisation_is_only"),
        ]

    class Privacy:
        key = ["id"]
        operational = ["created_at", "version", "name", "only"]

    def __str__(self) -> str:
        return self.name


class Program(Record):
    """Where care is given: being in the same program is what makes a client findable."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programs")
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="accounts_program_named_once")
        ]

    class Privacy:
        key = ["id", "organisation"]
        operational = ["created_at", "version", "name"]

    def __str__(self) -> str:
        return self.name


class Site(Record):
    """A place a program works from; its time zone decides the local date."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(_("time zone"), max_length=64, default="America/Toronto")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["program", "name"], name="accounts_site_named_once")]

    class Privacy:
        key = ["id", "program"]
        operational = ["created_at", "version", "name", "time_zone"]

    def __str__(self) -> str:
        return self.name
