"""Questions that put several apps together for one page."""

from .around import Around, around
from .families import FamilyLine, Filters, families, family_lines
from .saved import saved_views
from .today import Nudge, Today, VisitLine, today_of

MOST_IN_A_TABLE = 5000

__all__ = [
    "MOST_IN_A_TABLE",
    "Around",
    "FamilyLine",
    "Filters",
    "Nudge",
    "Today",
    "VisitLine",
    "around",
    "families",
    "family_lines",
    "saved_views",
    "today_of",
]
