"""A one-time code, handed over in person. Only its keyed hash is kept."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils.crypto import salted_hmac

from beside.foundation.clock import now
from beside.foundation.models import Record

from ..rules import CodeStands, Purpose, code_stands, fold_code, how_long, make_code
from .user import User


def code_hash(code: str) -> str:
    """The keyed hash of a code as typed; the code itself cannot be read back."""
    return salted_hmac("beside.accounts.code", fold_code(code), algorithm="sha256").hexdigest()


class InvitationManager(models.Manager["Invitation"]):
    """Makes codes; each person has one open code at most."""

    def give(self, user: User, purpose: Purpose, *, given_by: UUID) -> str:
        """Withdraw her open code, make a new one, and return it: the only time it can be read."""
        moment = now()
        self.withdraw(user)
        code = make_code(secrets.choice)
        self.create(
            user=user,
            purpose=purpose.value,
            code_hash=code_hash(code),
            expires_at=moment + how_long(purpose),
            given_by_id=given_by,
        )
        return code

    def withdraw(self, user: User) -> None:
        """No code of hers is good any more."""
        self.filter(user=user, used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now())


class Invitation(Record):
    """A code with which one person chooses her own password, once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    purpose = models.CharField(max_length=8, choices=[(purpose.value, purpose.value) for purpose in Purpose])
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    given_by_id = models.UUIDField(editable=False)

    objects = InvitationManager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="accounts_one_open_code",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="accounts_code_used_or_withdrawn",
            ),
        ]

    class Privacy:
        key = ["id", "user", "given_by_id"]
        operational = [
            "created_at",
            "version",
            "purpose",
            "code_hash",
            "expires_at",
            "used_at",
            "withdrawn_at",
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.created_at:%Y-%m-%d}"

    def stands(self, at: datetime) -> CodeStands:
        return code_stands(
            expires_at=self.expires_at, used_at=self.used_at, withdrawn_at=self.withdrawn_at, now=at
        )
