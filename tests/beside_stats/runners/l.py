"""Planning: the question of each value stands in its name, for example power_d05_65_25."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from beside_stats.planning import (
    detectable_correlation,
    detectable_paired,
    detectable_two_groups,
    people_needed_two_groups,
    power_paired,
    power_two_groups,
    power_two_proportions,
)
from tests.beside_stats.case import Case

ANCHORS = Path(__file__).parent.parent / "published_anchors.json"


def l01(case: Case) -> dict[str, Any]:
    said = re.search(r"two-sided (\d+(?:\.\d+)?)%", str(case.spec.get("method", "")))
    alpha = float(said.group(1)) / 100 if said else float(case.conventions.get("alpha", 0.05))
    return {key: _answer(key, case, alpha) for key in case.expected}


def _answer(key: str, case: Case, alpha: float) -> float:
    if found := re.fullmatch(r"power_d(\d+)_(\d+)_(\d+)", key):
        return power_two_groups(_decimal(found[1]), int(found[2]), int(found[3]), alpha=alpha).power
    if found := re.fullmatch(r"mdes_(\d+)_(\d+)_(\d+)", key):
        return detectable_two_groups(
            int(found[1]), int(found[2]), power=int(found[3]) / 100, alpha=alpha
        ).effect
    if found := re.fullmatch(r"n_per_group_d(\d+)_(\d+)", key):
        return people_needed_two_groups(_decimal(found[1]), power=int(found[2]) / 100, alpha=alpha).per_group
    if found := re.fullmatch(r"paired_power_n(\d+)_d(\d+)", key):
        return power_paired(_decimal(found[2]), int(found[1]), alpha=alpha).power
    if found := re.fullmatch(r"paired_mdes_n?(\d+)_(\d+)", key):
        return detectable_paired(int(found[1]), power=int(found[2]) / 100, alpha=alpha).effect
    if found := re.fullmatch(r"r_n(\d+)_power(\d+)", key):
        return detectable_correlation(int(found[1]), power=int(found[2]) / 100, alpha=alpha).effect
    if found := re.fullmatch(r"two_prop_power_(\d+)_(\d+)", key):
        return power_two_proportions(*_shares(case), int(found[1]), int(found[2]), alpha=alpha).power
    raise LookupError(f"No plan is known for {key}.")


def _decimal(digits: str) -> float:
    """05 is 0.5, 035 is 0.35, 12 is 1.2."""
    return float(f"{digits[0]}.{digits[1:] or '0'}")


def _shares(case: Case) -> tuple[float, float]:
    """The shares as the case names them, else those of the published trial whose arms are planned for."""
    if "p1" in case.conventions:
        return float(case.conventions["p1"]), float(case.conventions["p2"])
    said = re.findall(r"(\d+(?:\.\d+)?)\s?%", str(case.spec.get("question", "")))
    if len(said) == 2:
        return float(said[0]) / 100, float(said[1]) / 100
    anchors = json.loads(ANCHORS.read_text(encoding="utf-8"))["anchors"]
    improved = next(a for a in anchors if a["id"] == "pup2019")["results"]["reliable_improvement_pct"]
    return improved["PuP"] / 100, improved["TAU"] / 100
