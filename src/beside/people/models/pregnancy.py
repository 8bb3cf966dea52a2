"""A pregnancy, its births, and what a child met before birth."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models.clients import Client
from beside.people.rules.pregnancy import (
    DatedBy,
    Outcome,
    WentHomeWith,
    WithdrawalCare,
    YesNo,
    trimester,
    weeks_on,
)


def _choices(kind: type) -> list[tuple[str, str]]:
    return [(item.value, item.value) for item in kind]  # type: ignore[attr-defined]


class Pregnancy(Record):
    """One pregnancy of one mother; a second one is a new row."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="pregnancies")
    due_date = models.DateField(_("due date"), null=True, blank=True)
    dated_by = models.CharField(max_length=12, choices=_choices(DatedBy), default=DatedBy.NOT_KNOWN)
    weeks_first_contact = models.PositiveSmallIntegerField(null=True, blank=True)
    weeks_first_trusted = models.PositiveSmallIntegerField(null=True, blank=True)
    weeks_engaged = models.PositiveSmallIntegerField(null=True, blank=True)
    care_begun = models.CharField(max_length=10, choices=_choices(YesNo), default=YesNo.NOT_KNOWN)
    care_begun_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=_choices(Outcome), default=Outcome.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    words = EncryptedTextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_pregnancy", fields=["subject"], condition=Q(outcome="open")
            ),
            models.CheckConstraint(
                name="open_pregnancy_has_no_end", condition=~Q(outcome="open") | Q(ended_on__isnull=True)
            ),
        ]

    class Privacy:
        key = ["id", "subject"]
        identifying: list[str] = []
        sensitive = ["outcome", "words", "due_date", "ended_on"]
        coded = [
            "dated_by",
            "weeks_first_contact",
            "weeks_first_trusted",
            "weeks_engaged",
            "care_begun",
            "care_begun_weeks",
        ]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"pregnancy {self.pk}"

    @property
    def is_open(self) -> bool:
        """True until a birth, a loss or 'not known' closes it."""
        return self.outcome == Outcome.OPEN

    @property
    def engaged_trimester(self) -> int | None:
        """The trimester in which she joined (1 to 3), when the weeks are known."""
        return trimester(self.weeks_engaged)

    def weeks_on(self, day: dt.date) -> int | None:
        """Completed weeks of pregnancy on a day, when the due date is known."""
        return None if self.due_date is None else weeks_on(self.due_date, day)


class Birth(Record):
    """One baby born of a pregnancy. A baby born still has a birth and no client record."""

    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="births")
    child = models.OneToOneField(
        Client, null=True, blank=True, on_delete=models.PROTECT, related_name="birth"
    )
    order = models.PositiveSmallIntegerField(default=1)
    on = models.DateField(_("birth date"))
    living = models.BooleanField(default=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    weight_g = models.PositiveIntegerField(null=True, blank=True)
    rooming_in = models.CharField(max_length=10, choices=_choices(YesNo), default=YesNo.NOT_KNOWN)
    withdrawal_care = models.CharField(
        max_length=18, choices=_choices(WithdrawalCare), default=WithdrawalCare.NOT_KNOWN
    )
    went_home_with = models.CharField(
        max_length=20, choices=_choices(WentHomeWith), default=WentHomeWith.NOT_KNOWN
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="births_are_numbered", fields=["pregnancy", "order"]),
            models.CheckConstraint(
                name="living_baby_is_a_client", condition=Q(living=False) | Q(child__isnull=False)
            ),
        ]

    class Privacy:
        key = ["id", "pregnancy", "child"]
        identifying = ["on"]
        sensitive = ["living", "withdrawal_care", "went_home_with", "weight_g"]
        coded = ["order", "weeks", "days", "rooming_in"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"birth {self.pk}"

    @property
    def audit_client_id(self) -> object:
        """The child where there is one."""
        return self.child_id


class PrenatalExposure(Record):
    """What a child met before birth: the child's health information, entered with the mother's knowledge."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="prenatal_exposures")
    what = EncryptedTextField()
    trimesters = EncryptedTextField(blank=True)
    source = models.CharField(
        max_length=12, choices=[("her_words", _("her own words")), ("record", _("a health record"))]
    )
    she_knows = models.BooleanField(default=True)
    label = models.CharField(max_length=20, default="health", editable=False)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(name="exposure_entered_with_her_knowledge", condition=Q(she_knows=True))
        ]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying = ["author_name"]
        sensitive = ["what", "trimesters"]
        coded = ["source", "she_knows", "label"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"prenatal health {self.pk}"
