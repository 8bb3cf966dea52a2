"""What kinds of people mothers name as supports, in counts; and for whom one colleague is the only one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from beside.accounts.models import Program
from beside.accounts.queries import staff_with
from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed
from beside.people.models import Client, Tie, TieEntry, visibility
from beside.people.queries.circle import circle_of
from beside.people.rules.ties import SUPPORTIVE, TieKind

_TELLS = ("reports.see", "circle.manage")


def most_named_supports(actor: Actor, program: Any) -> Mapping[str, int]:
    """How many mothers of a program name each kind of tie as a support now: most named first, no names.

    Parameters
    ----------
    program
        The program; the asker sees its reports or arranges its circles.

    Returns
    -------
    Kind of tie (a value of `TieKind`) to the number of mothers who name at least one such person as a support,
    or as both a support and a stress, in the newest entry of a tie that still counts. Kinds nobody names are
    left out. Numbers are whole: whoever shows them decides what is too small to show.

    Raises
    ------
    NotAllowed
    """
    if not actor.is_system and not any(actor.can(name, program.pk) for name in _TELLS):
        raise NotAllowed
    mothers = Client.objects.standing().of_kind("mother").filter(enrolments__program=program)
    named = _supportive_ties().filter(person__clients__in=mothers).values_list("kind", "person_id")
    counts = Counter(kind for kind, _person in named.distinct())
    order = [kind.value for kind in TieKind]
    return dict(sorted(counts.items(), key=lambda one: (-one[1], order.index(one[0]))))


def resting_on(
    actor: Actor,
    user_id: UUID,
    *,
    programs: Collection[UUID] | None = None,
    clients: Collection[UUID] | None = None,
) -> list[Client]:
    """The mothers whose only named support is this colleague, of these programs or clients (None: of all).

    A list to act on for each of them; nobody counts it.
    """
    named = _supportive_ties().values_list("person_id", flat=True)
    hers = set(named.filter(staff_id=user_id))
    alone = hers - set(named.filter(person_id__in=hers).exclude(staff_id=user_id))
    rows = Client.objects.visible_to(actor).of_kind("mother").filter(person_id__in=alone)
    if programs is not None:
        rows = rows.filter(enrolments__program_id__in=programs)
    if clients is not None:
        rows = rows.filter(pk__in=clients)
    return list(rows.with_people().distinct())


def team_around(actor: Actor, client: Client) -> list[tuple[Program, dict[UUID, str]]]:
    """By program: who walks with her today and who leads there, names by id."""
    found = []
    for program in Program.objects.filter(pk__in=client.enrolments.values("program_id")).order_by("name"):
        walking = circle_of(actor, client)
        team = {row.user_id: row.user.display_name for row in walking if row.program_id == program.pk}
        leads = staff_with(program.pk, visibility.LEAD, visibility.OPEN)
        found.append((program, team | {user.pk: user.display_name for user in leads}))
    return found


def _supportive_ties() -> QuerySet[Tie]:
    """Ties that still count and are a support in their newest entry."""
    newest = TieEntry.objects.filter(tie=OuterRef("pk")).order_by("-on", "-created_at")
    rows = Tie.objects.filter(ended_on__isnull=True)
    return rows.annotate(leaning_now=Subquery(newest.values("leaning")[:1])).filter(
        leaning_now__in=[leaning.value for leaning in SUPPORTIVE]
    )
