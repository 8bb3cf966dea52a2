"""Official wording a program may use: kept whole, versioned, never exported (N23)."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside_instruments.wording import WordingPack as Wording

from ..models import WordingPack
from ..queries.allowed import may_look_after


@action
def load_wording(wording: Wording, *, by: Actor) -> WordingPack:
    """Keep official wording the program may use; a newer pack ends the one before (both stay kept)."""
    if not may_look_after(by):
        raise NotAllowed
    same = WordingPack.objects.filter(
        instrument=wording.instrument, instrument_version=wording.version, language=wording.language
    )
    number = same.count() + 1
    same.filter(ended_at__isnull=True).update(ended_at=now())
    pack = WordingPack(
        instrument=wording.instrument,
        instrument_version=wording.version,
        language=wording.language,
        number=number,
        title=(wording.title or "")[:200],
        words=wording.as_dict(),
        licence_note=wording.licence_note,
        approver=wording.approver[:120],
        loaded_by_id=by.id,
        loaded_by_name=by.name,
    )
    pack.save(force_insert=True)
    record_change(by, "measures.wording_loaded", pack)
    return pack


@action
def end_wording(pack: WordingPack, *, by: Actor) -> WordingPack:
    """Stop using a wording pack; what was answered with it stays."""
    if not may_look_after(by):
        raise NotAllowed
    pack.ended_at = now()
    pack.save(update_fields=["ended_at"])
    record_change(by, "measures.wording_ended", pack, fields=["ended_at"])
    return pack
