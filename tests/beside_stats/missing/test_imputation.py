"""Multiple imputation: what stays as it was, what is repeatable, what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from beside_stats._result import CannotCompute
from beside_stats.missing import impute, pooled_regression


def scores(n: int = 100, *, seed: int = 6, lost: float = 0.25) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    before = rng.normal(10, 2, size=n)
    support = 0.5 * before + rng.normal(size=n)
    after = 0.8 * before - 0.3 * support + rng.normal(size=n)
    after[rng.random(n) < lost] = np.nan
    support[rng.random(n) < lost / 2] = np.nan
    return {"before": before, "support": support, "after": after}


def refusal(columns: Any, **options: Any) -> str:
    with pytest.raises(CannotCompute) as found:
        impute(columns, **({"seed": 1} | options))
    return found.value.code


@pytest.mark.parametrize("method", ["norm", "pmm"])
def test_what_was_seen_stays_as_it_was(method: str) -> None:
    data = scores()
    found = impute(data, seed=1, method=method)
    assert found.m == 34 or found.m >= 20
    assert np.isfinite(found.values).all()
    for name, values in data.items():
        seen = ~np.isnan(values)
        assert np.array_equal(
            found.column(name)[:, seen], np.broadcast_to(values[seen], (found.m, seen.sum()))
        )


def test_a_donor_gives_a_value_that_somebody_had() -> None:
    data = scores()
    found = impute(data, seed=1, method={"after": "pmm"})
    seen = data["after"][~np.isnan(data["after"])]
    apart = np.abs(found.column("after")[..., None] - seen).min(axis=-1)
    assert apart.max() < 1e-12
    assert found.methods == {"support": "norm", "after": "pmm"}


@pytest.mark.parametrize("method", ["norm", "pmm"])
def test_the_numbers_do_not_depend_on_the_cores(method: str) -> None:
    data = scores(1500)
    one, two = (impute(data, seed=8, m=20, method=method, jobs=jobs) for jobs in (1, 2))
    assert np.array_equal(one.values, two.values)


def test_another_seed_gives_other_tables_and_the_same_seed_the_same() -> None:
    data = scores()
    first, same, other = (impute(data, seed=seed, m=5).values for seed in (1, 1, 2))
    assert np.array_equal(first, same) and not np.array_equal(first, other)


def test_draws_are_as_wide_as_the_regression_says() -> None:
    """One hole pattern: the spread of filled values is that of a Bayesian regression prediction."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=60)
    y = 2 * x + rng.normal(size=60)
    x[0], y[0] = 1.5, np.nan
    drawn = impute({"x": x, "y": y}, seed=3, m=4000, iterations=1).column("y")[:, 0]
    design = np.column_stack([np.ones(59), x[1:]])
    beta, rss, *_ = np.linalg.lstsq(design, y[1:], rcond=None)
    row = np.array([1, 1.5])
    variance = rss[0] / 55 * (1 + row @ np.linalg.inv(design.T @ design) @ row)
    assert drawn.mean() == pytest.approx(row @ beta, abs=5 * np.sqrt(variance / 4000))
    assert drawn.var() == pytest.approx(variance, rel=0.12)


def test_the_number_of_tables_follows_what_is_missing() -> None:
    data = scores(lost=0.5)
    incomplete = np.any([np.isnan(v) for v in data.values()], axis=0).mean()
    found = impute(data, seed=1)
    assert found.m == int(np.ceil(100 * incomplete)) > 20
    assert "much_missing" in found.warnings


def test_a_change_is_never_made_up_at_both_ends() -> None:
    data = scores()
    data["before"][:7] = np.nan
    data["after"][:7] = np.nan
    found = impute(data, seed=1, change_pairs=[("before", "after")])
    assert (found.n_used, found.n_eligible) == (93, 100)
    assert not found.used[:7].any()


def test_people_without_any_value_are_left_out() -> None:
    data = scores()
    for values in data.values():
        values[3] = np.nan
    assert impute(data, seed=1, m=5).n_used == 99


def test_pooling_carries_the_people_and_their_degrees_of_freedom() -> None:
    found = pooled_regression(impute(scores(), seed=1), "after", ["before", "support"])
    assert (found.n_used, found.n_eligible) == (100, 100)
    assert [term.name for term in found.terms] == ["(intercept)", "before", "support"]
    assert all((term.estimate.df or 99) < 97 for term in found.terms)


def with_column(**change: Any) -> dict[str, Any]:
    return scores() | change


@pytest.mark.parametrize(
    ("columns", "options", "code"),
    [
        (with_column(), {"seed": None}, "no_seed"),
        ({"a": np.arange(30.0), "b": np.arange(30.0) ** 2}, {}, "nothing_missing"),
        ({"after": scores()["after"]}, {}, "one_column"),
        ({}, {}, "empty"),
        (with_column(site=np.ones(100)), {}, "constant"),
        (with_column(extra=np.full(100, np.nan)), {}, "too_few"),
        ({name: values[:9] for name, values in scores().items()}, {}, "too_few"),
        (with_column(), {"method": "mean"}, "bad_method"),
        (with_column(), {"method": {"other": "pmm"}}, "bad_method"),
        (with_column(), {"m": 1}, "too_few_imputations"),
        (with_column(), {"change_pairs": [("before", "later")]}, "no_such_column"),
        (with_column(name=["x"] * 100), {}, "not_numeric"),
    ],
)
def test_what_cannot_be_imputed(columns: Any, options: dict[str, Any], code: str) -> None:
    assert refusal(columns, **options) == code


@pytest.mark.parametrize(
    ("outcome", "predictors", "code"),
    [
        ("later", ["before"], "no_such_column"),
        ("after", ["after"], "name_taken"),
        ("after", [], "name_taken"),
    ],
)
def test_regressions_that_cannot_be(outcome: str, predictors: list[str], code: str) -> None:
    with pytest.raises(CannotCompute) as found:
        pooled_regression(impute(scores(), seed=1, m=5), outcome, predictors)
    assert found.value.code == code
