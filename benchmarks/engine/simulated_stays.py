"""Staying, counting, costs, shares and measures: made-up people whose truth is known."""

from __future__ import annotations

import numpy as np
from benchmarks.engine.simulation import Outcome, Simulation, judged

from beside_stats._result import Estimate
from beside_stats.counts import logistic, negative_binomial, pearson, poisson
from beside_stats.economics import bootstrap, fieller, incremental
from beside_stats.measurement import cohen_kappa, cronbach_alpha, icc
from beside_stats.proportions import clopper_pearson, two_proportions, wilson
from beside_stats.retention import (
    cox,
    cumulative_incidence,
    kaplan_meier,
    logrank,
    restricted_mean_difference,
)

Rng = np.random.Generator
YEAR = 365.0
MEAN_STAY = 400.0


def _stay(rng: Rng, rate: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    left, seen = rng.exponential(1 / rate), rng.uniform(200, 900, rate.size)
    return np.minimum(left, seen), (left <= seen).astype(float)


def _groups(n: int) -> np.ndarray:
    return (np.arange(n) % 2).astype(float)


def still_coming(rng: Rng, n: int, effect: float) -> Outcome:
    days, left = _stay(rng, np.full(n, 1 / effect))
    point = kaplan_meier(days, left, at=[180]).at[0]
    if point.survival is None:
        return Outcome(np.nan)
    return judged(Estimate(value=point.survival, low=point.low, high=point.high), np.exp(-180 / effect))


def mean_days(rng: Rng, n: int, effect: float) -> Outcome:
    group = _groups(n)
    rate = np.exp(effect * group) / MEAN_STAY
    found = restricted_mean_difference(*_stay(rng, rate), group, treated=1, reference=0, horizon=180)
    return judged(found.difference, _days_gained(effect))


def _days_gained(effect: float) -> float:
    rates = np.exp(effect) / MEAN_STAY, 1 / MEAN_STAY
    treated, reference = ((1 - np.exp(-r * 180)) / r for r in rates)
    return float(treated - reference)


def hazard(rng: Rng, n: int, effect: float) -> Outcome:
    x = np.column_stack([_groups(n), rng.normal(size=n)])
    days, left = _stay(rng, np.exp(x @ [effect, 0.2]) / MEAN_STAY)
    return judged(cox(np.ceil(days), left, x).terms[0].coefficient, effect)


def same_pace(rng: Rng, n: int, effect: float) -> Outcome:
    group = _groups(n)
    found = logrank(*_stay(rng, np.exp(effect * group) / MEAN_STAY), group)
    return Outcome(effect, None, found.p < 0.05)


def lost_contact(rng: Rng, n: int, effect: float) -> Outcome:
    days, ended = _stay(rng, np.full(n, 1 / MEAN_STAY))
    way = np.where(ended == 1, np.where(rng.random(n) < effect, "lost", "planned"), "here")
    found = cumulative_incidence(days, way, still_here="here", at=[180])
    if "lost" not in found.causes:
        return Outcome(0.0)
    point = found.at["lost"][0]
    if point.incidence is None:
        return Outcome(np.nan)
    return judged(Estimate(value=point.incidence, low=point.low, high=point.high), _share_lost(effect))


def _share_lost(effect: float) -> float:
    return effect * (1 - float(np.exp(-180 / MEAN_STAY)))


def _sessions(rng: Rng, n: int, effect: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x, months = _groups(n), rng.uniform(1, 18, n)
    mean = months * np.exp(effect * x)
    return rng.negative_binomial(2, 2 / (2 + mean)).astype(float), x, months


def per_month(rng: Rng, n: int, effect: float) -> Outcome:
    counts, x, months = _sessions(rng, n, effect)
    return judged(negative_binomial(counts, x, exposure=months).terms[1].coefficient, effect)


def per_month_robust(rng: Rng, n: int, effect: float) -> Outcome:
    counts, x, months = _sessions(rng, n, effect)
    return judged(poisson(counts, x, exposure=months).terms[1].coefficient, effect)


def _yes(rng: Rng, n: int, effect: float) -> tuple[np.ndarray, np.ndarray]:
    x = rng.normal(size=n)
    return (rng.random(n) < 1 / (1 + np.exp(0.3 - effect * x))).astype(float), x


def odds(rng: Rng, n: int, effect: float) -> Outcome:
    return judged(logistic(*_yes(rng, n, effect), profile=False).terms[1].coefficient, effect)


def odds_profile(rng: Rng, n: int, effect: float) -> Outcome:
    found = logistic(*_yes(rng, n, effect)).terms[1].odds_ratio_profile
    logs = Estimate(
        value=float(np.log(found.value)),
        low=-np.inf if found.low is None else float(np.log(found.low)),
        high=np.inf if found.high is None else float(np.log(found.high)),
    )
    return judged(logs, effect)


def together(rng: Rng, n: int, effect: float) -> Outcome:
    x = rng.normal(size=n)
    return judged(pearson(x, effect * x + np.sqrt(1 - effect**2) * rng.normal(size=n)).r, effect)


def _costs(rng: Rng, n: int, effect: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    arm = _groups(n)
    return rng.normal(1.5 * arm, 1.5), rng.gamma(1.5, 1000, n) + effect * arm, arm


def extra_cost(rng: Rng, n: int, effect: float) -> Outcome:
    found = incremental(*_costs(rng, n, effect), treated=1, reference=0)
    if not found.probability_allowed:
        return Outcome(found.delta_cost.value)
    return judged(found.delta_cost, effect)


def extra_cost_resampled(rng: Rng, n: int, effect: float) -> Outcome:
    found = bootstrap(
        *_costs(rng, n, effect),
        treated=1,
        reference=0,
        values=[1000],
        resamples=1000,
        seed=int(rng.integers(2**31)),
    )
    return judged(found.cost, effect)


def cost_per_unit(rng: Rng, n: int, effect: float) -> Outcome:
    found = incremental(*_costs(rng, n, effect), treated=1, reference=0)
    e, c = found.delta_effect, found.delta_cost
    limits = fieller(e.value, c.value, e.se or 0.0, c.se or 0.0, found.covariance)
    truth, inside = effect / 1.5, True
    if limits.low is not None and limits.high is not None:
        between = limits.low <= truth <= limits.high
        inside = between if limits.kind == "interval" else not between
    # The ratio has no mean when the effect may be zero: bias is of the median's kind, left to the figures.
    return Outcome(truth, inside, None)


def share(rng: Rng, n: int, effect: float) -> Outcome:
    return judged(wilson(rng.binomial(n, effect), n).proportion, effect)


def share_exact(rng: Rng, n: int, effect: float) -> Outcome:
    return judged(clopper_pearson(rng.binomial(n, effect), n).proportion, effect)


def shares_differ(rng: Rng, n: int, effect: float) -> Outcome:
    half = n // 2
    found = two_proportions(rng.binomial(half, 0.3 + effect), half, rng.binomial(half, 0.3), half)
    return judged(found.difference, effect)


def alpha(rng: Rng, n: int, effect: float) -> Outcome:
    items = np.sqrt(effect) * rng.normal(size=(n, 1)) + np.sqrt(1 - effect) * rng.normal(size=(n, 6))
    return judged(cronbach_alpha(items).alpha, 6 * effect / (1 + 5 * effect))


def raters(rng: Rng, n: int, effect: float) -> Outcome:
    spread = np.sqrt((1 - effect) / 2)
    noise = spread * rng.normal(size=(1, 4)) + spread * rng.normal(size=(n, 4))
    return judged(icc(np.sqrt(effect) * rng.normal(size=(n, 1)) + noise).agreement, effect)


def raters_consistent(rng: Rng, n: int, effect: float) -> Outcome:
    noise = np.sqrt(1 - effect) * rng.normal(size=(n, 3))
    return judged(icc(np.sqrt(effect) * rng.normal(size=(n, 1)) + noise).consistency, effect)


def classes(rng: Rng, n: int, effect: float) -> Outcome:
    """The second rater copies the first with probability ``effect``, else draws by herself: kappa = effect."""
    first, own = rng.choice(3, n, p=[0.5, 0.3, 0.2]), rng.choice(3, n, p=[0.5, 0.3, 0.2])
    second = np.where(rng.random(n) < effect, first, own)
    return judged(cohen_kappa(first, second).kappa, effect)


SIMULATIONS = (
    Simulation("Kaplan-Meier at 180 days", still_coming, MEAN_STAY, None, lambda e: float(np.exp(-180 / e))),
    Simulation("difference of mean days to 180", mean_days, 0.6, 0.0, _days_gained),
    Simulation("log-rank test", same_pace, 0.6, 0.0),
    Simulation("Cox, log hazard ratio", hazard, 0.6, 0.0, note="two covariates, Wald"),
    Simulation("Aalen-Johansen at 180 days", lost_contact, 0.5, None, _share_lost),
    Simulation("negative binomial, log rate ratio", per_month, 0.4, 0.0, note="theta 2"),
    Simulation("Poisson HC0, log rate ratio", per_month_robust, 0.4, 0.0, note="the same counts"),
    Simulation("logistic, Wald", odds, 0.7, 0.0),
    Simulation("logistic, profile", odds_profile, 0.7, None),
    Simulation("Pearson correlation", together, 0.4, 0.0),
    Simulation("incremental cost, normal", extra_cost, 0.0, 0.0, note="gamma costs"),
    Simulation("incremental cost, bootstrap", extra_cost_resampled, 0.0, 0.0, note="1,000 resamples"),
    Simulation("Fieller, cost per unit", cost_per_unit, 800.0, None, lambda e: e / 1.5),
    Simulation("proportion 0.3, Wilson", share, 0.3, None),
    Simulation("proportion 0.05, Wilson", share, 0.05, None),
    Simulation("proportion 0.05, Clopper-Pearson", share_exact, 0.05, None),
    Simulation("difference of proportions, Newcombe", shares_differ, 0.2, 0.0),
    Simulation("Cronbach's alpha, Feldt", alpha, 0.4, None, lambda e: 6 * e / (1 + 5 * e)),
    Simulation("ICC(2,1), 4 raters", raters, 0.6, None),
    Simulation("ICC(3,1), 3 raters", raters_consistent, 0.6, None),
    Simulation("Cohen's kappa", classes, 0.6, 0.0),
)
