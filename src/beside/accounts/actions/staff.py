"""Inviting a member of staff, and opening a sign-in for somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.transactions import action

from ..models import Invitation, Membership, User
from ..refusals import refuse
from ..rules import (
    Because,
    NewStaff,
    Period,
    Purpose,
    fold_sign_in_name,
    is_sign_in_name,
    judge_period,
    judge_roles,
)


@dataclass(frozen=True)
class Invited:
    """The new colleague and her one-time code: shown once, never stored."""

    user: User
    code: str


@action
def invite_staff(new: NewStaff, *, by: Actor) -> Invited:
    """Open a sign-in with roles and make the code she joins with (good for 72 hours)."""
    start = new.from_date or today()
    for decision in (judge_roles(new.roles), judge_period(Period(start), today=today())):
        if decision.because is not None:
            raise refuse(decision.because)
    user = _new_user(new.sign_in_name, new.display_name, User.Kind.STAFF)
    user.job_title, user.email, user.language = new.job_title, new.email, new.language
    user.save(force_insert=True)
    for held in dict.fromkeys(new.roles):
        Membership.objects.open_role(user, held, start, given_by=by.id)
    code = Invitation.objects.give(user, Purpose.JOIN, given_by=by.id)
    record_change(by, "accounts.staff_invited", user, fields=["sign_in_name", "display_name", "roles"])
    return Invited(user, code)


@action
def open_sign_in(*, sign_in_name: str, display_name: str, kind: str, by: Actor) -> User:
    """Open a sign-in for a mother or a partner's person; it works once she has accepted a code."""
    user = _new_user(sign_in_name, display_name, User.Kind(kind))
    user.save(force_insert=True)
    record_change(by, "accounts.sign_in_opened", user, fields=["sign_in_name", "kind"])
    return user


@action
def change_details(user: User, *, display_name: str, job_title: str, email: str, by: Actor) -> None:
    """Correct the name colleagues see, the job title or the address."""
    user.display_name, user.job_title, user.email = display_name, job_title, email
    fields = ["display_name", "job_title", "email"]
    user.save_version(user.version, fields)
    record_change(by, "accounts.details_changed", user, fields=fields)


def _new_user(sign_in_name: str, display_name: str, kind: str) -> User:
    folded = fold_sign_in_name(sign_in_name)
    if not is_sign_in_name(folded):
        raise refuse(Because.NAME_NOT_USABLE)
    if User.objects.filter(sign_in_name=folded).exists():
        raise refuse(Because.NAME_TAKEN)
    user = User(sign_in_name=folded, display_name=display_name, kind=kind)
    user.set_unusable_password()
    return user
