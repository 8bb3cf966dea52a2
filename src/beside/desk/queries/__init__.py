"""Questions that put several apps together for one page."""

from .around import Around, around
from .client_page import ClientPage, client_page
from .families import FamilyLine, Filters, families, family_lines
from .numbers import Coming, Work, coming, counted_programs, work
from .saved import saved_views
from .today import Nudge, Today, VisitLine, today_of

MOST_IN_A_TABLE = 5000

__all__ = [
    "MOST_IN_A_TABLE",
    "Around",
    "ClientPage",
    "Coming",
    "FamilyLine",
    "Filters",
    "Nudge",
    "Today",
    "VisitLine",
    "Work",
    "around",
    "client_page",
    "coming",
    "counted_programs",
    "families",
    "family_lines",
    "saved_views",
    "today_of",
    "work",
]
