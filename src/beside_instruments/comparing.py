"""Comparing a result with an expected one, leaving out what is not expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TOLERANCE = {"eq5d5l": 0.000501}
DEFAULT_TOLERANCE = 0.000001000001


def differences(
    expected: Mapping[str, Any], found: Mapping[str, Any], tolerance: float = DEFAULT_TOLERANCE
) -> list[str]:
    """Return one line for each expected value that was not found.

    Parameters
    ----------
    expected
        ``scores``, ``critical`` and ``derived`` as in an example; what is absent is not compared.
    found
        ``ScoreSet.as_dict()``.
    tolerance
        Largest difference between numbers that counts as none.

    Returns
    -------
    list of str
        Empty when all agrees.
    """
    lines: list[str] = []
    _compare("", expected, found, tolerance, lines)
    return lines


def _compare(path: str, expected: Any, found: Any, tolerance: float, lines: list[str]) -> None:
    if isinstance(expected, Mapping):
        for key, value in expected.items():
            inside = found.get(key) if isinstance(found, Mapping) else None
            _compare(f"{path}.{key}" if path else str(key), value, inside, tolerance, lines)
    elif isinstance(expected, list):
        if sorted(map(str, expected)) != sorted(map(str, found or [])):
            lines.append(f"{path}: expected {expected}, found {found}")
    elif not _same(expected, found, tolerance):
        lines.append(f"{path}: expected {expected!r}, found {found!r}")


def _same(expected: Any, found: Any, tolerance: float) -> bool:
    if isinstance(expected, bool) or isinstance(found, bool) or expected is None or found is None:
        return expected is found
    if isinstance(expected, int | float) and isinstance(found, int | float):
        return abs(expected - found) <= tolerance
    return bool(expected == found)
