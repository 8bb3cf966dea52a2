"""Change, comparison, mechanism: made-up people whose truth is known."""

from __future__ import annotations

import numpy as np
from benchmarks.engine.simulation import Outcome, Simulation, judged

from beside_stats.comparison import ancova, independent_groups, paired_change
from beside_stats.mechanism import mediation
from beside_stats.missing import impute, pooled_regression
from beside_stats.moderation import moderation
from beside_stats.nonrandomised import weighted_comparison
from beside_stats.repeated import mixed_model

Rng = np.random.Generator


def paired(rng: Rng, n: int, effect: float) -> Outcome:
    pre = rng.normal(size=n)
    post = 0.6 * pre + 0.8 * rng.normal(size=n) + effect
    return judged(paired_change(pre, post).change, effect)


def paired_skewed(rng: Rng, n: int, effect: float) -> Outcome:
    pre = rng.gamma(1.5, size=n)
    return judged(paired_change(pre, pre + rng.exponential(size=n) - 1 + effect).change, effect)


def standardised_change(rng: Rng, n: int, effect: float) -> Outcome:
    pre = rng.normal(size=n)
    found = paired_change(pre, pre + rng.normal(effect, 1, size=n)).g_z
    return Outcome(np.nan) if found is None else judged(found, effect)


def welch(rng: Rng, n: int, effect: float) -> Outcome:
    cut = n // 3
    return judged(
        independent_groups(rng.normal(effect, 1, n - cut), rng.normal(0, 1.6, cut)).difference, effect
    )


def two_sites(rng: Rng, n: int, effect: float) -> Outcome:
    group = (np.arange(n) < 0.6 * n).astype(float)
    pre = rng.normal(0.3 * group, 1)
    post = 0.6 * pre + effect * group + rng.normal(0, 0.6 + 0.4 * group)
    return judged(ancova(post, pre, group, reference=0.0, min_per_group=5).difference_hc3, effect)


def overlap(rng: Rng, n: int, effect: float) -> Outcome:
    c = rng.normal(size=(2, n))
    arm = (rng.random(n) < 1 / (1 + np.exp(-0.6 * c[0]))).astype(float)
    y = effect * arm + 0.7 * c[0] + 0.3 * c[1] + rng.normal(size=n)
    return judged(weighted_comparison(arm, {"c1": c[0], "c2": c[1]}, y).difference, effect)


def slopes_differ(rng: Rng, n: int, effect: float) -> Outcome:
    person, time = np.repeat(np.arange(n), 4), np.tile(np.arange(4.0), n)
    group = (person % 2).astype(float)
    own = rng.normal(size=(n, 2)) * [1.0, 0.4]
    score = own[person, 0] + (own[person, 1] + effect * group) * time + rng.normal(size=4 * n)
    kept = (time == 0) | (rng.random(4 * n) > 0.2)
    terms = {"time": time[kept], "group": group[kept], "both": (time * group)[kept]}
    model = mixed_model(score[kept], person[kept], fixed=terms, time=time[kept])
    return judged(model.estimate("both"), effect)


def indirect(rng: Rng, n: int, effect: float) -> Outcome:
    x = (np.arange(n) % 2).astype(float)
    m = effect * 2 * x + rng.normal(size=n)
    y = 0.39 * m + rng.normal(size=n)
    found = mediation(x, m, y, resamples=1000, seed=int(rng.integers(2**31)))
    return judged(_without_p(found.indirect), effect * 2 * 0.39)


def interaction(rng: Rng, n: int, effect: float) -> Outcome:
    x, z = (np.arange(n) % 2).astype(float), rng.normal(size=n)
    y = 0.3 * x + 0.3 * z + effect * x * z + rng.normal(size=n)
    return judged(moderation(x, z, y).interaction, effect)


def imputed_slope(rng: Rng, n: int, effect: float) -> Outcome:
    x = rng.normal(size=n)
    other = 0.5 * x + rng.normal(size=n)
    y = effect * x + 0.5 * other + rng.normal(size=n)
    y[rng.random(n) < 0.3 / (1 + np.exp(-x)) * 1.6] = np.nan
    filled = impute({"x": x, "other": other, "y": y}, m=20, seed=int(rng.integers(2**31)))
    pooled = pooled_regression(filled, "y", ["x", "other"])
    return judged(next(t.estimate for t in pooled.terms if t.name == "x"), effect)


def _without_p(estimate):  # type: ignore[no-untyped-def]
    """The alarm of a bootstrap is that its interval leaves zero out."""
    from dataclasses import replace

    return replace(estimate, p=None)


SIMULATIONS = (
    Simulation("paired change, t", paired, 0.0, 0.0, note="normal scores"),
    Simulation("paired change, t, skewed", paired_skewed, 0.0, 0.0, note="gains exponential"),
    Simulation("standardised change g_z", standardised_change, 0.5, 0.0),
    Simulation("two groups, Welch", welch, 0.0, 0.0, note="1:2, SD 1.6 and 1"),
    Simulation("ANCOVA, HC3", two_sites, 0.0, 0.0, note="40:60, unequal scatter"),
    Simulation("overlap weights", overlap, 0.0, 0.0, note="two covariates"),
    Simulation("mixed model, slopes by group", slopes_differ, 0.0, 0.0, note="4 waves, 20% missing"),
    Simulation(
        "mediation, percentile", indirect, 0.195, 0.0, lambda e: e * 2 * 0.39, "1,000 resamples, b = 0.39"
    ),
    Simulation("moderation, interaction", interaction, 0.0, 0.0),
    Simulation("20 imputations, pooled slope", imputed_slope, 0.0, 0.0, note="outcome missing at random"),
)
