"""How a computed value is compared with an expected one, by the type the case names."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

SPECIAL = {"NaN": math.nan, "NA": None, "Inf": math.inf, "-Inf": -math.inf}


def disagreement(expected: Mapping[str, Any], got: Any) -> str | None:
    """Why the computed value does not agree, or None when it does.

    ``number``: |x - v| <= abs + rel*|v| element by element, null only for null. ``exact``: equal.
    ``monte_carlo``: |x - v| <= abs. ``property``: the runner checked the statement and says True.
    """
    kind = expected["type"]
    if kind == "property":
        return None if got is True else f"not shown: {expected['property']} (got {got!r})"
    wanted = expected.get("value")
    if kind == "exact":
        return _compare(wanted, plain(got), lambda v, x: v == x)
    rel = expected.get("rel") or 0.0
    return _compare(wanted, plain(got), lambda v, x: _close(v, x, rel, expected.get("abs") or 0.0))


def plain(value: Any) -> Any:
    """Arrays as lists, numpy scalars as Python's, nan as None."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    return None if isinstance(value, float) and math.isnan(value) else value


def _close(wanted: Any, got: Any, rel: float, slack: float) -> bool:
    wanted = SPECIAL.get(wanted, wanted) if isinstance(wanted, str) else wanted
    if wanted is None or got is None or math.isinf(wanted):
        return bool(wanted == got)
    return bool(abs(float(got) - wanted) <= slack + rel * abs(wanted))


def _compare(wanted: Any, got: Any, agree: Any, where: str = "") -> str | None:
    if isinstance(wanted, Mapping):
        if not isinstance(got, Mapping) or wanted.keys() != got.keys():
            return f"{where}: expected keys {sorted(wanted)}, got {got!r}"
        pairs = [(f"{where}.{k}", wanted[k], got[k]) for k in wanted]
    elif isinstance(wanted, list) or isinstance(got, list):
        # A list of one and a bare value are the same: the files come from a language without scalars.
        wanted, got = (v if isinstance(v, list) else [v] for v in (wanted, got))
        if len(wanted) != len(got):
            return f"{where}: expected {len(wanted)} elements, got {len(got)}"
        pairs = [(f"{where}[{i}]", *pair) for i, pair in enumerate(zip(wanted, got, strict=True))]
    else:
        return None if agree(wanted, got) else f"{where}: expected {wanted!r}, got {got!r}"
    return next((found for at, v, x in pairs if (found := _compare(v, x, agree, at))), None)
