"""Pairs of ratings of the same occasion, for the agreement of raters over a program."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from beside.foundation.actor import Actor

from ..models import Administration, Score
from ..rules.words import Standing


def rated_twice(actor: Actor, instrument: str) -> dict[str, list[tuple[float, float]]]:
    """First and second rating of each occasion, by score. Numbers only: no client, no rater.

    Only for the system itself: a list over a program is asked for on the command line, not on a page.
    """
    if not actor.is_system:
        return {}
    seconds = Administration.objects.filter(
        instrument=instrument, second_rating_of__standing=Standing.DONE, standing=Standing.DONE
    )
    pairs = dict(seconds.values_list("pk", "second_rating_of_id"))
    values: dict[UUID, dict[str, Any]] = defaultdict(dict)
    rows = Score.objects.filter(administration_id__in=[*pairs, *pairs.values()], value__isnull=False)
    for administration, score, value in rows.values_list("administration_id", "score", "value"):
        values[administration][score] = value
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for second, first in pairs.items():
        for score in values[first].keys() & values[second].keys():
            found[score].append((values[first][score], values[second][score]))
    return dict(found)
