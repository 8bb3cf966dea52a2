"""Questions of the everyday record. Each starts from what the asker may see."""

from .timeline import TimelineContact, TimelinePage, search_timeline, timeline

__all__ = ["TimelineContact", "TimelinePage", "search_timeline", "timeline"]
