"""Retention: curves, tests, models, competing endings, episodes."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from beside_stats._result import CannotCompute
from beside_stats.retention import (
    concordance,
    cox,
    cumulative_incidence,
    episodes,
    fine_gray,
    gray_test,
    kaplan_meier,
    logrank,
    proportional_hazards,
    restricted_mean_difference,
)
from tests.beside_stats.case import Case

NOT_COVARIATES = {"id", "days", "left", "ending"}


def g01(case: Case) -> dict[str, Any]:
    data, at = case.table(), _times(case)
    days, left = data["days"], data["left"]
    # The comparison (last column) is the first term of the model, the covariates follow in file order.
    *others, last = (name for name in data if name not in NOT_COVARIATES)
    names = [last, *others]
    x = np.column_stack([data[name] for name in names])
    group = data[str(case.conventions.get("group", last))]
    curve = kaplan_meier(days, left, at=at)
    low, high = sorted(set(group.tolist()))
    means = restricted_mean_difference(
        days, left, group, treated=high, reference=low, horizon=_horizon(case, at)
    )
    test = logrank(days, left, group)
    efron, breslow = cox(days, left, x, names=names), cox(days, left, x, names=names, ties="breslow")
    constant = proportional_hazards(days, left, x, names=names)
    beta = [term.coefficient.value for term in efron.terms]
    return {
        "at": at,
        "survival": [p.survival for p in curve.at],
        "se": [p.se for p in curve.at],
        "ci_low": [p.low for p in curve.at],
        "ci_high": [p.high for p in curve.at],
        "at_risk": [p.at_risk for p in curve.at],
        "median": curve.median.value if curve.median else None,
        "median_ci": [curve.median_low, curve.median_high],
        "rmst": [means.reference.value, means.treated.value],
        "rmst_se": [means.reference.se, means.treated.se],
        "rmst_diff": means.difference.value,
        "rmst_diff_se": means.difference.se,
        "logrank_chisq": test.chi_square,
        "logrank_p": test.p,
        "cox_coef": beta,
        "cox_se": [term.coefficient.se for term in efron.terms],
        "cox_loglik": efron.log_likelihood,
        "hazard_ratio": [term.hazard_ratio.value for term in efron.terms],
        "hr_ci": [t.hazard_ratio.low for t in efron.terms] + [t.hazard_ratio.high for t in efron.terms],
        "breslow_coef": [term.coefficient.value for term in breslow.terms],
        "concordance": concordance(days, left, x @ np.array(beta)),
        "ph_chisq": [t.chi_square for t in (*constant.terms, constant.overall)],
        "ph_p": [t.p for t in (*constant.terms, constant.overall)],
    }


def g02(case: Case) -> dict[str, Any]:
    data = case.table()
    found: dict[str, Any] = {}
    times = {int(m.group(1)) for key in case.expected if (m := re.search(r"_(\d+)$", key))}
    curve = kaplan_meier(data["days"], data["left"], at=sorted(times))
    for point in curve.at:
        found[f"survival_at_{point.time:g}"] = point.survival
        found[f"at_risk_{point.time:g}"] = point.at_risk
    no_width_of_zero = all(point.low is None and point.high is None for point in curve.at)
    found["behaviour"] = (
        curve.median is None
        and "median_not_reached" in curve.warnings
        and "no_events" in curve.warnings
        and no_width_of_zero
        and _code(lambda: cox(data["days"], data["left"], data["id"])) == "no_events"
        and _code(lambda: logrank(data["days"], data["left"], data["id"] > data["id"].mean())) == "no_events"
    )
    return found | {"n_events": curve.n_events, "median": curve.median.value if curve.median else None}


def g03(case: Case) -> dict[str, Any]:
    data = case.table()
    curve = kaplan_meier(data["days"], data["left"])
    assert ("few_people" in curve.warnings) == (len(data["days"]) < 10)
    return {
        "times": curve.times,
        "at_risk": curve.at_risk.astype(int),
        "events": curve.events.astype(int),
        "survival": curve.survival,
        "median": curve.median.value if curve.median else None,
    }


def g04(case: Case) -> dict[str, Any]:
    data, at = case.table(), _times(case)
    days, ending, program = data["days"], data["ending"], data["program"]
    here = str(case.conventions.get("still_here", "still_here"))
    cause = _cause(case, set(ending.tolist()) - {here})
    curves = cumulative_incidence(days, ending, still_here=here, at=at)
    short = {"lost_contact": "lost"}.get(cause, cause)
    gray = gray_test(days, ending, program, cause=cause, still_here=here)
    regression = fine_gray(days, ending, program, cause=cause, still_here=here).terms[0].coefficient
    specific = cox(days, (ending == cause).astype(float), program).terms[0].coefficient
    found: dict[str, Any] = {}
    for key in case.expected:
        what, _, said = key.partition("_")
        way = next((c for c in curves.causes if str(c).startswith(said)), None)
        if what in ("cif", "se") and way is not None:
            found[key] = [p.incidence if what == "cif" else p.se for p in curves.at[way]]
    return found | {
        "at": at,
        f"gray_chisq_{short}": gray.chi_square,
        f"gray_p_{short}": gray.p,
        "fine_gray_coef": regression.value,
        "fine_gray_se": regression.se,
        "cause_specific_coef": specific.value,
        "one_minus_km_wrong": curves.naive_one_minus_km[cause][-1],
    }


def g05(case: Case) -> dict[str, Any]:
    contacts, people = case.table("contacts.csv"), case.table("people.csv")
    rule = str(case.conventions.get("gap_rule", "strictly more than"))
    until = dict(zip(people["id"].tolist(), people["study_end"].tolist(), strict=True))
    found = episodes(
        contacts["id"],
        contacts["day"],
        observed_until=until,
        gap_days=float(case.conventions.get("gap_days", 90)),
        rule="at_least" if "at least" in rule or "or more" in rule else "more_than",
    )
    durations, ended = found.first_durations(), found.first_ended()
    curve = kaplan_meier(durations, ended, at=sorted(set(durations.tolist())))
    return {
        "episodes": [
            {
                "id": _whole(e.person),
                "episode": e.number,
                "start": _whole(e.start),
                "last": _whole(e.last),
                "ended": int(e.ended),
                "end": _whole(e.end),
            }
            for e in sorted(found.episodes, key=lambda e: (e.person, e.number))
        ],
        "first_episode_km_times": [p.time for p in curve.at],
        "first_episode_km": [p.survival for p in curve.at],
        "returned": sorted(_whole(p) for p in found.returned),
    }


def _times(case: Case) -> list[int]:
    """The times asked for stand with the expected values."""
    given = case.conventions.get("at") or case.expected["at"]["value"]
    return list(given) if isinstance(given, list) else [given]


def _horizon(case: Case, at: list[int]) -> float:
    if "horizon" in case.conventions:
        return float(case.conventions["horizon"])
    said = re.search(r"RMST to (\d+(?:\.\d+)?)", str(case.spec.get("method", "")))
    return float(said.group(1)) if said else float(at[-1])


def _cause(case: Case, causes: set[Any]) -> str:
    if "cause" in case.conventions:
        return str(case.conventions["cause"])
    said = re.search(r"for '([^']+)'", str(case.spec.get("method", "")))
    return said.group(1) if said else sorted(causes)[0]


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _code(call: Any) -> str:
    try:
        call()
    except CannotCompute as refusal:
        return refusal.code
    return "computed"
