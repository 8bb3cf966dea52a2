"""Columns of numbers and labels, checked before anything is computed from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._result import CannotCompute

Missing = Literal["raise", "omit"]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def column(values: ArrayLike, name: str) -> Floats:
    """One column as floats; None and nan are missing, infinity and text are refused."""
    numbers = _floats(values, name)
    if numbers.ndim != 1:
        raise CannotCompute("wrong_shape", f"'{name}' must be one column, not {numbers.ndim} dimensions.")
    return numbers


def matrix(values: ArrayLike, name: str) -> Floats:
    """Rows by columns as floats; a single column becomes a matrix of one."""
    numbers = _floats(values, name)
    if numbers.ndim == 1:
        numbers = numbers[:, None]
    if numbers.ndim != 2:
        raise CannotCompute("wrong_shape", f"'{name}' must have rows and columns.")
    return numbers


def labels(values: Sequence[Any] | NDArray[Any], name: str) -> NDArray[np.object_]:
    """One column of labels; None, nan and empty text are missing (None)."""
    found = np.empty(len(values), dtype=object)
    for position, value in enumerate(values):
        plain = value.item() if isinstance(value, np.generic) else value
        blank = plain is None or plain == "" or (isinstance(plain, float) and np.isnan(plain))
        found[position] = None if blank else plain
    if found.size == 0:
        raise CannotCompute("empty", f"'{name}' has no rows.")
    return found


def usable(missing: Missing, **columns: NDArray[Any]) -> Mask:
    """Rows with every value present, by the missing policy asked for.

    Raises
    ------
    CannotCompute
        ``"unequal_lengths"``, ``"empty"``, or ``"missing_values"`` when the policy is ``"raise"``.
    """
    sizes = {len(values) for values in columns.values()}
    if len(sizes) != 1:
        raise CannotCompute("unequal_lengths", f"Columns differ in length: {', '.join(columns)}.")
    if 0 in sizes:
        raise CannotCompute("empty", "There are no rows.")
    keep = np.ones(sizes.pop(), dtype=bool)
    for values in columns.values():
        keep &= _present(values)
    if missing == "raise" and not keep.all():
        absent = [name for name, values in columns.items() if not _present(values).all()]
        raise CannotCompute(
            "missing_values",
            f"{int((~keep).sum())} of {keep.size} rows have no value in {', '.join(absent)}. "
            'Ask for missing="omit" to leave them out and count them.',
        )
    if not keep.any():
        raise CannotCompute("all_missing", "No row has all the values needed.")
    return keep


def names_for(given: Sequence[str] | None, width: int) -> tuple[str, ...]:
    """The names of covariates, or x1, x2, ... when none are given."""
    names = tuple(given) if given is not None else tuple(f"x{i + 1}" for i in range(width))
    if len(names) != width:
        raise CannotCompute("wrong_names", f"{len(names)} names for {width} covariates.")
    return names


def _floats(values: ArrayLike, name: str) -> Floats:
    if isinstance(values, np.ndarray) and values.dtype == np.float64:
        numbers: Floats = values
    else:
        try:
            numbers = np.asarray(values, dtype=np.float64)
        except (TypeError, ValueError) as error:
            raise CannotCompute("text_in_numbers", f"'{name}' holds something that is not a number.") from error
    if numbers.size == 0:
        raise CannotCompute("empty", f"'{name}' has no rows.")
    if np.isinf(numbers).any():
        raise CannotCompute("infinite_value", f"'{name}' holds an infinite value.")
    return numbers


def _present(values: NDArray[Any]) -> Mask:
    if values.dtype == object:
        return np.array([value is not None for value in values], dtype=bool)
    absent = np.isnan(values)
    return ~(absent if absent.ndim == 1 else absent.any(axis=1))
