"""Ending sessions, and starting the second factor afresh."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.transactions import action

from ..models import User


@action
def end_sessions(user: User, *, by: Actor) -> None:
    """Sign her out everywhere, at once."""
    user.sign_out_everywhere()
    record_change(by, "accounts.sessions_ended", user)


@action
def end_other_sessions(user: User, *, keep_key: str, by: Actor) -> None:
    """Sign her out everywhere but here. The caller renews the present session's stamp."""
    user.sign_out_everywhere(keep_key)
    record_change(by, "accounts.other_sessions_ended", user)


@action
def reset_second_factor(user: User, *, by: Actor) -> None:
    """Forget her authenticator app, passkeys and recovery codes; she sets one up at her next sign-in."""
    Authenticator.objects.filter(user_id=user.pk).delete()
    user.sign_out_everywhere()
    record_change(by, "accounts.second_factor_reset", user)
