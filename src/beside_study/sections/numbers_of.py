"""The numbers of a result for results.json, without anything that belongs to one person."""

from __future__ import annotations

from typing import Any

from beside_stats._result import Estimate, Result

# Arrays with one entry per person, or per resample: never part of a report.
_PER_PERSON = {
    "rci", "category", "state", "scores", "weights", "values", "jt", "gln", "hll", "en", "nk", "ha", "person",
    "slope", "blup_slope", "cond_sd", "n_waves", "random_effects", "delta_effects", "delta_costs", "resampled",
    "risk", "protection", "items", "curve", "covariance", "fitted", "residuals", "keep",
}  # fmt: skip


def numbers_of(result: Result, *leave_out: str) -> dict[str, Any]:
    """``result.as_dict()`` with per-person arrays and ``leave_out`` taken away."""
    cleaned: dict[str, Any] = _clean(result.as_dict(), _PER_PERSON | set(leave_out))
    return cleaned


def _clean(value: Any, drop: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _clean(item, drop) for key, item in value.items() if key not in drop}
    if isinstance(value, list):
        return [_clean(item, drop) for item in value]
    return value


def estimate_row(estimate: Estimate, digits: int) -> tuple[str, str, str]:
    """Value, interval and p of an estimate as cells."""
    from beside_study.words.numbers import between, chance, signed

    return signed(estimate.value, digits), between(estimate.low, estimate.high, digits), chance(estimate.p)
