"""The numbers of a result for results.json, without anything that belongs to one person."""

from __future__ import annotations

from typing import Any

from beside_stats._result import Result

# Arrays with one entry per person, or per resample: never part of a report.
_PER_PERSON = {
    "rci", "category", "state", "scores", "weights", "values", "jt", "gln", "hll", "en", "nk", "ha", "person",
    "persons", "slope", "blup_slope", "cond_sd", "n_waves", "random_effects", "conditional_covariance", "residuals",
    "delta_effects", "delta_costs", "resampled", "risk", "protection", "items", "curve", "covariance", "fitted", "keep",
}  # fmt: skip
_COUNTS = ("n_used", "n_eligible", "n_people", "n_obs")
# A list as long as the group may hold one entry per person, under a name nobody thought of.
_FEWEST = 10


def numbers_of(result: Result, *leave_out: str) -> dict[str, Any]:
    """``result.as_dict()`` with per-person arrays and ``leave_out`` taken away."""
    whole = result.as_dict()
    cleaned: dict[str, Any] = _clean(whole, _PER_PERSON | set(leave_out), _sizes(whole))
    return cleaned


def _sizes(value: Any) -> set[int]:
    if not isinstance(value, dict):
        return set()
    own = {
        int(value[name]) for name in _COUNTS if isinstance(value.get(name), int) and value[name] >= _FEWEST
    }
    return own.union(*(_sizes(item) for item in value.values()))


def _clean(value: Any, drop: set[str], sizes: set[int]) -> Any:
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if key not in drop}
        return {key: _clean(item, drop, sizes) for key, item in kept.items() if not _too_long(item, sizes)}
    if isinstance(value, list):
        return [_clean(item, drop, sizes) for item in value]
    return value


def _too_long(value: Any, sizes: set[int]) -> bool:
    return isinstance(value, list) and len(value) in sizes
