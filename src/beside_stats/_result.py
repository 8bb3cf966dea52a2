"""What every analysis gives back: numbers with their uncertainty, and how they came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

import numpy as np


class CannotCompute(ValueError):
    """An analysis that must not be given for these data.

    Parameters
    ----------
    code
        Short stable name of the reason, for example ``"too_few"``; reports translate it.
    message
        One plain sentence: what is missing and what would be enough.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """One number with its interval. ``level`` is the interval's coverage (0.95 by default)."""

    value: float
    low: float | None = None
    high: float | None = None
    se: float | None = None
    df: float | None = None
    statistic: float | None = None
    p: float | None = None
    level: float = 0.95


@dataclass(frozen=True, kw_only=True)
class Result:
    """Base of all results: who was counted, by which method, with which warnings.

    ``n_eligible`` counts the rows given, ``n_used`` those the numbers rest on. ``warnings`` are stable
    codes (``"few_people"``, ``"singular_fit"``, ...), ``conventions`` the choices made, by name.
    """

    method: str
    n_used: int
    n_eligible: int
    conventions: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain lists, numbers and strings, ready for JSON (nan becomes None)."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}


def _plain(value: Any) -> Any:
    if isinstance(value, Result):
        return value.as_dict()
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(v) for v in value]
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value
