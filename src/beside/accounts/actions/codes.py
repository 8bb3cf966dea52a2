"""One-time codes: given in person, good once, good for a short while."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now
from beside.foundation.transactions import action

from ..models import Invitation, User
from ..models.invitation import code_hash
from ..models.user import fresh_stamp
from ..refusals import refuse
from ..rules import Because, CodeStands, Purpose, fold_sign_in_name


@action
def issue_code(user: User, *, by: Actor) -> str:
    """Make a code with which she chooses a new password.

    Notes: 10 minutes for a person who has a password (she stands beside whoever gives it), 72 hours for
    one who has not joined yet. An older open code stops working. The password is hers: nobody sets it.
    """
    code = Invitation.objects.give(user, Purpose.RETURN if user.has_joined else Purpose.JOIN, given_by=by.id)
    record_change(by, "accounts.code_given", user)
    return code


@action
def accept_code(*, sign_in_name: str, code: str, password: str, by: Actor) -> User:
    """Choose a password with a one-time code. One answer for every reason a code is not good."""
    invitation = (
        Invitation.objects.select_for_update()
        .select_related("user")
        .filter(code_hash=code_hash(code), user__sign_in_name=fold_sign_in_name(sign_in_name))
        .first()
    )
    if invitation is None or invitation.stands(now()) is not CodeStands.OPEN or not invitation.user.is_active:
        raise refuse(Because.CODE_NOT_GOOD)
    user = invitation.user
    validate_password(password, user)
    user.set_password(password)
    user.session_stamp = fresh_stamp()
    user.save_version(user.version, ["password", "session_stamp"])
    invitation.used_at = now()
    invitation.save(update_fields=["used_at"])
    record_change(
        by if not by.is_system else _herself(user), "accounts.code_accepted", user, fields=["password"]
    )
    return user


def _herself(user: User) -> Actor:
    return Actor(id=user.pk, kind=user.kind, name=user.display_name)
