"""Template words of the plan."""

from __future__ import annotations

from typing import Any

from django import template

from ..plan_words import FACETS, HER_YES, HOPES, STATES, TARGETS, WAYS

register = template.Library()


@register.filter
def target_words(key: str) -> Any:
    return TARGETS.get(key, key)


@register.filter
def goal_state_words(key: str) -> Any:
    return STATES.get(key, key)


@register.filter
def yes_words(key: str) -> Any:
    return HER_YES.get(key, key)


@register.filter
def hope_words(key: str) -> Any:
    return HOPES.get(key, key)


@register.filter
def facet_words(key: str) -> Any:
    return FACETS.get(key, key)


@register.filter
def way_words(key: str) -> Any:
    return WAYS.get(key, key)


@register.filter
def number_of(places: dict[Any, int], key: Any) -> int | str:
    """Where a goal stands in her order."""
    return places.get(key, "")
