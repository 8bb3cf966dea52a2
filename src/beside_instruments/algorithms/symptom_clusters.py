"""A provisional conclusion from symptom clusters, in three values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beside_instruments.instrument import Instrument


def symptom_clusters(
    keyed: Mapping[str, float], parameters: Mapping[str, Any], instrument: Instrument
) -> str:
    """Return ``yes``, ``no``, or ``indeterminate`` when blanks could still change it.

    Notes
    -----
    An answer of at least ``symptom_from`` is a symptom; every cluster needs its own number of them.
    """
    line = float(parameters["symptom_from"])
    sure, possible = [], []
    for cluster in parameters["clusters"]:
        present = sum(keyed.get(item, line - 1) >= line for item in cluster["items"])
        blank = sum(item not in keyed for item in cluster["items"])
        sure.append(present >= cluster["needed"])
        possible.append(present + blank >= cluster["needed"])
    if all(sure):
        return "yes"
    return "indeterminate" if all(possible) else "no"
