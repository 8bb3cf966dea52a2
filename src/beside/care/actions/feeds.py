"""A worker's private calendar address: shown once, ended at will."""

from __future__ import annotations

import hashlib
import secrets

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now
from beside.foundation.errors import Refusal
from beside.foundation.transactions import action

from ..models import CalendarFeed


@action
def open_feed(*, by: Actor) -> str:
    """Make a new private address part; the earlier one ends. Only its digest is stored."""
    CalendarFeed.objects.filter(worker_id=by.id, ended_at__isnull=True).update(ended_at=now())
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed(worker_id=by.id, digest=hashlib.sha256(token.encode()).hexdigest())
    feed.save(force_insert=True)
    record_change(by, "care.feed_opened", feed)
    return token


@action
def end_feed(*, by: Actor) -> None:
    """End the private address at once."""
    for feed in CalendarFeed.objects.filter(worker_id=by.id, ended_at__isnull=True):
        feed.ended_at = now()
        feed.save(update_fields=["ended_at"])
        record_change(by, "care.feed_ended", feed)
        return
    raise Refusal("feed", "There is no calendar address to end.")
