"""Measures with a page of their own: where they are filled in, and what their scores were worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..models import GoalScale
from . import days, goals

PAGES = {"goals": "measures:rating", "calendar": "measures:days"}


def page_of(standing: str, kind: str) -> str:
    """Where a measure stands that is not on a sheet of items now; empty for one that is."""
    return PAGES.get(kind, "") if standing == "open" else "measures:result"


def computed(kind: str, responses: Mapping[str, Any], known: Iterable[GoalScale]) -> dict[str, Any]:
    """What stands under the scores; nothing for a form of items."""
    if kind == "goals":
        return {
            "goals": goals.computed_from(responses, known),
            "how": lambda score: goals.how(responses),
        }
    kept = responses.get("days")
    if kind == "calendar" and kept:
        found = {
            "summary": days.summary(kept),
            "of": days.by_substance(kept),
            "cells": days.cells(kept),
        }
        return {"days": found, "how": lambda score: days.how(score, kept)}
    return {}
