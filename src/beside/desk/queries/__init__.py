"""Questions that put several apps together for one page."""

from .today import Nudge, Today, VisitLine, today_of

__all__ = ["Nudge", "Today", "VisitLine", "today_of"]
