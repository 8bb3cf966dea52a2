"""Questions of the everyday record. Each starts from what the asker may see."""

from .calendar import (
    clashes_with,
    clashing,
    feed_visits,
    feed_worker,
    has_feed,
    visit,
    visits_between,
)
from .contacts import (
    contact,
    last_contact_like,
    note_of,
    passage_of,
    passages_of,
    people_of,
    program_for,
    visit_to_log,
)
from .timeline import TimelineContact, TimelinePage, Wanted, search_timeline, timeline
from .today import (
    follow_up_of,
    follow_ups_due,
    last_spoke,
    logged_visits,
    next_visits,
    notes_to_countersign,
    open_notes,
    visits_on,
)

__all__ = [
    "TimelineContact",
    "TimelinePage",
    "Wanted",
    "clashes_with",
    "clashing",
    "contact",
    "feed_visits",
    "feed_worker",
    "follow_up_of",
    "follow_ups_due",
    "has_feed",
    "last_contact_like",
    "last_spoke",
    "logged_visits",
    "note_of",
    "next_visits",
    "notes_to_countersign",
    "open_notes",
    "passage_of",
    "passages_of",
    "people_of",
    "program_for",
    "search_timeline",
    "timeline",
    "visit",
    "visit_to_log",
    "visits_between",
    "visits_on",
]
