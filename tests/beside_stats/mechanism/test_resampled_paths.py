"""Resamples counted in one matrix product say what a regression of each resample says."""

from __future__ import annotations

import numpy as np
import pytest

from beside_stats._result import CannotCompute
from beside_stats.mechanism import mediation, natural_effects, parallel_mediation, relative_importance
from tests.beside_stats.mechanism.people import chain, plain_fit


def test_each_resample_equals_its_own_regressions() -> None:
    data = chain(40)
    drawn = np.random.default_rng(3).integers(0, 40, size=(120, 40))
    found = mediation(
        data["x"], data["m"], data["y"], covariates={"c": data["c"]}, indices=drawn, intervals=("percentile",)
    )
    products = []
    for rows in drawn:
        x, c, m, y = (data[name][rows] for name in ("x", "c", "m", "y"))
        products.append(plain_fit(m, x, c)[1] * plain_fit(y, m, x, c)[1])
    assert found.resampled is not None
    assert found.resampled.mean == pytest.approx(np.mean(products), rel=1e-10)
    assert found.resampled.se == pytest.approx(np.std(products, ddof=1), rel=1e-10)
    assert found.intervals["percentile"] == pytest.approx(np.quantile(products, [0.025, 0.975]), rel=1e-10)


def test_natural_effects_of_a_resample_equal_its_own_regressions() -> None:
    data = chain(50)
    drawn = np.random.default_rng(4).integers(0, 50, size=(60, 50))
    found = natural_effects(data["x"], data["m"], data["y"], covariates={"c": data["c"]}, indices=drawn)
    direct = []
    for rows in drawn:
        x, c, m, y = (data[name][rows] for name in ("x", "c", "m", "y"))
        i, a, g = plain_fit(m, x, c)
        _, bx, _, bxm, _ = plain_fit(y, x, m, x * m, c)
        direct.append(bx + bxm * np.mean(i + a + g * c))
    assert found.ade_1.se == pytest.approx(np.std(direct, ddof=1), rel=1e-9)


@pytest.mark.parametrize("jobs", [2, -1])
def test_the_numbers_do_not_depend_on_the_cores(jobs: int) -> None:
    data = chain(1000)
    given = data["x"], data["m"], data["y"]
    one, many = (
        mediation(*given, seed=5, resamples=1200, jobs=j, intervals=("percentile", "bc")) for j in (1, jobs)
    )
    assert one.intervals == many.intervals
    assert one.resampled == many.resampled


def test_the_numbers_do_not_depend_on_where_the_work_is_done() -> None:
    """Other processes stand for the workers of a cluster: same seed, same limits (jobs=None takes what is set)."""
    from joblib import parallel_config

    data = chain(1000)
    given = data["x"], {"m": data["m"], "c": data["c"]}, data["y"]
    here = parallel_mediation(*given, seed=5, resamples=1200)
    with parallel_config(backend="multiprocessing", n_jobs=2):
        there = parallel_mediation(*given, seed=5, resamples=1200, jobs=None)
    assert here == there


def test_a_seed_sequence_gives_the_same_numbers_twice() -> None:
    data, seed = chain(60), np.random.SeedSequence(99)
    first, second = (mediation(data["x"], data["m"], data["y"], seed=seed, resamples=200) for _ in range(2))
    assert first.intervals == second.intervals
    assert first.seed == 99


def test_without_a_seed_nothing_is_drawn() -> None:
    data = chain(60)
    with pytest.raises(CannotCompute) as refusal:
        mediation(data["x"], data["m"], data["y"])
    assert refusal.value.code == "no_seed"


def test_resamples_without_a_solution_are_counted() -> None:
    data = chain(40)
    drawn = np.random.default_rng(3).integers(0, 40, size=(200, 40))
    drawn[:4] = 0  # one person forty times
    found = mediation(data["x"], data["m"], data["y"], indices=drawn)
    assert found.resampled is not None and found.resampled.degenerate == 4 and found.resampled.n == 196
    assert "degenerate_resamples" in found.warnings


def test_too_many_resamples_without_a_solution_are_refused() -> None:
    data = chain(40)
    data["x"] = np.r_[1.0, np.zeros(39)]  # every third resample holds nobody of the program
    with pytest.raises(CannotCompute) as refusal:
        mediation(data["x"], data["m"], data["y"], seed=1, resamples=300)
    assert refusal.value.code == "degenerate_resamples"


@pytest.mark.parametrize("bad", [[[0, 40]], [[-1, 2]], [[0.5, 1.0]], [1, 2, 3], []])
def test_positions_outside_the_people_are_refused(bad: list[object]) -> None:
    data = chain(40)
    with pytest.raises(CannotCompute) as refusal:
        mediation(data["x"], data["m"], data["y"], indices=np.array(bad))
    assert refusal.value.code == "bad_resamples"


def test_relative_importance_adds_up_and_agrees_with_all_orders() -> None:
    """BTC-017: competing predictors with the score at the start always in; three predictors have six orders."""
    from itertools import permutations

    rng = np.random.default_rng(2)
    p, start = rng.normal(size=(3, 70)), rng.normal(size=70)
    y = 0.5 * p[0] + 0.3 * p[1] + start + rng.normal(size=70)

    def told(*columns: np.ndarray) -> float:
        design = np.column_stack([np.ones(70), start, *columns])
        away = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
        return float(1 - away @ away / np.sum((y - y.mean()) ** 2))

    by_order = np.zeros(3)
    for order in permutations(range(3)):
        for place, j in enumerate(order):
            before = [p[k] for k in order[:place]]
            by_order[j] += (told(*before, p[j]) - told(*before)) / 6
    found = relative_importance(
        y, dict(zip("abc", p, strict=True)), always={"start": start}, seed=1, resamples=200
    )
    assert [found.shares[name].value for name in "abc"] == pytest.approx(by_order, abs=1e-10)
    assert found.always == pytest.approx(told(), abs=1e-10)
    assert found.always + sum(e.value for e in found.shares.values()) == pytest.approx(found.r2)
