"""Closing a sign-in, and opening it again."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now, today
from beside.foundation.happenings import COLLEAGUE_GOES, tell
from beside.foundation.transactions import action

from ..models import Invitation, Membership, User
from ..refusals import refuse
from ..rules import Because


@action
def disable_user(user: User, *, by: Actor) -> None:
    """Close a sign-in: it ends wherever it is open, at once. What she wrote and her roles stay on record.

    Notes: a mother is never locked out of her own pages by anybody (N28).
    """
    if user.pk == by.id:
        raise refuse(Because.HERSELF)
    if user.kind == User.Kind.MOTHER:
        raise refuse(Because.HERS_TO_PAUSE)
    if not user.is_active:
        raise refuse(Because.ALREADY_SO)
    if Membership.objects.is_last_administrator(user, today()):
        raise refuse(Because.LAST_ADMINISTRATOR)
    user.disabled_at = now()
    user.save_version(user.version, ["disabled_at"])
    Invitation.objects.withdraw(user)
    user.sign_out_everywhere()
    record_change(by, "accounts.sign_in_closed", user, fields=["disabled_at"])
    tell(COLLEAGUE_GOES, user_id=user.pk)


@action
def enable_user(user: User, *, by: Actor) -> None:
    """Open a closed sign-in again, with the roles that still run."""
    if user.is_active:
        raise refuse(Because.ALREADY_SO)
    user.disabled_at = None
    user.save_version(user.version, ["disabled_at"])
    user.sign_out_everywhere()
    record_change(by, "accounts.sign_in_opened_again", user, fields=["disabled_at"])
