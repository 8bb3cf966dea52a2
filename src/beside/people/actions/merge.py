"""Two records that turned out to be one person become one; and the way back."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now
from beside.foundation.transactions import action
from beside.people.models import Client, Merge
from beside.people.models.moving import Journal, absorb, take_back
from beside.people.queries import require
from beside.people.rules.refusals import Because, PeopleRefusal


@action
def merge_clients(kept: Client, gone: Client, *, reason: str, by: Actor) -> Merge:
    """Join two records of one mother or one child: everything of both stays, and both ids lead to `kept`.

    Notes
    -----
    Rows are re-pointed, never copied or deleted; each move is journalled (`MergeRow`), and `undo_merge` takes
    the moves back. Dyads with the same partner become one in the same step.
    """
    require(by, kept, "clients.merge")
    require(by, gone, "clients.merge")
    _check(kept, gone, reason)
    merge = Merge(kept=kept, gone=gone, reason=reason.strip(), author_id=by.id, author_name=by.name[:120])
    merge.save(force_insert=True)
    journal = Journal(merge)
    absorb(journal, kept, gone)
    journal.close()
    record_change(by, "people.records_joined", merge, fields=["kept", "gone"])
    return merge


@action
def undo_merge(merge: Merge, *, by: Actor) -> Merge:
    """Take a joining back: both records stand as before; what was added since stays with the kept one."""
    require(by, merge.kept, "clients.merge")
    if merge.undone_at is not None:
        raise PeopleRefusal(Because.MERGE_UNDONE)
    later = Merge.objects.filter(undone_at__isnull=True, created_at__gt=merge.created_at)
    touching = {merge.kept_id, merge.gone_id}
    if any({one.kept_id, one.gone_id} & touching for one in later):
        raise PeopleRefusal(Because.MERGE_NOT_LAST)
    take_back(merge)
    merge.undone_at = now()
    merge.save(update_fields=["undone_at"])
    record_change(by, "people.joining_taken_back", merge, fields=["kept", "gone"])
    return merge


def _check(kept: Client, gone: Client, reason: str) -> None:
    if kept.pk == gone.pk:
        raise PeopleRefusal(Because.SAME_RECORD)
    if kept.kind != gone.kind or kept.is_dyad:
        raise PeopleRefusal(Because.KINDS_DIFFER)
    if not reason.strip():
        raise PeopleRefusal(Because.REASON_EMPTY, "reason")
    pair = [kept.person_id, gone.person_id]
    if Client.objects.filter(caregiver__person__in=pair, child__person__in=pair).exists():
        raise PeopleRefusal(Because.MERGE_LOOP)
