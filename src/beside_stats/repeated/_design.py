"""The columns of a fixed-effects model, checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Mask, Missing, column, labels, usable
from beside_stats._result import CannotCompute

INTERCEPT = "(Intercept)"


@dataclass(frozen=True)
class Design:
    """Complete rows of a model: names of the columns (intercept first), X, y, labels of persons."""

    names: tuple[str, ...]
    x: Floats
    y: Floats
    person: NDArray[Any]
    kept: Mask
    people_given: int


def design(
    outcome: ArrayLike,
    person: Sequence[Any] | NDArray[Any],
    fixed: Mapping[str, ArrayLike],
    *,
    missing: Missing,
    others: Mapping[str, NDArray[Any]] | None = None,
) -> Design:
    """Drop incomplete rows by the policy asked for and refuse columns that say the same twice.

    Raises
    ------
    CannotCompute
        ``"collinear"``, ``"too_few"``, ``"constant_outcome"``, and the codes of the column checks.
    """
    columns = {name: column(values, name) for name, values in fixed.items()}
    y = column(outcome, "outcome")
    who = _persons(person)
    kept = usable(missing, **_all_columns(y, who, columns, others or {}))
    names = (INTERCEPT, *columns)
    x = np.column_stack([np.ones(int(kept.sum())), *(values[kept] for values in columns.values())])
    if len(x) <= len(names):
        raise CannotCompute("too_few", f"{len(x)} complete rows cannot carry {len(names)} coefficients.")
    y = y[kept]
    if np.ptp(y) == 0:
        raise CannotCompute(
            "constant_outcome", "The outcome is the same in every row: there is nothing to explain."
        )
    refuse_collinear(names, x)
    return Design(names, x, y, who[kept], kept, distinct(who))


def _all_columns(
    y: Floats, who: NDArray[Any], columns: Mapping[str, Floats], others: Mapping[str, NDArray[Any]]
) -> dict[str, NDArray[Any]]:
    """Everything that must be present, under names that cannot clash with those of the columns."""
    own = {"the outcome": y, "the person": who}
    return own | {f"the {name}": values for name, values in others.items()} | dict(columns)


def refuse_collinear(names: Sequence[str], x: Floats) -> None:
    """Say which column repeats the others instead of giving numbers without meaning."""
    scaled = x / np.maximum(np.sqrt((x**2).sum(axis=0)), 1e-300)
    if np.linalg.matrix_rank(scaled, tol=1e-9 * np.sqrt(len(x))) == x.shape[1]:
        return
    for k in range(1, x.shape[1] + 1):
        if np.linalg.matrix_rank(scaled[:, :k], tol=1e-9 * np.sqrt(len(x))) < k:
            raise CannotCompute(
                "collinear", f"'{names[k - 1]}' is constant or repeats other columns; leave it out."
            )


def distinct(persons: NDArray[Any]) -> int:
    """How many different persons a column names; missing labels are not counted."""
    if persons.dtype.kind in "iuf":
        return len(np.unique(persons[~np.isnan(persons.astype(float))]))
    return len({label for label in persons if label is not None})


def _persons(person: Sequence[Any] | NDArray[Any]) -> NDArray[Any]:
    plain = np.asarray(person)
    return plain if plain.dtype.kind in "iuf" and plain.ndim == 1 else labels(person, "person")
