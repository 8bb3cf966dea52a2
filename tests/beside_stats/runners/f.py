"""Family F: groups that were not formed by chance."""

from __future__ import annotations

from typing import Any

from beside_stats._result import CannotCompute
from beside_stats.nonrandomised import (
    aipw,
    g_computation,
    propensity_scores,
    separation,
    weighted_comparison,
)
from tests.beside_stats.case import Case

# The cases ask for numbers at any n; the unit tests show the guards at their defaults.
ANY_N = {"refuse_below_per_arm": 5, "missing": "omit"}
ESTIMANDS = {"ATE": "ate", "ATT": "att", "ATO": "overlap"}


def columns(case: Case) -> tuple[Any, dict[str, Any], Any]:
    """Arm, covariates and outcome: by their usual names, else first and last column."""
    data = {name: values for name, values in case.table().items() if name != "id"}
    arm = next(
        (name for name in ("program", "arm", "group", "site", "treated") if name in data), next(iter(data))
    )
    outcome = next((name for name in ("outcome", "y") if name in data), list(data)[-1])
    others = {name: values for name, values in data.items() if name not in (arm, outcome)}
    return data[arm], others, data[outcome]


def f01(case: Case) -> dict[str, Any]:
    """Propensity weighting with its checks."""
    given = columns(case)
    by_model, robust = g_computation(*given, **ANY_N), aipw(*given, **ANY_N)
    said: dict[str, Any] = {
        "ps": propensity_scores(given[0], given[1], **ANY_N).scores,
        "g_computation_ate": by_model.ate.value,
        "g_computation_att": by_model.att.value,
        "aipw_ate": robust.ate.value,
        "aipw_se": robust.ate.se,
    }
    for name, estimand in ESTIMANDS.items():
        found = weighted_comparison(*given, estimand=estimand, min_effective=10, **ANY_N)
        said |= {
            "n_used": found.n_used,
            "smd_raw": [row.smd_before for row in found.balance],
            "unadjusted_diff": found.unadjusted.value,
            f"{name}_smd": [row.smd_after for row in found.balance],
            f"{name}_diff": found.difference.value,
            f"{name}_se_hc0": found.se_hc0,
            f"{name}_se_survey": found.se_design,
            f"{name}_ess": found.effective_n,
        }
    return said


def f02(case: Case) -> dict[str, Any]:
    """No overlap: what is said instead of a comparison."""
    given = columns(case)
    scores = propensity_scores(given[0], given[1], refuse_below_per_arm=2, missing="omit")
    return {
        "n_used": scores.n_used,
        "separation": separation(given[0], given[1], missing="omit"),
        "firth_coef": scores.firth,
        "behaviour": all(map(refuses, [weighted_comparison, g_computation, aipw], [given] * 3)),
    }


def refuses(comparison: Any, given: tuple[Any, dict[str, Any], Any]) -> bool:
    """Whether a comparison is withheld, and says that nobody is comparable."""
    try:
        comparison(*given, **ANY_N)
    except CannotCompute as reason:
        return reason.code in ("separation", "no_overlap") and "no comparable people" in reason.message
    return False
