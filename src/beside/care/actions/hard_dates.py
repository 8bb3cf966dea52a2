"""Hard dates: hers, private, and followed by a kind word only where she asked for one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now, today
from beside.foundation.transactions import action
from beside.people.models import Assignment, Client
from beside.people.rules.circle import CircleRole

from ..models import FollowUp, HardDate
from ..queries import require_label
from ..rules.her_story import Message, StoryRefused, check_said, line_day, next_time
from ..rules.words import FollowUpKind


@dataclass(frozen=True, kw_only=True)
class HardDay:
    """A day, in her words; once or every year; whether she wants a kind word, and when."""

    day: dt.date
    words: str
    label: str
    yearly: bool = True
    message: str = Message.NONE


@action
def add_hard_date(subject: Client, told: HardDay, *, by: Actor) -> HardDate:
    """Keep a hard date; a line stands ready for her key worker if she asked for a kind word."""
    require_label(by, subject, told.label)
    check_said({"words": told.words})
    if told.day.year < today().year - 100:
        raise StoryRefused("day", "This is more than a hundred years ago. Check the year.")
    found = HardDate(subject=subject, author_id=by.id, author_name=by.name[:120], **told.__dict__)
    found.save(force_insert=True)
    _make_line(found, by)
    record_change(by, "care.hard_date_added", found, fields=["day", "message"])
    return found


@action
def change_message(hard_date: HardDate, message: str, *, by: Actor) -> HardDate:
    """She asks for a kind word, or no longer wants one: then the line that stood ready goes at once."""
    require_label(by, hard_date.subject, hard_date.label)
    hard_date.message = Message(message)
    hard_date.save(update_fields=["message"])
    _drop_lines(hard_date)
    _make_line(hard_date, by)
    record_change(by, "care.hard_date_message", hard_date, fields=["message"])
    return hard_date


@action
def end_hard_date(hard_date: HardDate, *, by: Actor) -> HardDate:
    """It no longer counts for her, or was written by mistake; the line that stood ready goes with it."""
    require_label(by, hard_date.subject, hard_date.label)
    hard_date.ended_on = today()
    hard_date.save(update_fields=["ended_on"])
    _drop_lines(hard_date)
    record_change(by, "care.hard_date_ended", hard_date, fields=["ended_on"])
    return hard_date


@action
def ready_line(hard_date: HardDate, *, by: Actor) -> FollowUp | None:
    """Let the line for its next time stand ready (once a day, for dates that come every year)."""
    line = _make_line(hard_date, by)
    record_change(by, "care.hard_date_line", hard_date)
    return line


def _make_line(hard_date: HardDate, by: Actor) -> FollowUp | None:
    comes = next_time(hard_date.day, yearly=hard_date.yearly, after=today())
    walks = Assignment.objects.current(today()).filter(client=hard_date.subject, role=CircleRole.KEY_WORKER)
    key = walks.select_related("user").first()
    if not hard_date.message or comes is None or key is None:
        return None
    line = FollowUp(
        program_id=key.program_id,
        subject=hard_date.subject,
        kind=FollowUpKind.HARD_DATE,
        hard_date=hard_date,
        what=comes.isoformat(),
        due_on=line_day(comes, hard_date.message),
        for_id=key.user_id,
        for_name=key.user.display_name,
        author_id=by.id,
        author_name=by.name[:120],
    )
    line.save(force_insert=True)
    return line


def _drop_lines(hard_date: HardDate) -> None:
    hard_date.follow_ups.filter(done_at__isnull=True).update(done_at=now())
