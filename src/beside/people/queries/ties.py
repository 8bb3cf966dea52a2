"""Who is in her life or her child's, as she last said."""

from __future__ import annotations

from dataclasses import dataclass

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, question, together
from beside.people.models import Client, Tie, TieEntry
from beside.people.queries.clearance import cleared_labels
from beside.people.rules.ties import MayContact, TieGroup


@dataclass(frozen=True)
class TieNow:
    """A tie with its newest entry (None before she said anything) and all entries, newest first."""

    tie: Tie
    now: TieEntry | None
    history: list[TieEntry]

    @property
    def may_contact(self) -> MayContact:
        """Her rule on contact; nobody unless she says."""
        return MayContact(self.now.may_contact) if self.now else MayContact.NOBODY


def ties_of(actor: Actor, client: Client, *, ended: bool = False) -> list[TieNow]:
    """The ties of a mother or child, oldest first; notes outside the actor's labels are left out."""
    return ties_under(actor, client, cleared_labels(actor, client), ended=ended)


@question
def ties_under(
    actor: Actor, client: Client, labels: frozenset[str], *, ended: bool = False
) -> Asking[list[TieNow]]:
    """The same where the actor's labels for the client are already known."""
    if client.is_dyad:
        return []
    readable = Client.objects.visible_to(actor).filter(pk=client.pk)
    rows = Tie.objects.filter(person__clients__in=readable, ended_on__isnull=not ended)
    entries = TieEntry.objects.filter(tie__in=rows.values("pk"), label__in=labels)
    ties, said = yield rows.select_related("other").order_by("created_at"), entries
    return [_now(tie, [entry for entry in said if entry.tie_id == tie.pk]) for tie in ties]


def outside_supports(actor: Actor, client: Client) -> list[TieNow]:
    """The supports she keeps outside the program: mutual aid, sponsor, Elder, doctor, counsellor."""
    return [row for row in ties_of(actor, client) if row.tie.group is TieGroup.OWN_SUPPORT]


def tie_of(actor: Actor, client: Client, pk: object) -> TieNow | None:
    """One tie of this client."""
    labels = cleared_labels(actor, client)
    now, ended = together(
        ties_under.asked(actor, client, labels), ties_under.asked(actor, client, labels, ended=True)
    )
    return next((row for row in [*now, *ended] if str(row.tie.pk) == str(pk)), None)


def _now(tie: Tie, entries: list[TieEntry]) -> TieNow:
    newest = sorted(entries, key=lambda entry: (entry.on, entry.created_at), reverse=True)
    return TieNow(tie, newest[0] if newest else None, newest)
