"""Family B: before and after, and two groups."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from beside_stats._result import CannotCompute
from beside_stats.comparison import (
    PairedChange,
    ancova,
    clinical_range_shift,
    group_by_time,
    independent_groups,
    paired_change,
)
from tests.beside_stats.case import Case


def _approach(case: Case) -> str:
    """The approximation of rank tests that the case names."""
    return "normal" if "normal approximation" in case.spec["method"] else "exact"


def b01(case: Case) -> dict[str, Any]:
    """One group, two times."""
    table = case.table()
    found = paired_change(
        table["pre"], table["post"], wilcoxon=_approach(case), min_inference=2, min_describe=1, missing="omit"
    )
    assert found.d_z is not None
    assert found.g_z is not None
    assert found.wilcoxon is not None
    return {
        "n_total": found.n_eligible,
        "n_pairs": found.n_pairs,
        "mean_pre": found.mean_pre,
        "sd_pre": found.sd_pre,
        "mean_post": found.mean_post,
        "sd_post": found.sd_post,
        "mean_change": found.change.value,
        "sd_change": found.sd_change,
        "t": found.change.statistic,
        "df": found.change.df,
        "p": found.change.p,
        "ci": [found.change.low, found.change.high],
        "d_z": found.d_z.value,
        "d_av": found.d_av,
        "g_z": found.g_z.value,
        "r_pre_post": found.correlation,
        "wilcoxon_V": found.wilcoxon.v,
        "wilcoxon_p": found.wilcoxon.p,
        "rank_biserial": found.wilcoxon.rank_biserial,
    }


def b02(case: Case) -> dict[str, Any]:
    """The same start, two sites."""
    table = case.table()
    reference = case.conventions["reference"]
    found = ancova(
        table["post"],
        table["pre"],
        table["site"],
        reference=reference,
        covariates={k: v for k, v in table.items() if k not in {"id", "site", "pre", "post"}},
        min_per_group=3,
        missing="omit",
    )
    means = found.adjusted_means
    values = {f"adjusted_mean_{name}": mean.value for name, mean in means.items()}
    return values | {
        "n_used": found.n_used,
        "n_by_group": found.n_by_group,
        "coef": found.coef,
        "se": found.se,
        "se_hc3": found.se_hc3,
        "p_value": found.difference.p,
        "ci": [found.difference.low, found.difference.high],
        "ci_hc3": [found.difference_hc3.low, found.difference_hc3.high],
        "r2": found.r2,
        "adjusted_se": [means[str(found.reference)].se, means[str(found.compared)].se],
        "interaction_coef": found.interaction.value,
        "interaction_p": found.interaction.p,
        "change_score_diff": found.change_score.value,
        "change_score_p": found.change_score.p,
    }


def b03(case: Case) -> dict[str, Any]:
    """Group by time."""
    table = case.table()
    first, second = sorted(set(table["group"].tolist()))
    found = group_by_time(
        table["pre"], table["post"], table["group"], reference=second, min_per_group=2, missing="omit"
    )
    assert found.compared == first
    change = found.difference_in_change
    return {
        "t_change": change.statistic,
        "df": found.df,
        "F_group_time": found.f,
        "p": found.p,
        "partial_eta2": found.partial_eta2,
        "diff_in_change": change.value,
        "ci": [change.low, change.high],
        "F_between_group": found.f_between,
        "aov_F_interaction": found.f,
    }


def b04(case: Case) -> dict[str, Any]:
    """Two skewed groups."""
    table = case.table()
    order = [name.strip() for name in case.conventions["order"].split(" - ")]
    first, second = (table["value"][table["group"] == name] for name in order)
    found = independent_groups(first, second, ranks=_approach(case), min_per_group=2, missing="omit")
    return {
        "welch_t": found.difference.statistic,
        "welch_df": found.difference.df,
        "welch_p": found.difference.p,
        "welch_ci": [found.difference.low, found.difference.high],
        "student_t": found.student.statistic,
        "hedges_g": found.hedges_g.value,
        "hedges_g_ci": [found.hedges_g.low, found.hedges_g.high],
        "W": found.ranks.w,
        "mw_p": found.ranks.p,
        "cliffs_delta": found.ranks.cliffs_delta,
    }


def b05(case: Case) -> dict[str, Any]:
    """Out of the clinical range."""
    table = case.table()
    found = clinical_range_shift(
        table["pre_clinical"],
        table["post_clinical"],
        table["site"],
        reference="comparison",
        min_per_group=2,
        missing="omit",
    )
    within, between = found.within[str(found.compared)], found.between
    assert within is not None
    assert between is not None
    ratio, odds = between.risk_ratio, between.odds_ratio
    return {
        "discordant": [within.left, within.entered],
        "mcnemar_exact_p": within.exact_p,
        "mcnemar_midp": within.mid_p,
        "left_clinical": found.left_clinical,
        "risk_difference": between.difference.value,
        "rd_ci": [between.difference.low, between.difference.high],
        "risk_ratio": None if ratio is None else ratio.value,
        "rr_ci": None if ratio is None else [ratio.low, ratio.high],
        "odds_ratio": None if odds is None else odds.value,
        "or_ci": None if odds is None else [odds.low, odds.high],
        "fisher_p": between.fisher_p,
    }


def b06(case: Case) -> dict[str, Any]:
    """Too few, all alike, and a single arm."""
    least = int(case.conventions["min_n_inference"])
    tiny = _scenario(case, "n4", min_describe=1, min_inference=least)
    tiny_computed = _scenario(case, "n4", min_describe=1, min_inference=2)
    alike = _scenario(case, "all_same_change", min_inference=least)
    still = _scenario(case, "no_change", min_inference=least)
    arm = _rows(case, "single_arm")
    return {
        "n4_mean_change": tiny.change.value,
        "n4_t_if_computed": tiny_computed.change.statistic,
        "n4": tiny.described_only and "describe_only" in tiny.warnings and _no_inference(tiny),
        "all_same_change_mean": alike.change.value,
        "all_same_change": "constant_change" in alike.warnings and _no_inference(alike),
        "no_change_mean": still.change.value,
        "no_change": "constant_change" in still.warnings and _no_inference(still),
        "single_arm": _comparison_refused(arm)
        and _scenario(case, "single_arm", min_inference=least).n_pairs > 0,
    }


def _rows(case: Case, scenario: str) -> dict[str, NDArray[Any]]:
    table = case.table()
    return {name: values[table["scenario"] == scenario] for name, values in table.items()}


def _scenario(case: Case, scenario: str, **guards: int) -> PairedChange:
    rows = _rows(case, scenario)
    return paired_change(rows["pre"], rows["post"], missing="omit", **guards)


def _no_inference(found: PairedChange) -> bool:
    """No t, p, interval or standardised change; and no number in the whole result that is inf or nan."""
    change = found.change
    absent = (
        change.statistic,
        change.p,
        change.low,
        change.high,
        found.d_z,
        found.g_z,
        found.d_av,
        found.wilcoxon,
    )
    numbers = [
        float(x) for x in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", json.dumps(found.as_dict(), allow_nan=False))
    ]
    return all(value is None for value in absent) and bool(np.isfinite(numbers).all())


def _comparison_refused(arm: dict[str, NDArray[Any]]) -> bool:
    """Every comparison of two groups says plainly that there is one group only."""
    asked = (
        lambda: group_by_time(arm["pre"], arm["post"], arm["group"]),
        lambda: ancova(arm["post"], arm["pre"], arm["group"]),
        lambda: independent_groups(arm["post"], []),
    )
    return all("one group" in _refusal(ask) for ask in asked)


def _refusal(ask: Any) -> str:
    try:
        ask()
    except CannotCompute as refusal:
        return refusal.message if refusal.code == "single_arm" else ""
    return ""
