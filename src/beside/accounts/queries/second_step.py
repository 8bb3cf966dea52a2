"""How a person signs in besides her password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator

from ..models import User


@dataclass(frozen=True)
class SecondStep:
    """What is set up. ``codes_left`` counts recovery codes not used yet."""

    has_app: bool = False
    passkeys: int = 0
    codes_left: int = 0

    @property
    def is_set_up(self) -> bool:
        return self.has_app or self.passkeys > 0


def second_step(user: User) -> SecondStep:
    """What she has set up, without any of its secrets."""
    found = list(Authenticator.objects.filter(user_id=user.pk))
    kinds = [one.type for one in found]
    codes = [one for one in found if one.type == Authenticator.Type.RECOVERY_CODES]
    return SecondStep(
        has_app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else 0,
    )


def sign_in_state(user: User) -> tuple[Any, ...]:
    """Everything that decides how she signs in, to tell whether something changed. Never shown or stored."""
    password = User.objects.values_list("password", flat=True).get(pk=user.pk)
    return (
        password,
        *Authenticator.objects.filter(user_id=user.pk).order_by("pk").values_list("pk", "type", "data"),
    )


def has_second_factor(user: User) -> bool:
    """Whether she signs in with an authenticator app or a passkey as well."""
    kinds = Authenticator.objects.filter(user_id=user.pk)
    return kinds.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
