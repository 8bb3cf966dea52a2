"""Practical help in one tap, and its undo."""

from __future__ import annotations

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import month_key, now, today
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import MaterialHelp


@action
def give_material(
    program: Program, subject: Client, *, item: str, quantity: int = 1, by: Actor
) -> MaterialHelp:
    """Write down something given today."""
    if not by.can("clients.write", program.pk):
        raise NotAllowed
    day = today()
    given = MaterialHelp(
        program=program,
        subject=subject,
        item=item,
        quantity=quantity,
        local_date=day,
        yyyymm=month_key(day),
        given_by_id=by.id,
        given_by_name=by.name,
    )
    given.save(force_insert=True)
    record_change(by, "care.material_given", given, fields=["item"])
    return given


@action
def take_back_material(given: MaterialHelp, *, by: Actor) -> MaterialHelp:
    """Undo a tap made by mistake."""
    if by.id != given.given_by_id and not by.can("notes.countersign", given.program_id):
        raise NotAllowed
    given.removed_at = now()
    given.save(update_fields=["removed_at"])
    record_change(by, "care.material_taken_back", given, fields=["removed_at"])
    return given
