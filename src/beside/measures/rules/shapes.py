"""Measures whose answers are a list: her own goals, a calendar of days. Kept sealed as one answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beside_instruments import Instrument, ScoreSet, complete_skips

from .day_marks import as_list


def for_scoring(kind: str, responses: Mapping[str, Any]) -> Mapping[str, Any]:
    """The stored answers as the library reads them."""
    if kind == "goals":
        return {"goals": responses.get("goals") or []}
    if kind == "calendar":
        return {"days": as_list(responses["days"])} if responses.get("days") else {"days": []}
    return responses


def scored(instrument: Instrument, responses: Mapping[str, Any]) -> ScoreSet:
    """What the library works out of the stored answers, whatever their shape."""
    ready = for_scoring(instrument.kind, responses)
    return instrument.score(complete_skips(instrument, ready))


def is_blank(kind: str, responses: Mapping[str, Any]) -> bool:
    """Whether nothing at all was answered."""
    if kind == "goals":
        return all(goal.get("level") is None for goal in responses.get("goals") or ())
    if kind == "calendar":
        return not (responses.get("days") or {}).get("marks")
    return all(value is None for value in responses.values())
