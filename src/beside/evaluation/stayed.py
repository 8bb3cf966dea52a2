"""How long a family stayed and how much it took up, in numbers and codes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from beside.people.rules.pregnancy import trimester as rule_of_trimester

from .measured import DAYS_PER_MONTH

BEGUN = frozenset({"welcomed", "active"})


def began(states: list[dict[str, Any]], meetings: list[dict[str, Any]]) -> dt.date | None:
    """The day she was welcomed; without one, her first meeting."""
    days = [row["on"] for row in states if row["state"] in BEGUN] or [row["on"] for row in meetings]
    return min(days) if days else None


def staying(states: list[dict[str, Any]], meetings: list[dict[str, Any]], until: dt.date) -> dict[str, Any]:
    """Months from the first to the last service (or to ``until`` while she is here), and the way of ending.

    Coming back is counted, and a family that came back is here again.
    """
    days = [row["on"] for row in meetings] or [row["on"] for row in states]
    if not days:
        return {}
    now = states[-1]["state"] if states else "active"
    left = now == "moved_on"
    end = max(days) if left else until
    return {
        "months_in_program": round(max(0, (end - min(days)).days) / DAYS_PER_MONTH, 1),
        "has_left": int(left),
        "way_of_ending": "moved on" if left else "",
        "standing_now": now.replace("_", " "),
        "times_returned": sum(row["state"] == "returned" for row in states),
    }


def took_up(
    meetings: list[dict[str, Any]], dyads: frozenset[Any], services: dict[Any, list[str]]
) -> dict[str, Any]:
    """Meetings, minutes, minutes together (a pair took part), and different services."""
    once = {row["contact"]: row for row in meetings}
    used = {service for contact in once for service in services.get(contact, [])}
    minutes: dict[Any, int] = {}
    for row in meetings:
        minutes[row["contact"]] = max(row["minutes"], minutes.get(row["contact"], 0))
    return {
        "contacts": len(once),
        "minutes": sum(minutes.values()),
        "minutes_together": sum(row["minutes"] for row in meetings if row["client"] in dyads),
        "distinct_services": len(used),
    }


def trimester(weeks: list[int]) -> dict[str, Any]:
    """The trimester in which she joined, for the first pregnancy it is known of."""
    if not weeks:
        return {"came_in_pregnancy": 0}
    return {"joined_in_trimester": rule_of_trimester(weeks[0]), "came_in_pregnancy": 1}
