"""Conclusions that are not a number, and the true algorithms behind some scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from beside_instruments.algorithms.depressive_syndrome import depressive_syndrome
from beside_instruments.algorithms.symptom_clusters import symptom_clusters
from beside_instruments.instrument import Instrument

Algorithm = Callable[[Mapping[str, float], Mapping[str, Any], Instrument], str]

ALGORITHMS: dict[str, Algorithm] = {
    "depressive_syndrome": depressive_syndrome,
    "symptom_clusters": symptom_clusters,
}

__all__ = ["ALGORITHMS", "Algorithm"]
