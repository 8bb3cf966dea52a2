"""Pairs of ratings of the same occasion, for the agreement of raters over a program."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from beside.accounts.queries import programs_for
from beside.foundation.actor import Actor

from ..models import Administration, Score
from ..rules.words import Mode, Standing

Pairs = dict[str, list[tuple[float, float]]]


def rated_twice(actor: Actor, instrument: str) -> Pairs:
    """First and second rating of each occasion, by score. Numbers only: no client, no rater.

    Over everything, and so only for the system itself.
    """
    if not actor.is_system:
        return {}
    return _by_measure(_seconds().filter(instrument=instrument))[instrument]


def rated_twice_in(actor: Actor) -> dict[str, tuple[Pairs, int]]:
    """Of each measure that was observed in programs whose numbers she may see: the pairs of ratings, and how
    many occasions there were. Numbers only: no client, no rater (N26).
    """
    programs = programs_for(actor, "reports.see")
    found = _by_measure(_seconds().filter(program__in=programs))
    firsts = Administration.objects.filter(
        program__in=programs,
        mode=Mode.OBSERVATION,
        standing=Standing.DONE,
        second_rating_of=None,
    ).exclude(amended_by__standing=Standing.DONE)
    occasions = dict(firsts.values_list("instrument").annotate(Count("pk")).order_by("instrument"))
    return {key: (found[key], count) for key, count in occasions.items()}


def _seconds() -> QuerySet[Administration]:
    rows = Administration.objects.filter(second_rating_of__standing=Standing.DONE, standing=Standing.DONE)
    return rows.exclude(amended_by__standing=Standing.DONE)


def _by_measure(seconds: QuerySet[Administration]) -> dict[str, Pairs]:
    pairs: dict[UUID, tuple[Any, str]] = {
        pk: (first, key) for pk, first, key in seconds.values_list("pk", "second_rating_of", "instrument")
    }
    values: dict[UUID, dict[str, Any]] = defaultdict(dict)
    wanted = [*pairs, *(first for first, _key in pairs.values())]
    rows = Score.objects.filter(administration_id__in=wanted, value__isnull=False)
    for administration, score, value in rows.values_list("administration_id", "score", "value"):
        values[administration][score] = value
    found: dict[str, Pairs] = defaultdict(lambda: defaultdict(list))
    for second, (first, key) in pairs.items():
        for score in values[first].keys() & values[second].keys():
            found[key][score].append((values[first][score], values[second][score]))
    return defaultdict(dict, {key: dict(scores) for key, scores in found.items()})
