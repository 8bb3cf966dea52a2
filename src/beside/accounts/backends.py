"""Checking a password."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser


class SignInBackend(AuthenticationBackend):
    """By sign-in name. A person whose sign-in was closed gets the same answer as a wrong password."""

    @classmethod
    def _stash_user(cls, user: AbstractBaseUser | None) -> AbstractBaseUser | None:
        # The parent keeps a disabled person aside to show her an "inactive" page, which would tell
        # whoever holds her old password that she is known here.
        return None
