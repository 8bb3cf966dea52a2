"""The gentle notice to a mother's team when the only support she names goes."""

from __future__ import annotations

from uuid import UUID

from beside.accounts.models import Program, User
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import FollowUp
from ..rules.words import FollowUpKind


@action
def tell_team(
    mother: Client, program: Program, colleague: User, *, team: dict[UUID, str], by: Actor
) -> list[FollowUp]:
    """Ask each of her team to come back to her, because the colleague she names as her only support goes.

    Parameters
    ----------
    team
        Names by id. Whoever has such a notice open already gets no second one.
    """
    already = FollowUp.objects.filter(subject=mother, kind=FollowUpKind.ONLY_SUPPORT, done_at__isnull=True)
    waiting = set(already.values_list("for_id", flat=True))
    told = [
        FollowUp(
            program=program,
            subject=mother,
            kind=FollowUpKind.ONLY_SUPPORT,
            what=colleague.display_name,
            due_on=today(),
            for_id=pk,
            for_name=name,
            author_id=by.id,
            author_name=by.name,
        )
        for pk, name in team.items()
        if pk not in waiting
    ]
    for one in told:
        one.save(force_insert=True)
    record_change(by, "care.only_support_goes", mother)
    return told
