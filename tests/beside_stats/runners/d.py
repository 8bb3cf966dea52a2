"""Family D: what carried a change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from beside_stats.mechanism import (
    Mediation,
    e_value,
    e_value_of_difference,
    hierarchical_regression,
    mediation,
    mediation_sensitivity,
    natural_effects,
    parallel_mediation,
)
from tests.beside_stats.case import Case
from tests.beside_stats.conventions import interval_level, words
from tests.beside_stats.runners.d_panels import d04, d05

__all__ = ["d01", "d02", "d03", "d04", "d05", "d06", "d07"]

# The cases ask for numbers at any n; that the guard holds by default is shown by the unit tests.
ANY_N = {"refuse_below": 10, "missing": "omit"}
Columns = Mapping[str, Any]


def covariates(data: Columns, *roles: str) -> dict[str, Any]:
    """Every column that has no role of its own."""
    return {name: values for name, values in data.items() if name not in ("id", *roles)}


def quantile_type(case: Case) -> int:
    """The Hyndman-Fan type that the conventions name, by default 7."""
    said = re.search(r"type (\d)", str(case.conventions.get("quantile", "")))
    return int(said.group(1)) if said else 7


def sobel_kind(case: Case) -> str:
    """Which Sobel error the formula in the conventions is."""
    formula = str(case.conventions.get("sobel", "")).replace(" ", "").lower()
    if re.search(r"\+sa\^2\*sb\^2|aroian|second", formula):
        return "second_order"
    return "unbiased" if re.search(r"-sa\^2\*sb\^2|goodman|unbiased", formula) else "first_order"


def resamples_table(case: Case) -> Any:
    """The supplied resamples as zero-based positions."""
    name = next(p.name for p in sorted(case.path.glob("resamples*.csv")))
    positions = np.column_stack(list(case.table(name).values())).astype(int)
    return positions - 1 if "one-based" in words(case) else positions


def simple(case: Case, **options: Any) -> Mediation:
    """x, m and y with every other column as covariate."""
    data = case.table()
    return mediation(
        data["x"],
        data["m"],
        data["y"],
        covariates=covariates(data, "x", "m", "y"),
        level=interval_level(case),
        **ANY_N,
        **options,
    )


def d01(case: Case) -> dict[str, Any]:
    """Mediation on supplied resamples."""
    found = simple(
        case,
        indices=resamples_table(case),
        intervals=("percentile", "bc", "bca", "sobel"),
        quantile=quantile_type(case),
        sobel=sobel_kind(case),
    )
    drawn = found.resampled
    assert drawn is not None
    return {
        "n_used": found.n_used,
        **paths(found),
        "sobel_se": found.sobel_se,
        "boot_mean": drawn.mean,
        "boot_se": drawn.se,
        "z0": drawn.z0,
        "acceleration": drawn.acceleration,
        "share_below_zero": drawn.share_below_zero,
        "proportion_mediated": found.indirect_over_total,
        **{f"ci_{name}": limits for name, limits in found.intervals.items()},
    }


def paths(found: Mediation) -> dict[str, Any]:
    """Paths and their errors."""
    return {
        **{name: getattr(found, name).value for name in ("a", "b", "direct", "total", "indirect")},
        **{f"se_{name}": getattr(found, name).se for name in ("a", "b", "direct", "total")},
    }


def d02(case: Case) -> dict[str, Any]:
    """Mediation with own random numbers."""
    resamples = int(case.conventions.get("resamples", 5000))
    names = ("percentile", "monte_carlo", "bc", "bca")
    first, again = (simple(case, intervals=names, resamples=resamples, seed=2018) for _ in range(2))
    many = simple(case, intervals=("monte_carlo",), resamples=max(resamples, 50_000), seed=2018)
    return {
        "n_used": first.n_used,
        **paths(first),
        **{f"ci_{name}": limits for name, limits in first.intervals.items()},
        "ci_monte_carlo": many.intervals["monte_carlo"],
        "reproducible": first.intervals == again.intervals and first.as_dict()["seed"] == 2018,
    }


def d03(case: Case) -> dict[str, Any]:
    """Hierarchical regression of the Mother-Child Study type."""
    data = case.table()
    last = [name for name in data if name.startswith("d_") and "relation" in name]
    middle = [name for name in data if name.startswith("d_") and name not in last]
    first = [name for name in data if name.endswith("_t1")]
    outcome = next(name for name in data if name.endswith("_t2"))
    f_change = "final" if re.search(r"f.change[^.;]*(last|final|full) (model|step)", words(case)) else "step"
    found = hierarchical_regression(
        data[outcome],
        [{name: data[name] for name in names} for names in (first, middle, last)],
        f_change=f_change,
        min_per_term=2,
        missing="omit",
    )
    steps, terms = found.steps, found.steps[-1].terms
    return {
        "n_used": found.n_used,
        "r2": [step.r2 for step in steps],
        "adj_r2": [step.adjusted_r2 for step in steps],
        "delta_r2": [step.delta_r2 for step in steps[1:]],
        "F_change": [step.f_change for step in steps[1:]],
        "F_change_note": error_is_used(steps, f_change),
        "p_change_step2": steps[1].p_change,
        "p_change_step3": steps[-1].p_change,
        "step3_coef": [term.estimate.value for term in terms],
        "step3_se": [term.estimate.se for term in terms],
        "step3_p": [term.estimate.p for term in terms],
        "step3_beta": [term.beta for term in terms[1:]],
        "vif": [term.vif for term in terms[1:]],
    }


def error_is_used(steps: Any, f_change: str) -> bool:
    """Whether every F is by the residual mean square that was asked for."""
    errors = steps[1:] if f_change == "step" else [steps[-1]] * len(steps[1:])
    again = [s.delta_r2 / s.df1 / ((1 - e.r2) / e.df2) for s, e in zip(steps[1:], errors, strict=True)]
    return bool(np.allclose(again, [s.f_change for s in steps[1:]], rtol=1e-12))


def d06(case: Case) -> dict[str, Any]:
    """Parallel mediators and their differences."""
    data = case.table()
    names = sorted(name for name in data if re.fullmatch(r"m\d+", name))
    found = parallel_mediation(
        data["x"],
        {name: data[name] for name in names},
        data["y"],
        covariates=covariates(data, "x", "y", *names),
        interval="delta",
        **ANY_N,
    )
    pairs = {
        "difference" if len(names) == 2 else f"difference_{a[1:]}_{b[1:]}": e
        for (a, b), e in found.differences.items()
    }
    several = {f"indirect_{name[1:]}": e for name, e in found.indirect.items()} | pairs
    several |= {"total_indirect": found.total_indirect, "total": found.total, "direct": found.direct}
    return {"n_used": found.n_used, **{key: [e.value, e.se] for key, e in several.items()}}


def d07(case: Case) -> dict[str, Any]:
    """Natural effects and sensitivity."""
    data = case.table()
    x, m, y, others = data["x"], data["m"], data["y"], covariates(data, "x", "m", "y")
    found = natural_effects(x, m, y, covariates=others, **ANY_N)
    fragile = mediation_sensitivity(x, m, y, covariates=others, missing="omit")
    by_difference = e_value_of_difference(float(case.conventions.get("evalue_d", 0)))
    names = ("acme_0", "acme_1", "acme_average", "ade_0", "ade_1", "ade_average", "total")
    return {
        "n_used": found.n_used,
        **{name: getattr(found, name).value for name in names},
        "rho_acme_zero": fragile.rho_at_zero,
        "evalue_rr": by_difference.risk_ratio,
        "evalue": by_difference.e_value,
        "evalue_null": e_value(1.0),
        **{key: e_value(ratio) for key, ratio in ratios_in_keys(case).items()},
    }


def ratios_in_keys(case: Case) -> dict[str, float]:
    """E-values asked for by name: evalue_protective_rr_0_6 is of a risk ratio of 0.6."""
    found = {key: re.search(r"rr_(\d+)_(\d+)$", key) for key in case.expected}
    return {key: float(f"{hit[1]}.{hit[2]}") for key, hit in found.items() if hit}
