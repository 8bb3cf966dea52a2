"""Columns as they must be before anything is computed: numbers, of one length, with missing values decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._result import CannotCompute

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Mask = Flags
Missing = Literal["raise", "omit"]


def numeric_column(values: ArrayLike, name: str) -> Floats:
    """One column of numbers; None and nan are missing.

    Raises
    ------
    CannotCompute
        ``not_numeric``, ``not_one_column`` or ``not_finite``.
    """
    try:
        column = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as problem:
        raise CannotCompute("not_numeric", f"'{name}' holds something that is not a number.") from problem
    if column.ndim != 1:
        raise CannotCompute("not_one_column", f"'{name}' must be one column of numbers.")
    if np.isinf(column).any():
        raise CannotCompute("not_finite", f"'{name}' holds an infinite value.")
    return column


def numeric_columns(columns: Mapping[str, ArrayLike]) -> dict[str, Floats]:
    """Several columns of one length, at least one row."""
    read = {name: numeric_column(values, name) for name, values in columns.items()}
    lengths = {len(values) for values in read.values()}
    if len(lengths) > 1:
        raise CannotCompute("unequal_lengths", f"The columns {', '.join(read)} differ in length.")
    if not lengths or lengths == {0}:
        raise CannotCompute("empty", "There are no rows.")
    return read


def complete_rows(columns: Mapping[str, ArrayLike], missing: str) -> tuple[dict[str, Floats], Flags]:
    """The rows without a missing value, and which rows those are.

    Parameters
    ----------
    columns
        Columns by name, all of one length.
    missing
        ``"raise"`` refuses when a value is missing, ``"omit"`` leaves such rows out.
    """
    if missing not in ("raise", "omit"):
        raise CannotCompute("bad_missing", "Missing values are either 'raise' or 'omit'.")
    read = numeric_columns(columns)
    keep: Flags = ~np.any([np.isnan(values) for values in read.values()], axis=0)
    if missing == "raise" and not keep.all():
        holes = [name for name, values in read.items() if np.isnan(values).any()]
        raise CannotCompute(
            "missing_values", f"Values are missing in {', '.join(holes)}; say missing='omit'."
        )
    if not keep.any():
        raise CannotCompute("empty", "No row has all the values that are needed.")
    return {name: values[keep] for name, values in read.items()}, keep


def named_together(
    roles: Mapping[str, ArrayLike], covariates: Mapping[str, ArrayLike] | None
) -> dict[str, ArrayLike]:
    """The columns of the roles and of the covariates in one mapping; a covariate may not take a role's name."""
    covariates = covariates or {}
    if clash := sorted(set(roles) & set(covariates)):
        raise CannotCompute("name_taken", f"A covariate may not be called {', '.join(clash)}.")
    return {**roles, **covariates}


def refuse_constant(columns: Mapping[str, Floats]) -> None:
    """Refuse columns that do not vary: nothing can be told from them."""
    still = [name for name, values in columns.items() if np.ptp(values) <= 1e-12 * np.max(np.abs(values))]
    if still:
        raise CannotCompute("constant", f"{', '.join(still)} does not vary in the rows used.")


def zero_or_one(values: Floats, name: str) -> Flags:
    """A column of zeros and ones with both of them present, as flags."""
    if not set(np.unique(values)) <= {0.0, 1.0}:
        raise CannotCompute("two_values", f"'{name}' must hold 0 and 1 only.")
    if np.ptp(values) == 0:
        raise CannotCompute("single_arm", f"'{name}' holds one group only; two are needed to compare.")
    return np.asarray(values == 1.0)


def check_guard(name: str, value: float, floor: float) -> None:
    """A guard may be made stricter, or weaker down to its floor."""
    if value < floor:
        raise CannotCompute("guard_floor", f"{name} may not be set below {floor:g}.")


def check_level(level: float) -> None:
    """Coverage must lie strictly between 0 and 1."""
    if not 0 < level < 1:
        raise CannotCompute("bad_level", "The coverage of an interval lies between 0 and 1.")


def require_people(n: int, least: int, what: str = "people with all values") -> None:
    """Refuse when fewer than ``least`` remain."""
    if n < least:
        raise CannotCompute("too_few", f"{n} {what}; at least {least} are needed.")


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
    if missing not in ("raise", "omit"):
        raise CannotCompute("bad_missing", "Missing values are either 'raise' or 'omit'.")
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
            raise CannotCompute(
                "text_in_numbers", f"'{name}' holds something that is not a number."
            ) from error
    if numbers.size == 0:
        raise CannotCompute("empty", f"'{name}' has no rows.")
    if np.isinf(numbers).any():
        raise CannotCompute("infinite_value", f"'{name}' holds an infinite value.")
    return numbers


def _present(values: NDArray[Any]) -> Mask:
    if values.dtype == object:
        return np.array([value is not None for value in values], dtype=bool)
    absent = np.isnan(values)
    return np.asarray(~(absent if absent.ndim == 1 else absent.any(axis=1)))
