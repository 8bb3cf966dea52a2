"""The few ways scores are worked out; everything else about a score is data."""

from __future__ import annotations

from beside_instruments.methods.any_positive import any_positive
from beside_instruments.methods.composite import composite
from beside_instruments.methods.entered import entered
from beside_instruments.methods.goals import goals
from beside_instruments.methods.mean import mean, rescaled_mean
from beside_instruments.methods.outcome import Method, Outcome
from beside_instruments.methods.profile import profile
from beside_instruments.methods.sum import total, total_above_lowest
from beside_instruments.methods.timeline import (
    days_used,
    drinks_per_drinking_day,
    heavy_days,
    percent_days_abstinent,
)
from beside_instruments.methods.value_set import value_set

METHODS: dict[str, Method] = {
    "sum": total,
    "sum_above_lowest": total_above_lowest,
    "mean": mean,
    "rescaled_mean": rescaled_mean,
    "any_positive": any_positive,
    "entered": entered,
    "profile": profile,
    "value_set": value_set,
    "composite": composite,
    "goals": goals,
    "days_used": days_used,
    "percent_days_abstinent": percent_days_abstinent,
    "drinks_per_drinking_day": drinks_per_drinking_day,
    "heavy_days": heavy_days,
}

__all__ = ["METHODS", "Method", "Outcome"]
