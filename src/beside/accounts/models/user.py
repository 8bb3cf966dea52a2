"""A person who signs in. Her sign-in name is not an address; an address is optional and may be shared."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from beside.foundation.models import Record

from ..rules import fold_sign_in_name


def fresh_stamp() -> str:
    """A new session stamp: everything signed in under the old one is signed out."""
    return secrets.token_hex(16)


class UserQuerySet(models.QuerySet["User"]):
    """Adjectives of people who sign in."""

    def staff(self) -> UserQuerySet:
        return self.filter(kind=User.Kind.STAFF)

    def active(self) -> UserQuerySet:
        return self.filter(disabled_at__isnull=True)

    def not_joined(self) -> UserQuerySet:
        """Those who have not chosen a password yet."""
        return self.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)

    def joined(self) -> UserQuerySet:
        return self.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Finds people by the one form of their sign-in name."""

    def get_by_natural_key(self, username: str | None) -> User:
        found: User = self.get(sign_in_name=fold_sign_in_name(username or ""))
        return found


class User(Record, AbstractBaseUser):
    """Somebody who signs in: a member of staff, a mother, a partner's person, or the system."""

    class Kind(models.TextChoices):
        STAFF = "staff", _("staff")
        MOTHER = "mother", _("mother")
        PARTNER = "partner", _("partner")
        SYSTEM = "system", _("system")

    sign_in_name = models.CharField(_("sign-in name"), max_length=40, unique=True)
    kind = models.CharField(max_length=7, choices=Kind.choices, default=Kind.STAFF)
    display_name = models.CharField(_("name colleagues see"), max_length=80)
    job_title = models.CharField(_("job title"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=8, default="en-ca")
    disabled_at = models.DateTimeField(null=True, blank=True)
    # Compared with each request's session: a new stamp ends every session of this person at once.
    session_stamp = models.CharField(max_length=32, default=fresh_stamp, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        ordering = ["display_name", "sign_in_name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["staff", "mother", "partner", "system"]),
                name="accounts_user_kind_known",
            )
        ]

    class Privacy:
        key = ["id"]
        identifying = ["sign_in_name", "display_name", "email"]
        operational = [
            "created_at",
            "version",
            "password",
            "last_login",
            "kind",
            "job_title",
            "language",
            "disabled_at",
            "session_stamp",
        ]

    def __str__(self) -> str:
        return self.display_name or self.sign_in_name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.disabled_at is None

    @property
    def has_joined(self) -> bool:
        """Whether she has chosen a password of her own."""
        return self.has_usable_password()

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.display_name.split()[:2]).upper()

    def sign_out_everywhere(self, keep_key: str = "") -> None:
        """Take a new stamp, which no open session carries, and forget the sessions but ``keep_key``."""
        self.session_stamp = fresh_stamp()
        self.save_version(self.version, ["session_stamp"])
        sessions = apps.get_model("usersessions", "UserSession").objects
        rows = sessions.filter(user_id=self.pk).exclude(session_key=keep_key)
        store = import_module(settings.SESSION_ENGINE).SessionStore()
        for key in rows.values_list("session_key", flat=True):
            store.delete(key)
        rows.delete()

    def get_session_auth_hash(self) -> str:
        return self._stamp_hash(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._stamp_hash(secret)

    def _stamp_hash(self, secret: str | bytes | None) -> str:
        return salted_hmac(
            "beside.accounts.session",
            f"{self.password}|{self.session_stamp}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()
