"""Family C: repeated measures."""

from __future__ import annotations

from typing import Any

import numpy as np

from beside_stats.repeated import (
    cluster_robust,
    gee_logistic,
    mixed_model,
    mmrm,
    trajectory,
    within_between,
)
from tests.beside_stats.case import Case


def c01(case: Case) -> dict[str, Any]:
    """Intercept and slope per person, two groups."""
    table = case.table()
    found = trajectory(
        table["score"],
        table["id"],
        table["years"],
        group=table["program"],
        time_name="years",
        group_name="program",
        degrees_of_freedom="satterthwaite",
        missing="omit",
    )
    model = found.model
    assert found.likelihood_ratio is not None
    return {
        "n_obs": model.n_obs,
        "n_people": model.n_people,
        "fixed_names": list(model.names),
        "fixed": [e.value for e in model.fixed],
        "se": [e.se for e in model.satterthwaite],
        "df_satterthwaite": [e.df for e in model.satterthwaite],
        "p_satterthwaite": [e.p for e in model.satterthwaite],
        "se_kr": [e.se for e in model.kenward_roger],
        "df_kr": [e.df for e in model.kenward_roger],
        "sd_intercept": model.sd_intercept,
        "sd_slope": model.sd_slope,
        "corr": model.correlation,
        "sd_residual": model.sd_residual,
        "reml_criterion": model.reml_criterion,
        "ml_loglik": model.ml_loglik,
        "lrt_chisq": found.likelihood_ratio.chi_square,
        "lrt_p": found.likelihood_ratio.p,
    }


def c02(case: Case) -> dict[str, Any]:
    """Random intercept, few people."""
    table = case.table()
    model = mixed_model(table["score"], table["id"], fixed={"wave": table["wave"]}, missing="omit")
    return {
        "fixed": [e.value for e in model.fixed],
        "se": [e.se for e in model.satterthwaite],
        "df_satterthwaite": [e.df for e in model.satterthwaite],
        "se_kr": [e.se for e in model.kenward_roger],
        "df_kr": [e.df for e in model.kenward_roger],
        "p_kr": [e.p for e in model.kenward_roger],
        "var_id": model.sd_intercept**2,
        "var_res": model.sd_residual**2,
        "icc": model.icc,
        "reml_criterion": model.reml_criterion,
    }


def c03(case: Case) -> dict[str, Any]:
    """The fuller model is singular; the simpler one is used and says so."""
    table = case.table()
    score, person, wave = table["score"], table["id"], table["wave"]
    model = mixed_model(score, person, fixed={"wave": wave}, time=wave, missing="omit")
    simple = mixed_model(score, person, fixed={"wave": wave}, missing="omit")
    if model.fuller is not None:
        assert {"singular_fit", "simpler_model_used"} <= set(model.warnings)
        assert model.fixed == simple.fixed
    full = model.fuller
    return {
        "singular": model.singular,
        "fixed": full.coef if full else [e.value for e in model.fixed],
        "reml_criterion": full.reml_criterion if full else model.reml_criterion,
        "fallback_fixed": [e.value for e in simple.fixed],
        "fallback_se": [e.se for e in simple.satterthwaite],
    }


def c04(case: Case) -> dict[str, Any]:
    """Fixed visits, unstructured covariance, difference at the last visit."""
    table = case.table()
    found = mmrm(table["score"], table["id"], table["visit"], table["arm"], missing="omit")
    last = found.differences[found.visits[-1]]
    number = f"{int(float(str(found.visits[-1])))}"
    return {
        "n_obs": found.n_obs,
        "coef": [e.value for e in found.coef],
        f"diff_visit{number}": last.value,
        f"se_visit{number}": last.se,
        "residual_cov": np.ravel(found.residual_covariance),
        "minus2_reml": found.minus2_reml,
    }


def c05(case: Case) -> dict[str, Any]:
    """Within and between person."""
    table = case.table()
    found = within_between(table["substance"], table["closeness"], table["id"], missing="omit")
    return {
        "n_obs": found.n_obs,
        "within": found.within.value,
        "within_se": found.within.se,
        "between": found.between.value,
        "between_se": found.between.se,
        "within_df": found.within.df,
        "within_p": found.within.p,
        "contextual": found.contextual.value,
    }


def c06(case: Case) -> dict[str, Any]:
    """Yes/no over waves."""
    table = case.table()
    program, wave = table["program"], table["wave"]
    fixed = {"wave": wave, "program": program, "wave:program": wave * program}
    found = gee_logistic(table["abstinent"], table["id"], fixed=fixed, missing="omit")
    return {
        "n_obs": found.n_obs,
        "coef": [e.value for e in found.coef],
        "robust_se": [e.se for e in found.coef],
        "alpha": found.alpha,
        "odds_ratio_interaction": found.odds_ratio("wave:program").value,
    }


def c07(case: Case) -> dict[str, Any]:
    """Children within mothers."""
    table = case.table()
    found = cluster_robust(
        table["score"],
        table["mother"],
        fixed={"early": table["early"], "age_months": table["age_months"]},
        missing="omit",
    )
    return {
        "n_children": found.n_obs,
        "n_mothers": found.n_clusters,
        "coef": [e.value for e in found.coef],
        "se_cr2": [e.se for e in found.coef],
        "df": [e.df for e in found.coef],
        "p": [e.p for e in found.coef],
        "se_cr0": found.se_cr0,
    }
