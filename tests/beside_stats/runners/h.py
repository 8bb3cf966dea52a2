"""Service use: counts per month, edges of counts, associations of the chart review."""

from __future__ import annotations

from typing import Any

import numpy as np

from beside_stats._result import CannotCompute
from beside_stats.counts import (
    anova,
    chi_square_of,
    kendall,
    kruskal_wallis,
    logistic,
    negative_binomial,
    pairwise_welch,
    pearson,
    poisson,
    rate_ratio,
    service_use,
    spearman,
)
from tests.beside_stats.case import Case


def h01(case: Case) -> dict[str, Any]:
    data = case.table()
    names = [name for name in data if name not in ("id", "months_enrolled", "sessions")]
    x = np.column_stack([data[name] for name in names])
    model = negative_binomial(data["sessions"], x, names=names, exposure=data["months_enrolled"])
    plain = poisson(data["sessions"], x, names=names, exposure=data["months_enrolled"])
    first = model.terms[1].rate_ratio
    return {
        "coef": [t.coefficient.value for t in model.terms],
        "se": [t.coefficient.se for t in model.terms],
        "theta": model.theta,
        "alpha": model.alpha,
        "loglik": model.log_likelihood,
        "irr": first.value,
        "irr_ci": [first.low, first.high],
        "poisson_coef": [t.coefficient.value for t in plain.terms],
        "poisson_dispersion": plain.dispersion,
        "poisson_se_hc0": [t.coefficient.se for t in plain.terms],
        "lr_overdispersion": model.overdispersion.value,
        "lr_p_half": model.overdispersion.p,
    }


def h02(case: Case) -> dict[str, Any]:
    data, zero = case.table(), case.table("zero_group.csv")
    model = poisson(data["count"], data["x"], robust="quasi")
    chosen = service_use(data["count"], data["x"])
    assert chosen.theta is None
    assert "robust_poisson_used" in chosen.warnings
    totals = {
        name: zero["count"][zero["group"] == name].sum() for name in sorted(set(zero["group"].tolist()))
    }
    none, some = sorted(totals, key=lambda name: totals[name])[:2]
    ratio, upside_down = (
        rate_ratio(zero["count"], zero["group"], treated=a, reference=b)
        for a, b in ((none, some), (some, none))
    )
    member = (zero["group"] == none).astype(float)
    refused = [
        _code(lambda fit=fit: fit(zero["count"], member)) for fit in (poisson, negative_binomial, service_use)
    ]
    return {
        "poisson_coef": [t.coefficient.value for t in model.terms],
        "dispersion": model.dispersion,
        "quasi_se": [t.coefficient.se for t in model.terms],
        "zero_group": ratio.ratio is None
        and upside_down.ratio is None
        and ratio.upper_bound is not None
        and "zero_cell" in ratio.warnings
        and refused == ["zero_cell"] * 3,
        "exact_p_zero_group": ratio.p_exact,
    }


def h03(case: Case) -> dict[str, Any]:
    data = case.table()
    services, months, custody = data["n_services"], data["months"], data["custody_at_end"]
    order = _order(case, data["engaged"])
    groups = anova(services, data["engaged"], order=order)
    ranks = kruskal_wallis(services, data["engaged"])
    pairs = pairwise_welch(services, data["engaged"], order=order)
    together, rho, tau = (
        pearson(services, months).r,
        spearman(services, months).r,
        kendall(services, months).r,
    )
    table = chi_square_of(data["engaged"], custody)
    model = logistic(custody, np.column_stack([services, months]), names=["services", "months"])
    return {
        "anova_F": groups.f,
        "anova_p": groups.p,
        "eta2": groups.eta_squared,
        "omega2": groups.omega_squared,
        "welch_F": groups.welch_f,
        "welch_df2": groups.welch_df2,
        "kruskal_H": ranks.h,
        "kruskal_p": ranks.p,
        "epsilon2": ranks.epsilon_squared,
        "pairwise_p_holm": [pair.p_holm for pair in pairs.pairs],
        "pearson_r": together.value,
        "pearson_ci": [together.low, together.high],
        "spearman_rho": rho.value,
        "spearman_p": rho.p,
        "kendall_tau_b": tau.value,
        "kendall_p": tau.p,
        "chisq": table.chi_square,
        "chisq_df": table.df,
        "chisq_p": table.p,
        "cramers_v": table.cramers_v,
        "point_biserial": pearson(services, custody).r.value,
        "logit_coef": [t.coefficient.value for t in model.terms],
        "logit_se": [t.coefficient.se for t in model.terms],
        "odds_ratio": [t.odds_ratio.value for t in model.terms[1:]],
        "or_wald_ci_services": [model.terms[1].odds_ratio.low, model.terms[1].odds_ratio.high],
        "or_profile_ci_services": [
            model.terms[1].odds_ratio_profile.low,
            model.terms[1].odds_ratio_profile.high,
        ],
    }


def _order(case: Case, groups: Any) -> list[str]:
    """Groups in the order in which the conventions name the pairs."""
    said = [name for pair in case.conventions.get("pair_order", []) for name in pair.split(" v ")]
    return list(dict.fromkeys(said)) or sorted(set(groups.tolist()))


def _code(call: Any) -> str:
    try:
        call()
    except CannotCompute as refusal:
        return refusal.code
    return "computed"
