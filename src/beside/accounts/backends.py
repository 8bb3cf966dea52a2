"""Checking a password."""

from __future__ import annotations

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from .models import User
from .queries import signed_in


class SignInBackend(AuthenticationBackend):
    """By sign-in name. A person whose sign-in was closed gets the same answer as a wrong password."""

    def get_user(self, user_id: UUID) -> User | None:
        """The person a session names, unless her sign-in was closed."""
        user = signed_in(user_id)
        return user if user and self.user_can_authenticate(user) else None

    @classmethod
    def _stash_user(cls, user: AbstractBaseUser | None) -> AbstractBaseUser | None:
        # The parent keeps a disabled person aside to show her an "inactive" page, which would tell
        # whoever holds her old password that she is known here.
        return None
