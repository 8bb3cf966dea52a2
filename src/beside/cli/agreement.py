"""How well two raters agree, in lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beside_stats import Estimate

Pairs = Sequence[tuple[float, float]]
FEWEST = 5


def lines(rated: Mapping[str, Pairs]) -> Iterator[str]:
    """One line a score: ICC(2,1) of numbers, weighted kappa of whole numbers beside it; or why there is none.

    Notes
    -----
    Small programs have few double ratings. Under five pairs no number is given: it would be chance.
    """
    if not rated:
        yield "No occasion has been rated twice yet."
    for score in sorted(rated):
        yield f"{score}: {_said(rated[score])}"


def _said(pairs: Pairs) -> str:
    if len(pairs) < FEWEST:
        return f"{len(pairs)} rated twice; at least {FEWEST} are needed to say how well raters agree."
    from beside_stats import CannotCompute
    from beside_stats.measurement import cohen_kappa, icc

    try:
        found = icc(pairs).agreement
    except CannotCompute as reason:
        return str(reason)
    said = f"ICC(2,1) {found.value:.2f} ({_ends(found)}), {len(pairs)} rated twice"
    if all(float(value).is_integer() for pair in pairs for value in pair):
        first, second = zip(*pairs, strict=True)
        try:
            kappa = cohen_kappa(first, second, weights="quadratic").kappa
        except CannotCompute:
            return said
        said += f"; weighted kappa {kappa.value:.2f} ({_ends(kappa)})"
    return said


def _ends(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return "no interval"
    return f"{estimate.low:.2f} to {estimate.high:.2f}"
