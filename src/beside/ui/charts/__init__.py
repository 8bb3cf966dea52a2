"""Lines over time, drawn on the server: no script, true to time, with the numbers underneath."""

from .line import Band, Event, LineChart, Point, Series

__all__ = ["Band", "Event", "LineChart", "Point", "Series"]
