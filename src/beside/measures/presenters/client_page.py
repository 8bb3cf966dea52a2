"""What stands on a client's page of measures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from beside.people.models import Client
from beside_instruments import InvalidInstrument, UnknownInstrument, load

from ..models import Administration
from ..rules.words import Standing, is_complete_relationship_assessment, methods_used
from ..words import METHODS
from .series import Happening, series_of

NEXT = 6
ASIDE = 4


def page(
    client: Client,
    given: list[Administration],
    happenings: list[Happening],
    due: Iterable[Any],
    language: str,
) -> dict[str, Any]:
    """Series with charts, what is due or comes next, what was put aside, and what is begun."""
    lines = list(due)
    own = [line for line in lines if line.subject.pk == client.pk]
    return {
        "series": series_of(given, happenings, language),
        "due": [line for line in own if line.is_open],
        "later": [line for line in own if line.task.status == "upcoming"][:NEXT],
        "waiting": [line for line in own if line.task.status in {"cancelled", "paused"} and line.task.why][
            :1
        ],
        "elsewhere": [line for line in lines if line.is_open and line.subject.pk != client.pk],
        "begun": [one for one in given if one.standing == Standing.OPEN],
        "aside": [one for one in reversed(given) if one.standing in {Standing.DECLINED, Standing.NOT_NOW}][
            :ASIDE
        ],
        "seconds": [one for one in given if one.second_rating_of_id and one.standing == Standing.DONE],
        "relationship": _relationship(given) if client.is_dyad else None,
    }


def _relationship(given: list[Administration]) -> dict[str, Any]:
    """Which kinds of method looked at the relationship; complete only with two (MCS-049)."""
    rows = [one for one in given if one.standing == Standing.DONE and _is_about_both(one)]
    modes = [one.mode for one in rows]
    return {
        "methods": [METHODS[str(method)] for method in sorted(methods_used(modes))],
        "is_complete": is_complete_relationship_assessment(modes),
        "given": rows[::-1],
    }


def _is_about_both(one: Administration) -> bool:
    try:
        return "relationship" in load(one.instrument, one.instrument_version).constructs
    except (UnknownInstrument, InvalidInstrument):
        return False
