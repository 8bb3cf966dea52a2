"""Family J: what is missing, and answers that take it into account."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from beside_stats._least_squares import least_squares
from beside_stats.missing import attrition, impute, pool, pooled_regression
from tests.beside_stats.case import Case
from tests.beside_stats.conventions import formula, interval_level, words


def j01(case: Case) -> dict[str, Any]:
    """Rubin's rules."""
    data = case.table()
    said = re.search(r"complete-data df (\d+)", words(case))
    df = case.conventions.get("df_complete", said and said[1])
    variances = data["variance"] if "variance" in data else data["se"] ** 2
    found = pool(
        data["estimate"], variances, df_complete=None if df is None else float(df), level=interval_level(case)
    )
    term = found.term
    return {
        "m": found.m,
        "estimate": term.estimate.value,
        "within": term.within,
        "between": term.between,
        "se": term.estimate.se,
        "lambda": term.share,
        "riv": term.riv,
        "df_old": term.df_old,
        "df_barnard_rubin": term.estimate.df,
        "fmi": term.fmi,
        "p": term.estimate.p,
        "ci": [term.estimate.low, term.estimate.high],
    }


def j02(case: Case) -> dict[str, Any]:
    """Regression after multiple imputation; every other column helps."""
    data = {name: values for name, values in case.table().items() if name != "id"}
    stated = formula(case)
    outcome, terms = (stated[0], [t[0] for t in stated[1]]) if stated else ("y", ["group", "x1"])
    m = int(case.conventions.get("m", 50))
    method = "pmm" if re.search(r"\bpmm\b|predictive mean", words(case)) else "norm"
    first, again = (impute(data, m=m, method=method, iterations=10, seed=220) for _ in range(2))
    found = pooled_regression(first, outcome, terms)
    complete = ~np.any([np.isnan(data[name]) for name in (outcome, *terms)], axis=0)
    alone = least_squares(data[outcome][complete], {name: data[name][complete] for name in terms})
    reported = first.m == m and first.names == tuple(data) and set(first.share_missing) == set(data)
    return {
        **{f"n_{name}_missing": int(np.isnan(values).sum()) for name, values in data.items()},
        "complete_case_coef": alone.coefficients,
        "estimate": [term.estimate.value for term in found.terms],
        "se": [term.estimate.se for term in found.terms],
        "reproducible": bool(np.array_equal(first.values, again.values)) and first.seed == 220 and reported,
    }


def j03(case: Case) -> dict[str, Any]:
    """Attrition table."""
    data = {name: values for name, values in case.table().items() if name != "id"}
    flag = next((name for name in ("completed", "seen", "followed") if name in data), next(iter(data)))
    said = str(case.conventions.get("smd", ""))
    found = attrition(
        data[flag],
        {name: values for name, values in data.items() if name != flag},
        binary="share" if re.search(r"p ?\* ?\(1 ?- ?p\)|p\(1-p\)", said) else "sample",
        missing="omit",
    )
    return {
        "n": {"0": found.n_not, "1": found.n_completed},
        "smd": [row.smd for row in found.rows],
        "welch_p": [row.p for row in found.rows if row.test == "welch"],
        "fisher_p": [row.p for row in found.rows if row.test == "fisher"],
        "logit_coef": [e.value for e in (found.logistic or {}).values()],
    }
