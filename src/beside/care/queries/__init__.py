"""Questions of the everyday record. Each starts from what the asker may see."""

from .contacts import (
    contact,
    last_contact_like,
    note_of,
    passage_of,
    people_of,
    program_for,
    visit_to_log,
)
from .timeline import TimelineContact, TimelinePage, Wanted, search_timeline, timeline

__all__ = [
    "TimelineContact",
    "TimelinePage",
    "Wanted",
    "contact",
    "last_contact_like",
    "note_of",
    "passage_of",
    "people_of",
    "program_for",
    "search_timeline",
    "timeline",
    "visit_to_log",
]
