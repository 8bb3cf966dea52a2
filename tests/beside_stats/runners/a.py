"""Family A: individual change."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from beside_stats._result import CannotCompute
from beside_stats.comparison import table_tests
from beside_stats.individual import (
    ClinicalChange,
    Norm,
    clinically_significant_change,
    person_slopes,
    reliable_change,
    reliable_change_variants,
)
from beside_stats.proportions import two_proportions
from tests.beside_stats.case import Case

# The cases ask for an own SD whatever n is; the product's default asks for 30 people.
OWN_SD = 2


def a01(case: Case) -> dict[str, Any]:
    """Reliable change with the own SD and with the manual's."""
    table, given = case.table(), case.conventions
    named = re.search(r"reference SD ([\d.]*\d)", str(given.get("sd_source")))
    reference = given.get("sd_reference", named and named[1])
    common = {
        "reliability": given["reliability"],
        "better_is": given["better_is"],
        "critical": given["critical_value"],
        "min_own_sd": OWN_SD,
    }
    own = reliable_change(table["pre"], table["post"], **common)
    manual = reliable_change(table["pre"], table["post"], sd=float(reference), **common)
    return {
        "n_total": own.n_eligible,
        "n_assessed": own.n_used,
        "sd_baseline": own.sd,
        "sem": own.sem,
        "sdiff": own.sdiff,
        "reliable_change_points": own.points_needed,
        "rci": own.rci,
        "category": own.category,
        "counts": own.counts,
        "ref_sd_sdiff": manual.sdiff,
        "ref_sd_rci": manual.rci,
        "ref_sd_category": manual.category,
        "ref_sd_counts": manual.counts,
    }


def _norm(given: dict[str, Any] | None) -> Norm | None:
    return None if given is None else Norm(mean=given["M"], sd=given["SD"])


def _clinical(case: Case) -> dict[str, ClinicalChange]:
    table, given = case.table(), case.conventions
    clinical = _norm(given.get("clinical_norm"))
    if clinical is None:
        baseline = table["pre"][~np.isnan(table["pre"])]
        clinical = Norm(
            mean=float(baseline.mean()), sd=float(np.std(baseline, ddof=1)), population="own baseline"
        )
    return {
        letter: clinically_significant_change(
            table["pre"],
            table["post"],
            reliability=given["reliability"],
            better_is=given["better_is"],
            clinical=clinical,
            functional=_norm(given.get("functional_norm")),
            sd=given.get("sd_reference"),
            cutoff=letter,
            min_own_sd=OWN_SD,
            min_shares=5,
        )
        for letter in ("a", "b", "c")
    }


def _clinical_values(found: dict[str, ClinicalChange]) -> dict[str, Any]:
    best = found["c"]
    share = best.recovered_share
    values = {
        "cut_a": best.cutoffs.a,
        "cut_b": best.cutoffs.b,
        "cut_c": best.cutoffs.c,
        "sdiff": best.sdiff,
        "rci": best.rci,
        "clinical_at_start_and_assessed": best.clinical_at_start,
        "recovered_of_clinical_at_start": best.recovered_of_clinical,
        "recovered_wilson_95": None if share is None else [share.low, share.high],
    }
    for letter, one in found.items():
        values |= {f"state_{letter}": one.state, f"counts_{letter}": one.counts}
    return values


def a02(case: Case) -> dict[str, Any]:
    """Cut-offs from published norms."""
    return _clinical_values(_clinical(case))


def a03(case: Case) -> dict[str, Any]:
    """Higher is better; the clinical norm is the sample's own baseline."""
    return _clinical_values(_clinical(case))


def a04(case: Case) -> dict[str, Any]:
    """Every formula."""
    table, other, given = case.table(), case.table("comparison.csv"), case.conventions
    found = reliable_change_variants(
        table["pre"],
        table["post"],
        reliability=given["reliability"],
        reliability_post=given.get("reliability_post_for_NK"),
        comparison_pre=other["pre"],
        comparison_post=other["post"],
        min_own_sd=3,
        min_comparison=4,
    )
    assert found.srb is not None
    plain = {name: getattr(found, name) for name in ("jt", "gln", "hll", "en", "nk", "r_dd", "ha")}
    return plain | {
        "srb_see": found.srb.see,
        "srb_z": found.srb.z,
        "srb_t": found.srb.t,
        "srb_p": found.srb.p,
    }


def a05(case: Case) -> dict[str, Any]:
    """The textbook example: one person."""
    found, table, given = _clinical(case), case.table(), case.conventions
    change = reliable_change(
        table["pre"],
        table["post"],
        reliability=given["reliability"],
        better_is=given["better_is"],
        sd=given["sd_reference"],
    )
    values = _clinical_values(found)
    return values | {"sem": change.sem, "rci_rounded": np.round(change.rci, 2)}


def _refused(case: Case, scenario: str) -> CannotCompute | None:
    """The refusal of a scenario with the own SD, None when a result was given."""
    table = case.table()
    rows = table["scenario"] == scenario
    try:
        reliable_change(
            table["pre"][rows],
            table["post"][rows],
            reliability=case.conventions["reliability"],
            better_is=case.conventions["better_is"],
            min_own_sd=OWN_SD,
        )
    except CannotCompute as refusal:
        return refusal
    return None


def a06(case: Case) -> dict[str, Any]:
    """Where no index can be given."""
    table, given = case.table(), case.conventions
    rows = table["scenario"] == "three_people"
    three = reliable_change(
        table["pre"][rows],
        table["post"][rows],
        reliability=given["reliability"],
        better_is=given["better_is"],
        min_own_sd=OWN_SD,
    )
    zero, one, none = (_refused(case, name) for name in ("zero_sd", "one_person", "no_post"))
    n_none = int((table["scenario"] == "no_post").sum())
    return {
        "zero_sd": zero is not None and zero.code == "zero_sd" and "manual" in zero.message,
        "one_person": one is not None and one.code == "too_few" and "manual" in one.message,
        "no_post": none is not None and none.code == "nobody_assessed" and f"0 of {n_none}" in none.message,
        "three_people_rci": three.rci,
        "three_people": three.shares is None and "too_few_for_group_summary" in three.warnings,
    }


def a07(case: Case) -> dict[str, Any]:
    """Published counts, two arms."""
    table = case.table()
    counts = np.column_stack([values for name, values in table.items() if name != "arm"]).astype(int)
    totals = counts.sum(axis=1)
    improved, worse = (
        two_proportions(int(counts[0, k]), int(totals[0]), int(counts[1, k]), int(totals[1]), min_group=2)
        for k in (0, 2)
    )
    whole = table_tests(counts)
    return {
        "pct_improved": np.round(100 * np.array([improved.first.value, improved.second.value]), 1),
        "pct_deteriorated": np.round(100 * np.array([worse.first.value, worse.second.value]), 1),
        "rd_improved": improved.difference.value,
        "rd_improved_ci": [improved.difference.low, improved.difference.high],
        "p_fisher_improved": improved.fisher_p,
        "p_chisq_improved": improved.chi_square_p,
        "rd_deteriorated": worse.difference.value,
        "rd_deteriorated_ci": [worse.difference.low, worse.difference.high],
        "p_fisher_deteriorated": worse.fisher_p,
        "p_chisq_deteriorated": worse.chi_square_p,
        "p_chisq_2x3": whole.chi_square_p,
        "p_fisher_2x3": whole.fisher_p,
    }


def a08(case: Case) -> dict[str, Any]:
    """Slopes of persons."""
    table = case.table()
    found = person_slopes(table["score"], table["id"], table["years"], missing="omit")
    return {
        "fixed": [found.intercept.value, found.average_slope.value],
        "blup_slope": found.deviation,
        "cond_sd": found.conditional_sd,
        "person_slope": found.slope,
        "n_obs": found.n_obs,
    }
