"""Measurement: scale scores and reliability, agreement of raters."""

from __future__ import annotations

from typing import Any

import numpy as np

from beside_stats.measurement import cohen_kappa, cronbach_alpha, icc, omega_total, scale_score
from tests.beside_stats.case import Case


def k01(case: Case) -> dict[str, Any]:
    data = case.table()
    names = [name for name in data if name != "id"]
    low, high = case.conventions.get("range", [1, 5])
    scored = scale_score(
        np.column_stack([data[name] for name in names]),
        low=low,
        high=high,
        reverse=[names.index(name) for name in case.conventions.get("reverse", [])],
        max_missing=int(case.conventions.get("max_missing", 0)),
    )
    alpha = cronbach_alpha(scored.items)
    rows = scored.items[~np.isnan(scored.items).any(axis=1)]
    covariance, k = np.cov(rows, rowvar=False), rows.shape[1]
    return {
        "score": scored.scores,
        "n_scored": scored.n_scored,
        "n_complete": scored.n_complete,
        "alpha": alpha.alpha.value,
        "alpha_manual_check": k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()),
        "alpha_ci_feldt": [alpha.alpha.low, alpha.alpha.high],
        "omega_total": omega_total(scored.items).omega.value,
    }


def k02(case: Case) -> dict[str, Any]:
    data = case.table()
    raters = [name for name in data if name.startswith("rater")]
    classes = [name for name in data if name.startswith("class")]
    found = icc(np.column_stack([data[name] for name in raters]))
    plain = cohen_kappa(*(data[name] for name in classes[:2]))
    linear, quadratic = (
        cohen_kappa(*(data[name] for name in raters[:2]), weights=weights)
        for weights in ("linear", "quadratic")
    )
    return {
        "icc_2_1": found.agreement.value,
        "icc_2_1_ci": [found.agreement.low, found.agreement.high],
        "icc_3_1": found.consistency.value,
        "icc_3_1_ci": [found.consistency.low, found.consistency.high],
        "kappa_linear": linear.kappa.value,
        "kappa_quadratic": quadratic.kappa.value,
        "class_agreement": plain.agreement,
        "class_kappa": plain.kappa.value,
    }
