"""A program's rhythm beside the figures of the model it starts from. It is about the program: nobody is named."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Min

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.people.models import Enrolment

from ..models import PlanReview, PlanSetting
from ..rules.plan import REVIEW_MONTHS, months_before
from .pace import visits_with
from .review import rhythm_of, walked_with_today


@dataclass(frozen=True)
class Fidelity:
    """How a program works now: its own rhythm, and what the last whole month was like."""

    program: Program
    setting: PlanSetting | None
    month: dt.date
    families: int
    visits: int
    loads: tuple[int, ...]
    here_long_enough: int
    looked_at: int
    longest_since: dt.date | None


def fidelity_of(actor: Actor, program_id: UUID) -> Fidelity:
    """A program beside its model, for who arranges its circles (EXT-011)."""
    program = rhythm_of(actor, program_id)
    setting: PlanSetting | None = getattr(program, "plan_setting", None)
    walked = walked_with_today(actor, [program])
    mothers = {client for _program, _user, client, _role in walked}
    loads = Counter({(user, client) for _program, user, client, _role in walked})
    each = Counter(user for user, _client in loads)
    last = today().replace(day=1) - dt.timedelta(days=1)
    visits, _calls = visits_with(actor, mothers, last.replace(day=1), last)
    since = _since(program, mothers)
    again = months_before(today(), setting.review_months if setting else REVIEW_MONTHS)
    long_enough = {pk for pk, day in since.items() if day and day <= again}
    return Fidelity(
        program,
        setting,
        last.replace(day=1),
        len(mothers),
        sum(visits.values()),
        tuple(sorted(each.values())),
        len(long_enough),
        _looked_at(program, long_enough, again),
        min((day for day in since.values() if day), default=None),
    )


def _since(program: Program, mothers: set[UUID]) -> dict[UUID, dt.date | None]:
    rows: Any = Enrolment.objects.filter(program=program, client__in=mothers)
    return dict(rows.annotate(first=Min("states__on")).values_list("client_id", "first"))


def _looked_at(program: Program, mothers: set[UUID], since: dt.date) -> int:
    rows = PlanReview.objects.filter(program=program, subject__in=mothers, on__gte=since)
    return rows.values("subject_id").distinct().count()
