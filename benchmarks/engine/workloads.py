"""What is measured: data of a fixed seed, and one call of ours on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Data = dict[str, np.ndarray]


@dataclass(frozen=True)
class Workload:
    """``wanted`` is the time to reach on two cores, in seconds; ``grows`` names a series of growing size."""

    name: str
    data: Callable[[], Data]
    run: Callable[[Data], Any]
    wanted: float | None = None
    grows: str = ""


def chain(n: int) -> Data:
    """Program, mediator, outcome and one covariate."""
    rng = np.random.default_rng(n)
    x, c = rng.integers(0, 2, n).astype(float), rng.normal(size=n)
    m = 0.4 * x + 0.3 * c + rng.normal(size=n)
    return {"x": x, "c": c, "m": m, "y": 0.4 * m + 0.2 * x + 0.2 * c + rng.normal(size=n)}


def waves(people: int) -> Data:
    """Four fixed waves, random intercept and slope, a fifth of the later scores missing."""
    rng = np.random.default_rng(people)
    person, time = np.repeat(np.arange(people), 4), np.tile(np.arange(4.0), people)
    group = (person % 2).astype(float)
    own = rng.normal(size=(people, 2)) * [3, 0.8]
    score = (
        20 + own[person, 0] + (own[person, 1] - 0.5 - 0.4 * group) * time + rng.normal(size=4 * people) * 2
    )
    kept = (time == 0) | (rng.random(4 * people) > 0.2)
    return {"person": person[kept], "time": time[kept], "group": group[kept], "score": score[kept]}


def stays(n: int) -> Data:
    """Whole days of stay with many ties, five covariates."""
    rng = np.random.default_rng(n)
    x = rng.normal(size=(n, 5))
    left = rng.exponential(400 * np.exp(-x @ np.array([0.3, -0.2, 0.1, 0.0, 0.2])))
    seen = rng.uniform(1, 1500, n)
    return {"days": np.ceil(np.minimum(left, seen)), "left": (left <= seen).astype(float), "x": x}


def holes(n: int) -> Data:
    """Eight correlated columns, a fifth of each but the first missing."""
    rng = np.random.default_rng(n)
    values = rng.normal(size=(n, 8)) + rng.normal(size=(n, 1))
    values[:, 1:][rng.random((n, 7)) < 0.2] = np.nan
    return {f"v{j}": values[:, j] for j in range(8)}


def arms(n: int) -> Data:
    """Cost and effect of two arms."""
    rng = np.random.default_rng(n)
    arm = (np.arange(n) < n // 2).astype(float)
    return {"arm": arm, "effect": rng.normal(arm, 3), "cost": rng.gamma(2, 1500, n) + 800 * arm}


def sessions(n: int) -> Data:
    """Overdispersed counts with months of exposure."""
    rng = np.random.default_rng(n)
    x, months = rng.normal(size=(n, 2)), rng.uniform(1, 24, n)
    mean = months * np.exp(0.2 + x @ np.array([0.3, -0.1]))
    return {"x": x, "months": months, "count": rng.negative_binomial(1.5, 1.5 / (1.5 + mean)).astype(float)}


def _mediation(d: Data, resamples: int = 5000) -> Any:
    from beside_stats.mechanism import mediation

    return mediation(d["x"], d["m"], d["y"], covariates={"c": d["c"]}, resamples=resamples, seed=1)


def _mixed(d: Data) -> Any:
    from beside_stats.repeated import mixed_model

    fixed = {"time": d["time"], "group": d["group"], "both": d["time"] * d["group"]}
    return mixed_model(
        d["score"], d["person"], fixed=fixed, time=d["time"], degrees_of_freedom="satterthwaite"
    )


def _curve(d: Data) -> Any:
    from beside_stats.retention import kaplan_meier

    return kaplan_meier(d["days"], d["left"])


def _cox(d: Data) -> Any:
    from beside_stats.retention import cox

    return cox(d["days"], d["left"], d["x"])


def _impute(d: Data) -> Any:
    from beside_stats.missing import impute

    return impute(d, m=50, iterations=5, seed=1)


def _plane(d: Data, resamples: int = 5000) -> Any:
    from beside_stats.economics import bootstrap

    return bootstrap(
        d["effect"], d["cost"], d["arm"], treated=1, reference=0, values=[1000], resamples=resamples, seed=1
    )


def _counts(d: Data) -> Any:
    from beside_stats.counts import negative_binomial

    return negative_binomial(d["count"], d["x"], exposure=d["months"])


def _incidence(d: Data) -> Any:
    from beside_stats.retention import cumulative_incidence

    ways = np.where(d["left"] == 1, np.where(d["x"][:, 0] > 0, "planned", "lost"), "here")
    return cumulative_incidence(d["days"], ways, still_here="here")


def _overlap(d: Data) -> Any:
    from beside_stats.nonrandomised import weighted_comparison

    return weighted_comparison(d["x"], {"c": d["c"]}, d["y"])


def _region(d: Data) -> Any:
    from beside_stats.moderation import moderation

    return moderation(d["x"], d["c"], d["y"])


def _table(d: Data) -> Any:
    from beside_stats.publication import suppress

    return suppress(d["table"], rows=list("abcd"), columns=list("wxyz"))


def _omega(d: Data) -> Any:
    from beside_stats.measurement import omega_total

    return omega_total(np.column_stack(list(d.values())))


def _change(d: Data) -> Any:
    from beside_stats.individual import reliable_change

    return reliable_change(d["m"], d["y"], reliability=0.85, sd=1.2, better_is="lower")


SMALL_TABLE = np.array([[3, 1, 22, 6], [12, 9, 31, 4], [7, 11, 2, 8], [15, 14, 40, 19]])

WORKLOADS = (
    Workload("mediation n=200, 5,000 resamples", lambda: chain(200), _mediation, 0.05, "resampled rows"),
    Workload("mediation n=1,000, 5,000 resamples", lambda: chain(1000), _mediation, None, "resampled rows"),
    Workload("mediation n=5,000, 5,000 resamples", lambda: chain(5000), _mediation, 0.7, "resampled rows"),
    Workload(
        "mediation n=200, 1,000 resamples",
        lambda: chain(200),
        lambda d: _mediation(d, 1000),
        None,
        "resamples",
    ),
    Workload(
        "mediation n=200, 20,000 resamples",
        lambda: chain(200),
        lambda d: _mediation(d, 20000),
        None,
        "resamples",
    ),
    Workload("mixed model 200 x 4", lambda: waves(200), _mixed, 0.05, "people"),
    Workload("mixed model 2,000 x 4", lambda: waves(2000), _mixed, None, "people"),
    Workload("mixed model 20,000 x 4", lambda: waves(20000), _mixed, 0.5, "people"),
    Workload("Kaplan-Meier n=1,000", lambda: stays(1000), _curve, None, "people"),
    Workload("Kaplan-Meier n=10,000", lambda: stays(10000), _curve, None, "people"),
    Workload("Kaplan-Meier n=100,000", lambda: stays(100000), _curve, 0.01, "people"),
    Workload("Cox 5 covariates n=1,000", lambda: stays(1000), _cox, None, "people"),
    Workload("Cox 5 covariates n=10,000", lambda: stays(10000), _cox, None, "people"),
    Workload("Cox 5 covariates n=100,000", lambda: stays(100000), _cox, 0.3, "people"),
    Workload("Aalen-Johansen n=100,000", lambda: stays(100000), _incidence),
    Workload("50 imputations 200 x 8", lambda: holes(200), _impute, 0.1, "people"),
    Workload("50 imputations 2,000 x 8", lambda: holes(2000), _impute, 0.7, "people"),
    Workload("cost bootstrap n=100, 5,000 resamples", lambda: arms(100), _plane, None, "resamples"),
    Workload(
        "cost bootstrap n=100, 20,000 resamples",
        lambda: arms(100),
        lambda d: _plane(d, 20000),
        None,
        "resamples",
    ),
    Workload("negative binomial n=1,000", lambda: sessions(1000), _counts),
    Workload("overlap weights n=1,000", lambda: chain(1000), _overlap),
    Workload("Johnson-Neyman n=1,000", lambda: chain(1000), _region),
    Workload("reliable change n=1,000", lambda: chain(1000), _change),
    Workload(
        "omega total n=1,000, 8 items", lambda: {k: np.nan_to_num(v) for k, v in holes(1000).items()}, _omega
    ),
    Workload("suppression of a 4 x 4 table", lambda: {"table": SMALL_TABLE}, _table),
)
