"""Ties begun, spoken of again, and ended: always as she says it."""

from __future__ import annotations

from datetime import date

from beside.accounts.models import User
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.transactions import action
from beside.people.models import Client, Person, Tie, TieEntry
from beside.people.queries import require
from beside.people.rules.dates import check_past_day
from beside.people.rules.inputs import TieWords
from beside.people.rules.names import clean_name
from beside.people.rules.refusals import Because, PeopleRefusal
from beside.people.rules.ties import TieKind, check_tie


@action
def add_tie(
    client: Client,
    kind: TieKind,
    *,
    called: str,
    words: TieWords,
    by: Actor,
    other: Person | None = None,
    reach: str = "",
    staff: User | None = None,
) -> Tie:
    """Somebody in her life, named as she names them; a partner or other parent only on her own word.

    Parameters
    ----------
    staff
        The colleague, where she names a worker of the program.
    """
    require(by, client, "clients.write")
    if client.is_dyad:
        raise PeopleRefusal(Because.NOT_A_MOTHER)
    if other is not None and other.pk == client.person_id:
        raise PeopleRefusal(Because.TIE_TO_SELF, "other")
    called = called or (staff.display_name if staff else "")
    name = called or (other.called if other else "")
    check_tie(kind, name=name, in_her_words=words.in_her_words, involvement=words.involvement)
    check_past_day(words.on, today())
    tie = Tie(
        person=client.person,
        other=other,
        staff=staff if kind is TieKind.WORKER_HERE else None,
        kind=kind,
        called=clean_name(called) if called else "",
        reach=reach.strip(),
    )
    tie.save(force_insert=True)
    _entry(tie, words, by)
    record_change(by, "people.tie_added", tie, fields=["kind", "called", "entry"], client=client)
    return tie


@action
def add_tie_entry(tie: Tie, words: TieWords, *, client: Client, by: Actor) -> TieEntry:
    """What the tie is from this day on; earlier entries stay."""
    require(by, client, "clients.write")
    check_tie(
        TieKind(tie.kind), name=tie.name, in_her_words=words.in_her_words, involvement=words.involvement
    )
    check_past_day(words.on, today())
    entry = _entry(tie, words, by)
    record_change(by, "people.tie_changed", entry, fields=["leaning", "may_contact"], client=client)
    return entry


@action
def end_tie(tie: Tie, *, client: Client, by: Actor, on: date | None = None) -> Tie:
    """She no longer counts this tie; it stays in the record."""
    require(by, client, "clients.write")
    tie.ended_on = on or today()
    tie.save(update_fields=["ended_on"])
    record_change(by, "people.tie_ended", tie, fields=["ended_on"], client=client)
    return tie


def _entry(tie: Tie, words: TieWords, by: Actor) -> TieEntry:
    entry = TieEntry(tie=tie, author_id=by.id, author_name=by.name[:120], **words.__dict__)
    entry.save(force_insert=True)
    return entry
