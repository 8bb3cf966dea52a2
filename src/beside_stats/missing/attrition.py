"""Were the people who were not seen again different at intake?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Flags, Floats, check_level, numeric_column, numeric_columns
from beside_stats._least_squares import z_estimate
from beside_stats._logistic import fit_logistic
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.missing._two_groups import fisher_exact_p, welch_p
from beside_stats.nonrandomised.balance import is_binary, standardised_difference

MUCH_MISSING = 0.4
DIFFERENT = 0.2
REFERENCES = (
    "Welch (1947). The generalization of 'Student's' problem. Biometrika 34, 28-35.",
    "Fisher (1935). The logic of inductive inference. Journal of the Royal Statistical Society 98, 39-82.",
)


@dataclass(frozen=True, kw_only=True)
class AttritionRow:
    """One intake measure: means (shares for yes/no) of those seen again and of those not, and their difference.

    ``smd`` is seen again minus not, in pooled SDs (None when it does not vary or one person is left); ``test``
    is ``welch`` or ``fisher``.
    """

    name: str
    binary: bool
    n_completed: int
    n_not: int
    mean_completed: float | None
    mean_not: float | None
    smd: float | None
    test: str
    p: float | None


@dataclass(frozen=True, kw_only=True)
class Attrition(Result):
    """The table, and a logistic regression of being seen again (None where it has no answer)."""

    n_completed: int
    n_not: int
    rows: tuple[AttritionRow, ...]
    logistic: Mapping[str, Estimate] | None


def attrition(
    completed: ArrayLike,
    columns: Mapping[str, ArrayLike],
    *,
    binary: str = "sample",
    level: float = 0.95,
    missing: str = "raise",
) -> Attrition:
    """Compare at intake those who were seen again with those who were not.

    Parameters
    ----------
    completed
        1 seen again, 0 not, one per person.
    columns
        Intake measures by name; columns of zeros and ones are taken as yes/no.
    binary
        Variance of a yes/no column in the SMD: ``sample`` (divisor n - 1) or ``share`` p(1-p).
    level
        Coverage of the intervals of the logistic regression.
    missing
        ``"raise"``; ``"omit"``: each row of the table uses who has that measure, the regression who has all.

    Returns
    -------
    Attrition

    Raises
    ------
    CannotCompute
        ``nobody_lost``, ``nobody_seen``, ``two_values``, ``missing_values``.

    Notes
    -----
    SMD with the pooled SD sqrt((s1^2 + s0^2) / 2); Welch's t for numbers, Fisher's exact test for yes/no.

    Examples
    --------
    Fisher's tea, where 3 of 4 and 1 of 4 were right:

    >>> found = attrition([1, 1, 1, 1, 0, 0, 0, 0], {"milk_first": [1, 1, 1, 0, 1, 0, 0, 0]})
    >>> round(found.rows[0].p, 3)
    0.486
    """
    check_level(level)
    seen = _seen(numeric_column(completed, "completed"))
    read = numeric_columns({"(completed)": seen.astype(float), **columns})
    read.pop("(completed)")
    holes = [name for name, values in read.items() if np.isnan(values).any()]
    if missing not in ("raise", "omit") or (missing == "raise" and holes):
        raise CannotCompute(
            "missing_values", f"Values are missing in {', '.join(holes)}; say missing='omit'."
        )
    rows = tuple(_row(name, values, seen, binary) for name, values in read.items())
    logistic = _logistic(read, seen, level)
    said = {
        "much_missing": float(np.mean(~seen)) > MUCH_MISSING,
        "differ_at_intake": any(row.smd is not None and abs(row.smd) >= DIFFERENT for row in rows),
        "no_model": logistic is None,
    }
    return Attrition(
        method="Attrition at intake",
        n_used=len(seen),
        n_eligible=len(seen),
        conventions={"missing": missing, "binary": binary},
        warnings=tuple(code for code, holds in said.items() if holds),
        references=REFERENCES,
        n_completed=int(seen.sum()),
        n_not=int((~seen).sum()),
        rows=rows,
        logistic=logistic,
    )


def _seen(completed: Floats) -> Flags:
    if np.isnan(completed).any():
        raise CannotCompute("missing_values", "For everybody it must be known whether she was seen again.")
    if not set(np.unique(completed)) <= {0.0, 1.0}:
        raise CannotCompute("two_values", "'completed' must hold 0 and 1 only.")
    seen = np.asarray(completed == 1.0)
    if seen.size and seen.all():
        raise CannotCompute("nobody_lost", "Everybody was seen again; there is nothing to compare.")
    if not seen.any():
        raise CannotCompute("nobody_seen", "Nobody was seen again; there is nobody to compare with.")
    return seen


def _row(name: str, values: Floats, seen: Flags, binary: str) -> AttritionRow:
    known = ~np.isnan(values)
    again, lost = values[known & seen], values[known & ~seen]
    yes_no = is_binary(values)
    smd = np.nan
    if len(again) and len(lost):
        smd = standardised_difference(values[known], seen[known], binary=binary)
    return AttritionRow(
        name=name,
        binary=yes_no,
        n_completed=len(again),
        n_not=len(lost),
        mean_completed=float(again.mean()) if len(again) else None,
        mean_not=float(lost.mean()) if len(lost) else None,
        smd=float(smd) if np.isfinite(smd) else None,
        test="fisher" if yes_no else "welch",
        p=fisher_exact_p(again, lost) if yes_no else welch_p(again, lost),
    )


def _logistic(columns: Mapping[str, Floats], seen: Flags, level: float) -> dict[str, Estimate] | None:
    """Coefficients on the log-odds scale, when there are rows, variation and overlap enough."""
    known = ~np.any([np.isnan(values) for values in columns.values()], axis=0)
    varying = {name: v[known] for name, v in columns.items() if known.any() and np.ptp(v[known]) > 0}
    if not varying or seen[known].all() or not seen[known].any():
        return None
    try:
        fit = fit_logistic(seen[known], varying)
    except CannotCompute:
        return None
    errors = np.sqrt(np.diag(fit.covariance))
    pairs = zip(fit.names, fit.coefficients, errors, strict=True)
    return {name: z_estimate(float(value), float(se), level) for name, value, se in pairs}
