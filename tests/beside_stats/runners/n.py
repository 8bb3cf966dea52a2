"""Published anchors: a cost difference and a comparison of shares rebuilt from what was printed."""

from __future__ import annotations

import re
from typing import Any

from beside_stats.economics import difference_from_summaries
from beside_stats.proportions import two_proportions
from tests.beside_stats.case import Case


def n01(case: Case) -> dict[str, Any]:
    data = case.table()
    (n, mean, se) = (data[key] for key in ("n", "mean_cost", "se_cost"))
    said = re.search(r"ICER of ([\d.,]+\d)", str(case.spec.get("method", "")))
    ratio = float(said.group(1).replace(",", "")) if said else case.conventions.get("icer")
    found = difference_from_summaries((n[0], mean[0], se[0]), (n[1], mean[1], se[1]), ratio=ratio)
    interval = [found.difference.low, found.difference.high]
    printed = case.expected.get("published_bootstrap_ci", {}).get("value", interval)
    slack = max(1.0, 0.001 * abs(printed[1] - printed[0]))
    return {
        "difference": found.difference.value,
        "se": found.difference.se,
        "ci_normal": interval,
        "published_bootstrap_ci": all(abs(a - b) <= slack for a, b in zip(interval, printed, strict=True)),
        "p_normal": found.difference.p,
        "implied_effect": found.implied_effect,
    }


def n02(case: Case) -> dict[str, Any]:
    data = case.table()
    k, n = data[list(data)[1]], data["n"]
    found = two_proportions(k[0], n[0], k[1], n[1])
    return {
        "percent": [round(100 * found.first.value), round(100 * found.second.value)],
        "risk_difference": found.difference.value,
        "rd_ci_newcombe": [found.difference.low, found.difference.high],
        "chisq_p": found.chi_square_p,
        "fisher_p": found.fisher_p,
        "number_needed": found.number_needed,
    }
