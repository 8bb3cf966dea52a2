"""A role held from a day, until a day. History is not edited: ending one role opens another."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.foundation.models import Record

from ..rules import HeldRole, Period, Role
from .organisation import Program
from .user import User

ROLE_CHOICES = [(role.value, role.value) for role in Role]


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Adjectives of roles."""

    def live(self, day: date) -> MembershipQuerySet:
        """Held on this day. The end day itself no longer counts, so ending today takes effect today."""
        return self.filter(from_date__lte=day).filter(
            models.Q(to_date__isnull=True) | models.Q(to_date__gt=day)
        )

    def live_or_ahead(self, day: date) -> MembershipQuerySet:
        """Held on this day, or agreed for later."""
        return self.filter(models.Q(to_date__isnull=True) | models.Q(to_date__gt=day))


class MembershipManager(models.Manager.from_queryset(MembershipQuerySet)):  # type: ignore[misc]
    """Opens roles; a role is ended by its end day, never changed."""

    def open_role(self, user: User, held: HeldRole, start: date, *, given_by: UUID) -> Membership:
        opened: Membership = self.create(
            user=user, program_id=held.program_id, role=held.role.value, from_date=start, given_by_id=given_by
        )
        return opened

    def is_last_administrator(self, user: User, day: date) -> bool:
        """Whether nobody else who can sign in would manage staff on this day."""
        rows = self.filter(role=Role.ADMINISTRATOR.value, user__disabled_at__isnull=True).live(day)
        return rows.filter(user=user).exists() and not rows.exclude(user=user).exists()


class Membership(Record):
    """A role in a program, or (without a program) in the whole organisation."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    program = models.ForeignKey(
        Program, on_delete=models.PROTECT, related_name="memberships", null=True, blank=True
    )
    role = models.CharField(_("role"), max_length=32, choices=ROLE_CHOICES)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("until"), null=True, blank=True)
    given_by_id = models.UUIDField(editable=False)

    objects = MembershipManager()

    class Meta:
        ordering = ["from_date", "role"]
        indexes = [models.Index(fields=["user", "from_date"], name="accounts_membership_of")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_date__isnull=True) | models.Q(to_date__gte=models.F("from_date")),
                name="accounts_membership_from_before_to",
            ),
            models.UniqueConstraint(
                fields=["user", "program", "role"],
                condition=models.Q(to_date__isnull=True, program__isnull=False),
                name="accounts_one_open_role_in_program",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=models.Q(to_date__isnull=True, program__isnull=True),
                name="accounts_one_open_role_everywhere",
            ),
        ]

    class Privacy:
        key = ["id", "user", "program", "given_by_id"]
        operational = ["created_at", "version", "role", "from_date", "to_date"]

    def __str__(self) -> str:
        return f"{self.role} {self.from_date}"

    @property
    def held(self) -> HeldRole:
        return HeldRole(Role(self.role), self.program_id)

    @property
    def period(self) -> Period:
        return Period(self.from_date, self.to_date)
