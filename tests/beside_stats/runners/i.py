"""Economics: plane, acceptability, net benefit, Fieller, seemingly unrelated regressions, edges."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from beside_stats._result import CannotCompute
from beside_stats.economics import Incremental, bootstrap, fieller, incremental, net_benefit, sur
from tests.beside_stats.case import Case


def i01(case: Case) -> dict[str, Any]:
    data = case.table()
    treated, reference = _arms(case, data["arm"])
    values = case.conventions.get("lambda", [0])
    indices = tuple(_indices(case, str(label)) for label in (treated, reference))
    who = {"treated": treated, "reference": reference}
    found = incremental(data["effect"], data["cost"], data["arm"], **who)
    worth = net_benefit(found, values=values)
    drawn = bootstrap(data["effect"], data["cost"], data["arm"], values=values, indices=indices, **who)
    e, c = found.delta_effect, found.delta_cost
    limits = fieller(e.value, c.value, e.se, c.se, found.covariance)
    return {
        "delta_effect": e.value,
        "delta_cost": c.value,
        "icer": found.point_ratio,
        "se_effect": e.se,
        "se_cost": c.se,
        "cov_effect_cost": found.covariance,
        "ceac_bootstrap": drawn.acceptability,
        "ceac_normal": worth.probability,
        "nmb": worth.benefit,
        "nmb_se": worth.se,
        "quadrants": drawn.quadrants,
        "boot_ci_effect": [drawn.effect.low, drawn.effect.high],
        "boot_ci_cost": [drawn.cost.low, drawn.cost.high],
        "fieller_ci_icer": [limits.low, limits.high],
    }


def i02(case: Case) -> dict[str, Any]:
    data = case.table()
    treated, _ = _arms(case, data["arm"])
    arm = (data["arm"] == treated).astype(float)
    value = float(case.conventions["lambda"])
    inputs = (
        data["effect"],
        data["cost"],
        np.column_stack([arm, data["baseline_score"]]),
        np.column_stack([arm, data["baseline_cost"]]),
    )
    names = {"effect_names": ["arm", "score"], "cost_names": ["arm", "cost"], "treated_term": "arm"}
    found, by_n = (sur(*inputs, divisor=divisor, **names) for divisor in ("geomean", "n"))
    worth = found.net_benefit(value)
    return {
        "coef": found.coefficients,
        "se": np.sqrt(np.diag(found.covariance)),
        "coef_n_divisor": by_n.coefficients,
        "se_n_divisor": np.sqrt(np.diag(by_n.covariance)),
        "resid_corr": found.residual_correlation,
        f"nmb_{value:g}": worth.value,
        f"nmb_{value:g}_se": worth.se,
        f"prob_cost_effective_{value:g}": found.probability(value),
    }


def i03(case: Case) -> dict[str, Any]:
    data = case.table()
    found: dict[str, Any] = {}
    small = []
    for scenario in dict.fromkeys(data["scenario"].tolist()):
        mine = data["scenario"] == scenario
        treated, reference = _arms(case, data["arm"][mine])
        who = {"treated": treated, "reference": reference}
        columns = data["effect"][mine], data["cost"][mine], data["arm"][mine]
        result = incremental(*columns, **who)
        small.append(
            not result.probability_allowed
            and _code(lambda r=result: net_benefit(r, values=[1000])) == "too_few"
            and _code(lambda c=columns, w=who: bootstrap(*c, values=[1000], seed=1, **w)) == "too_few"
        )
        for key in case.expected:
            if set(key.removesuffix("_report").split("_")) <= set(scenario.split("_")):
                differences = [result.delta_effect.value, result.delta_cost.value]
                found[key] = _shown_rightly(result) if key.endswith("_report") else differences
    return found | {"small_n": all(small)}


def _shown_rightly(result: Incremental) -> bool:
    """No ratio under dominance, and none at all without a difference in effect."""
    if result.position == "no_difference_in_effect":
        return (
            result.point_ratio is None and result.ratio is None and "no_effect_difference" in result.warnings
        )
    return (
        result.position in ("dominant", "dominated")
        and result.ratio is None
        and "dominance" in result.warnings
    )


def _arms(case: Case, arm: Any) -> tuple[str, str]:
    """Treated and reference: as the conventions say, else the program first and the usual service second."""
    found = list(dict.fromkeys(arm.tolist()))
    reference = case.conventions.get("reference") or next(
        (label for label in found if re.search("usual|control|comparison|standard", str(label))), found[-1]
    )
    return next(label for label in found if label != reference), reference


def _indices(case: Case, label: str) -> np.ndarray:
    table = case.table(f"resamples_{label}.csv")
    return np.column_stack(list(table.values())).astype(int)


def _code(call: Any) -> str:
    try:
        call()
    except CannotCompute as refusal:
        return refusal.code
    return "computed"
