"""A return to use, told to learn from; and what she and her worker see around it. It changes nothing else (N02)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now, today
from beside.foundation.labels import Label
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import AroundReturn, ReturnToUse
from ..queries import require_label
from ..rules.her_story import LABEL_OF, Around, Order, StoryRefused, check_day, check_said


@dataclass(frozen=True, kw_only=True)
class ReturnWords:
    """What she tells of it. All of it may stay empty but one part."""

    on: dt.date
    about_then: bool = False
    her_words: str = ""
    wants: str = ""
    helped: str = ""
    safe_for_me: str = ""
    safe_for_child: str = ""


@dataclass(frozen=True, kw_only=True)
class AroundWords:
    """Something around it: of her timeline (``of_id`` and its day), or in her own words."""

    what: str
    order: str
    on: dt.date | None = None
    of_id: UUID | None = None
    words: str = ""


@action
def record_return(subject: Client, told: ReturnWords, *, by: Actor) -> ReturnToUse:
    """Write down what she tells. Her place, her visits, her goals and who walks with her stay as they are."""
    require_label(by, subject, Label.SUBSTANCE_USE)
    check_day(told.on, today())
    check_said({name: value for name, value in told.__dict__.items() if isinstance(value, str)})
    entry = ReturnToUse(subject=subject, author_id=by.id, author_name=by.name[:120], **told.__dict__)
    entry.save(force_insert=True)
    record_change(by, "care.return_told", entry, fields=["her_words", "wants", "helped"])
    return entry


@action
def join_around(entry: ReturnToUse, told: AroundWords, *, by: Actor) -> AroundReturn:
    """Join something to it: it came before, or after, or they are not sure."""
    what = Around(told.what)
    label = LABEL_OF.get(what, Label.SUBSTANCE_USE)
    require_label(by, entry.subject, Label.SUBSTANCE_USE)
    require_label(by, entry.subject, label)
    if told.of_id is None:
        check_said({"words": told.words})
    if told.on is not None:
        check_day(told.on, today())
    if told.order not in set(Order):
        raise StoryRefused("order", "Choose before, after or not sure.")
    link = AroundReturn(subject=entry.subject, entry=entry, label=label, **told.__dict__)
    link.author_id, link.author_name = by.id, by.name[:120]
    link.save(force_insert=True)
    record_change(by, "care.around_joined", link, fields=["what", "order"])
    return link


@action
def part_around(link: AroundReturn, *, by: Actor) -> AroundReturn:
    """It does not belong there after all."""
    require_label(by, link.subject, link.label)
    link.removed_at = now()
    link.save(update_fields=["removed_at"])
    record_change(by, "care.around_parted", link, fields=["removed_at"])
    return link
