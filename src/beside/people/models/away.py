"""When a colleague is away, and who covers meanwhile. Her part in each circle stays as it is."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from beside.foundation.models import Record


class AwayQuerySet(models.QuerySet["Away"]):
    """What can be said of many days away."""

    def kept(self) -> AwayQuerySet:
        """Those that were not taken back."""
        return self.filter(cancelled_at__isnull=True)

    def on(self, day: dt.date) -> AwayQuerySet:
        """Those that hold on a day."""
        return self.kept().filter(from_date__lte=day, to_date__gte=day)


class Away(Record):
    """A colleague's days away from one program, both days counted, and the colleague who covers."""

    program = models.ForeignKey("accounts.Program", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="away")
    cover = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="covers")
    from_date = models.DateField()
    to_date = models.DateField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    cancelled_at = models.DateTimeField(null=True)

    objects = AwayQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "to_date"], name="away_by_user"),
            models.Index(fields=["cover", "to_date"], name="away_by_cover"),
        ]
        constraints = [
            models.CheckConstraint(name="away_dates_in_order", condition=Q(to_date__gte=F("from_date"))),
            models.CheckConstraint(name="somebody_else_covers", condition=~Q(cover=F("user"))),
        ]

    class Privacy:
        key = ["id", "program", "user", "cover", "author_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational = ["from_date", "to_date", "author_name", "cancelled_at", "created_at", "version"]

    def __str__(self) -> str:
        return f"away {self.pk}"
