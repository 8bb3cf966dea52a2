"""Roles in programs, by date. What she held stays on record; a change ends one role and opens another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.happenings import COLLEAGUE_GOES, tell
from beside.foundation.transactions import action

from ..models import Membership, User
from ..refusals import refuse
from ..rules import Because, HeldRole, Period, Role, judge_period, judge_roles


@action
def set_roles(
    user: User, *, roles: Sequence[HeldRole], by: Actor, from_date: date | None = None
) -> list[Membership]:
    """From a day on she holds exactly these roles.

    Notes: a role that goes on is left as it is. One that no longer counts ends on ``from_date``; one
    agreed for later is taken back. When today changes, every session of hers ends, so the change counts
    from the next click.
    """
    start = from_date or today()
    _judge(user, roles, start)
    worked_in = _programs_of(user, start)
    going_on = _end_others(user, set(roles), start)
    opened = [
        Membership.objects.open_role(user, held, start, given_by=by.id)
        for held in dict.fromkeys(roles)
        if held not in going_on
    ]
    if start <= today():
        user.sign_out_everywhere()
    record_change(by, "accounts.roles_set", user, fields=["roles"])
    left = worked_in - {held.program_id for held in roles}
    if left:
        tell(COLLEAGUE_GOES, user_id=user.pk, programs=left)
    return opened


def _programs_of(user: User, start: date) -> set[UUID]:
    rows = Membership.objects.filter(user=user, program__isnull=False).live_or_ahead(start)
    return {pk for pk in rows.values_list("program_id", flat=True) if pk}


def _end_others(user: User, wanted: set[HeldRole], start: date) -> set[HeldRole]:
    going_on: set[HeldRole] = set()
    rows = Membership.objects.filter(user=user).live_or_ahead(start)
    for membership in rows.select_for_update():
        if membership.held in wanted and membership.from_date <= start and membership.to_date is None:
            going_on.add(membership.held)
            continue
        # A role that had not begun ends on the day it would have begun: it was never held.
        membership.to_date = max(start, membership.from_date)
        membership.save_version(membership.version, ["to_date"])
    return going_on


def _judge(user: User, roles: Sequence[HeldRole], start: date) -> None:
    for decision in (judge_roles(roles), judge_period(Period(start), today=today())):
        if decision.because is not None:
            raise refuse(decision.because)
    stays = any(held.role is Role.ADMINISTRATOR for held in roles)
    if not stays and Membership.objects.is_last_administrator(user, today()):
        raise refuse(Because.LAST_ADMINISTRATOR)
