"""A panel of two measures as rows of a table and as a path model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, numeric_columns, refuse_constant
from beside_stats._result import CannotCompute
from beside_stats.mechanism._path_model import FIXED, PathModel, Places

LEAST_TOGETHER = 5  # people seen on both of any two scores, so that their covariance can be told


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The model, and the parameter of each path: ``lags[lag, effect, cause]``."""

    model: PathModel
    lags: Places


def panel_rows(
    first: ArrayLike, second: ArrayLike, names: tuple[str, str], missing: str
) -> tuple[Floats, int]:
    """Scores as r1, s1, r2, s2, ... for the people who count, and how many rows were given."""
    columns: dict[str, ArrayLike] = {}
    tables = [np.asarray(_table(values, name)) for values, name in zip((first, second), names, strict=True)]
    if tables[0].shape != tables[1].shape or tables[0].shape[1] < 2 or names[0] == names[1]:
        raise CannotCompute(
            "wrong_shape", "Two measures with two names, the same people and waves, two waves or more."
        )
    for wave in range(tables[0].shape[1]):
        for table, name in zip(tables, names, strict=True):
            columns[f"{name}{wave + 1}"] = table[:, wave]
    rows = np.column_stack(list(numeric_columns(columns).values()))
    kept = rows[_kept(rows, missing)]
    if not len(kept):
        raise CannotCompute("empty", "No row has the values that are needed.")
    _refuse_unseen(kept, list(columns))
    return kept, len(rows)


def panel_model(waves: int, *, equal_over_time: bool) -> Panel:
    """Paths from each wave to the next, covariances within each wave, free means."""
    width = 2 * waves
    regressions, residuals = np.full((width, width), FIXED), np.full((width, width), FIXED)
    lags = np.empty((waves - 1, 2, 2), dtype=np.intp)
    for lag in range(waves - 1):
        lags[lag] = (0 if equal_over_time else 4 * lag) + np.arange(4).reshape(2, 2)
        regressions[2 * lag + 2 : 2 * lag + 4, 2 * lag : 2 * lag + 2] = lags[lag]
    number = int(lags.max()) + 1
    for wave in range(waves):
        at = 2 * wave
        residuals[at, at], residuals[at + 1, at + 1] = number, number + 1
        residuals[at, at + 1] = residuals[at + 1, at] = number + 2
        number += 3
    intercepts = number + np.arange(width)
    return Panel(
        model=PathModel(regressions=regressions, residuals=residuals, intercepts=intercepts), lags=lags
    )


def _table(values: ArrayLike, name: str) -> Floats:
    try:
        table = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as problem:
        raise CannotCompute("not_numeric", f"'{name}' holds something that is not a number.") from problem
    if table.ndim != 2:
        raise CannotCompute("wrong_shape", f"'{name}' must be a table of people and waves.")
    return table


def _kept(rows: Floats, missing: str) -> Floats:
    holes = np.isnan(rows)
    if missing == "fiml":
        return np.asarray(~holes.all(axis=1))
    if missing not in ("raise", "omit"):
        raise CannotCompute("bad_missing", "Missing values are 'raise', 'omit' or 'fiml'.")
    if missing == "raise" and holes.any():
        raise CannotCompute("missing_values", "Values are missing; say missing='fiml' to use everybody seen.")
    return np.asarray(~holes.any(axis=1))


def _refuse_unseen(rows: Floats, names: list[str]) -> None:
    seen = (~np.isnan(rows)).astype(float)
    together = seen.T @ seen
    if together.min() < LEAST_TOGETHER:
        i, j = np.unravel_index(int(np.argmin(together)), together.shape)
        raise CannotCompute(
            "never_together", f"Only {int(together.min())} people have both {names[i]} and {names[j]}."
        )
    refuse_constant({name: rows[~np.isnan(rows[:, i]), i] for i, name in enumerate(names)})
