"""Do two raters agree beyond chance? Cohen's kappa, weighted by the distance of scores when they have one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats, Missing, check_level, labels, usable
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import normal_quantile

Weights = Literal["none", "linear", "quadratic"]


@dataclass(frozen=True, kw_only=True)
class Kappa(Result):
    """``kappa`` with its interval; ``agreement`` is the plain share of equal ratings."""

    kappa: Estimate
    agreement: float
    categories: tuple[Any, ...]


def cohen_kappa(
    first: Sequence[Any] | NDArray[Any],
    second: Sequence[Any] | NDArray[Any],
    *,
    weights: Weights = "none",
    level: float = 0.95,
    missing: Missing = "raise",
    min_targets: int = 5,
) -> Kappa:
    """Cohen's kappa of two raters.

    Parameters
    ----------
    first, second
        (n,) ratings; numbers when weighted, any labels otherwise.
    weights
        ``"none"`` for classes; ``"linear"`` or ``"quadratic"`` in the distance between score *values*, so that
        a score nobody used still counts in the distance.
    level
        Coverage.
    missing
        ``"raise"`` or ``"omit"``.
    min_targets
        Fewest rated (floor 2); under 30 the warning ``"few_people"``.

    Returns
    -------
    Kappa

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"constant"`` (both raters gave one and the same rating), ``"text_in_numbers"``.

    Notes
    -----
    1 - observed / expected disagreement; large-sample standard error of Fleiss, Cohen & Everitt.

    References
    ----------
    Cohen (1968) Psychol Bull 70:213-220. Fleiss, Cohen & Everitt (1969) Psychol Bull 72:323-327.
    """
    check_level(level)
    a, b = labels(first, "first"), labels(second, "second")
    keep = usable(missing, first=a, second=b)
    a, b = a[keep], b[keep]
    if a.size < max(min_targets, 2):
        raise CannotCompute("too_few", f"{a.size} rated by both; at least {max(min_targets, 2)} are needed.")
    categories = _categories(a, b, weights)
    index = {category: i for i, category in enumerate(categories)}
    share = np.zeros((len(categories), len(categories)))
    for one, other in zip(a, b, strict=True):
        share[index[one], index[other]] += 1 / a.size
    value, se = _kappa(share, _similarity(categories, weights), a.size)
    z = normal_quantile(level)
    return Kappa(
        method=f"Cohen's kappa, weights {weights}",
        n_used=a.size,
        n_eligible=keep.size,
        conventions={"weights": weights if weights == "none" else f"{weights} in score values"},
        warnings=("few_people",) if a.size < 30 else (),
        references=("Cohen 1968", "Fleiss, Cohen & Everitt 1969"),
        kappa=Estimate(
            value=value, low=max(value - z * se, -1.0), high=min(value + z * se, 1.0), se=se, level=level
        ),
        agreement=float(np.trace(share)),
        categories=tuple(categories),
    )


def _categories(a: NDArray[np.object_], b: NDArray[np.object_], weights: Weights) -> list[Any]:
    used = set(a.tolist()) | set(b.tolist())
    if len(used) < 2:
        raise CannotCompute(
            "constant", "Both raters gave one rating throughout: agreement beyond chance is unknown."
        )
    if weights != "none" and not all(isinstance(value, int | float) for value in used):
        raise CannotCompute("text_in_numbers", "Weighted kappa needs scores that are numbers.")
    try:
        return sorted(used)
    except TypeError:
        return sorted(used, key=str)


def _similarity(categories: list[Any], weights: Weights) -> Floats:
    if weights == "none":
        return np.eye(len(categories))
    values = np.array(categories, dtype=np.float64)
    distance = np.abs(values[:, None] - values[None, :]) / np.ptp(values)
    found: Floats = 1 - (distance if weights == "linear" else distance**2)
    return found


def _kappa(share: Floats, weight: Floats, n: int) -> tuple[float, float]:
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    chance = np.outer(rows, columns)
    observed, expected = float((weight * share).sum()), float((weight * chance).sum())
    kappa = (observed - expected) / (1 - expected)
    mean = (weight @ columns)[:, None] + (rows @ weight)[None, :]
    spread = float((share * (weight - mean * (1 - kappa)) ** 2).sum()) - (kappa - expected * (1 - kappa)) ** 2
    return kappa, float(np.sqrt(max(spread, 0.0) / n) / (1 - expected))
