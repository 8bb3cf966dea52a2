"""What she tells of her safety and of what she has lived through. Nothing follows from it by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import LivedThrough, SafetyTalk
from ..queries import lived_through, require_label
from ..rules.her_story import check_day, check_said
from ..rules.intake import AnswerKind


@dataclass(frozen=True, kw_only=True)
class SafetyWords:
    """Two numbers from 0 (not safe at all) to 10 (safe), each with its reasons. All of it may stay empty but one."""

    on: dt.date
    label: str
    about: str = ""
    her_number: int | None = None
    her_reasons: str = ""
    worker_number: int | None = None
    worker_reasons: str = ""


@dataclass(frozen=True)
class Lived:
    """What she said of one item, or why there is nothing; with the label of that item."""

    kind: str
    label: str
    words: str = ""


@action
def record_safety_talk(subject: Client, told: SafetyWords, *, by: Actor) -> SafetyTalk:
    """Write down a talk about safety beside the earlier ones. Nothing is worked out from it."""
    require_label(by, subject, told.label)
    check_day(told.on, today())
    texts = {"her_reasons": told.her_reasons, "worker_reasons": told.worker_reasons, "about": told.about}
    check_said(texts, numbers={"her_number": told.her_number, "worker_number": told.worker_number})
    talk = SafetyTalk(subject=subject, author_id=by.id, author_name=by.name[:120], **told.__dict__)
    talk.save(force_insert=True)
    record_change(by, "care.safety_talk", talk, fields=["her_number", "worker_number"])
    return talk


@action
def tell_lived(subject: Client, time: str, told: Mapping[str, Lived], *, by: Actor) -> int:
    """What she wants written of what she lived through, item by item; what stayed the same is not written again.

    Returns
    -------
    How many items are new or changed.
    """
    for one in told.values():
        require_label(by, subject, one.label)
        check_said({"words": one.words or "-"})
    before = {item: rows[0] for (when, item), rows in lived_through(by, subject).items() if when == time}
    changed = {item: one for item, one in told.items() if _is_new(one, before.get(item))}
    for item, one in changed.items():
        row = LivedThrough(subject=subject, time=time, item=item, kind=one.kind, label=one.label, on=today())
        row.words = one.words.strip() if one.kind == AnswerKind.ANSWERED else None
        row.author_id, row.author_name = by.id, by.name[:120]
        row.save(force_insert=True)
    record_change(by, f"care.lived_{time}_told", subject, fields=sorted(changed))
    return len(changed)


def _is_new(one: Lived, before: LivedThrough | None) -> bool:
    if before is None:
        return one.kind != AnswerKind.NOT_ASKED
    return (before.kind, before.words or "") != (one.kind, one.words.strip())
