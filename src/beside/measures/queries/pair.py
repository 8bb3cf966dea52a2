"""What the team wrote down as hard and as protecting."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import F

from beside.accounts.models import Program
from beside.accounts.queries import programs_for
from beside.foundation.actor import Actor
from beside.foundation.together import Asking, in_step, question
from beside.foundation.together import rows as asked_rows
from beside.people.models import Client
from beside.people.queries import clearance, cleared_labels

from ..models import TeamPair
from ..rules.pair import LABELS, BothSides, both_sides


def may_read_pairs(actor: Actor, client: Client) -> bool:
    """Whether she is cleared for all that the two lists speak of."""
    return actor.is_system or cleared_labels(actor, client) >= LABELS


@question
def pairs_of(actor: Actor, client: Client) -> Asking[list[TeamPair]]:
    """The pairs of one client, newest first. There is no list of them over clients (N13)."""
    rows = TeamPair.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=client.pk))
    allowed, found = yield from in_step(
        clearance.asked(actor, {client.pk}), asked_rows(rows.order_by("-on", "-created_at"))
    )
    return found if actor.is_system or allowed[client.pk] >= LABELS else []


def pairs_together(actor: Actor, until: dt.date) -> list[tuple[Program, BothSides | None]]:
    """Both sides over each of her programs as the newest pairs of that day say; never by person (N13)."""
    programs = list(programs_for(actor, "reports.see").order_by("name"))
    rows = TeamPair.objects.filter(on__lte=until, subject__enrolments__program__in=programs)
    rows = rows.annotate(place=F("subject__enrolments__program")).order_by("on", "created_at")
    newest: dict[Any, dict[Any, TeamPair]] = defaultdict(dict)
    for row in rows:
        newest[row.place][row.subject_id] = row
    return [
        (program, both_sides((one.hard, one.protects) for one in newest[program.pk].values()))
        for program in programs
    ]
