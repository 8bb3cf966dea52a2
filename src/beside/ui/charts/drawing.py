"""Places on the sheet for everything a line chart shows."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

from .line import LineChart

WIDTH, HEIGHT = 640.0, 260.0
LEFT, RIGHT, TOP, BOTTOM = 48.0, 16.0, 30.0, 34.0


@dataclass(frozen=True)
class Scale:
    """Turns days and values into places. Time is true: a day has the same width everywhere."""

    first: dt.date
    last: dt.date
    low: float
    high: float

    def x(self, day: dt.date) -> float:
        span = (self.last - self.first).days or 1
        return round(LEFT + (day - self.first).days / span * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        span = (self.high - self.low) or 1.0
        return round(HEIGHT - BOTTOM - (value - self.low) / span * (HEIGHT - TOP - BOTTOM), 1)


def scale_of(chart: LineChart) -> Scale:
    """The ends of both axes: all days shown, and round values around the data."""
    days = [point.day for one in chart.series for point in one.points] + [event.day for event in chart.events]
    first, last = min(days), max(days)
    if first == last:
        first, last = first - dt.timedelta(days=15), last + dt.timedelta(days=15)
    values = [float(point.value) for one in chart.series for point in one.points]
    if chart.band:
        values += [chart.band.low, chart.band.high]
    low = chart.low if chart.low is not None else min(values)
    high = chart.high if chart.high is not None else max(values)
    step = _step(high - low)
    return Scale(
        first,
        last,
        chart.low if chart.low is not None else math.floor(low / step) * step,
        chart.high if chart.high is not None else math.ceil(high / step) * step if high > low else low + step,
    )


def _step(span: float) -> float:
    """A round step (1, 2 or 5 times a power of ten) that gives about five rules."""
    if span <= 0:
        return 1.0
    raw = span / 5
    power = 10.0 ** math.floor(math.log10(raw))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= raw * 0.999)


def value_rules(scale: Scale) -> list[dict[str, Any]]:
    """Round values across the sheet."""
    step = _step(scale.high - scale.low)
    count = int(math.floor((scale.high - scale.low) / step + 1e-9))
    values = [scale.low + index * step for index in range(count + 1)]
    return [{"y": scale.y(value), "value": round(value, 6)} for value in values]


def day_marks(scale: Scale) -> list[dict[str, Any]]:
    """Firsts of months under the sheet, about six of them, or the two ends of a short time."""
    months = [(scale.first.year, scale.first.month + 1)]
    while len(months) < 1200:
        year, month = months[-1]
        year, month = (year + 1, month - 12) if month > 12 else (year, month)
        months[-1] = (year, month)
        if dt.date(year, month, 1) > scale.last:
            months.pop()
            break
        months.append((year, month + 1))
    every = max(1, math.ceil(len(months) / 6))
    firsts = [dt.date(year, month, 1) for year, month in months[::every]]
    if len(firsts) < 2:
        firsts = [scale.first, scale.last]
    return [{"x": scale.x(day), "day": day, "exact": day.day != 1} for day in firsts]


def drawn(chart: LineChart) -> dict[str, Any]:
    """Everything the template places on the sheet."""
    scale = scale_of(chart)
    band = chart.band and {
        "y": scale.y(min(chart.band.high, scale.high)),
        "height": round(
            scale.y(max(chart.band.low, scale.low)) - scale.y(min(chart.band.high, scale.high)), 1
        ),
        "label": chart.band.label,
    }
    lines = [
        {
            "label": one.label,
            "points": [{"x": scale.x(p.day), "y": scale.y(p.value), "point": p} for p in one.in_time],
            "path": " ".join(f"{scale.x(p.day)},{scale.y(p.value)}" for p in one.in_time),
        }
        for one in chart.series
    ]
    events = [{"x": scale.x(event.day), "label": event.label, "day": event.day} for event in chart.events]
    sheet = {
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "right": WIDTH - RIGHT,
        "top": TOP,
        "bottom": HEIGHT - BOTTOM,
    }
    return {
        "sheet": sheet,
        "band": band,
        "lines": lines,
        "events": events,
        "rules": value_rules(scale),
        "days": day_marks(scale),
    }
