"""The PHQ-9 syndrome algorithm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beside_instruments.instrument import Instrument


def depressive_syndrome(
    keyed: Mapping[str, float], parameters: Mapping[str, Any], instrument: Instrument
) -> str:
    """Return ``major``, ``other``, ``none``, or ``indeterminate`` when blanks leave it open.

    Notes
    -----
    An item counts as a symptom from "more than half the days" (2); the item on thoughts of self-harm
    already from 1. Five symptoms with one of the two core items: major; two to four: other. With
    blanks, the answer is given only when it would be the same with every blank at its lowest and at
    its highest.

    References
    ----------
    Spitzer RL, Kroenke K, Williams JBW (1999), JAMA 282:1737-1744.
    """
    low = _conclusion(keyed, parameters, 0)
    high = _conclusion(keyed, parameters, max(instrument.item(i).highest for i in parameters["items"]))
    return low if low == high else "indeterminate"


def _conclusion(keyed: Mapping[str, float], parameters: Mapping[str, Any], blank: float) -> str:
    early = set(parameters["counts_from_1"])
    present = {i for i in parameters["items"] if keyed.get(i, blank) >= (1 if i in early else 2)}
    if not present & set(parameters["core"]):
        return "none"
    if len(present) >= 5:
        return "major"
    return "other" if len(present) >= 2 else "none"
