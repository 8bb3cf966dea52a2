"""Counts per month and their edges (BTC-017, CEWH-027; N12: no ratio that the data cannot carry)."""

from __future__ import annotations

import numpy as np
import pytest

from beside_stats._result import CannotCompute
from beside_stats.counts import logistic, negative_binomial, poisson, rate_ratio, service_use

RNG = np.random.default_rng(17)
X = RNG.integers(0, 2, 80).astype(float)
MONTHS = RNG.uniform(1, 20, 80)
SESSIONS = RNG.negative_binomial(1.5, 1.5 / (1.5 + MONTHS * np.exp(0.4 * X))).astype(float)


def code_of(call: object) -> str:
    with pytest.raises(CannotCompute) as refusal:
        call()  # type: ignore[operator]
    return refusal.value.code


@pytest.mark.parametrize("model", [poisson, negative_binomial, service_use])
@pytest.mark.parametrize(
    ("counts", "x", "exposure", "code"),
    [
        ([0] * 12, range(12), None, "no_events"),
        ([-1] + [1] * 11, range(12), None, "not_a_count"),
        ([1.5] + [1] * 11, range(12), None, "not_a_count"),
        ([1] * 12, range(12), [0] + [1] * 11, "bad_exposure"),
        ([1, 2] * 6, [3] * 12, None, "collinear"),
        ([1, 2], [0, 1], None, "too_few"),
        ([1, None] * 6, range(12), None, "missing_values"),
        ([], [], None, "empty"),
        (["many"] * 12, range(12), None, "text_in_numbers"),
        ([0] * 6 + [3] * 6, [0] * 6 + [1] * 6, None, "zero_cell"),
    ],
)
def test_models_of_counts_refuse(
    model: object, counts: object, x: object, exposure: object, code: str
) -> None:
    assert code_of(lambda: model(counts, x, exposure=exposure)) == code  # type: ignore[operator]


@pytest.mark.parametrize("model", [poisson, negative_binomial])
def test_one_group_against_another_is_the_ratio_of_rates(model: object) -> None:
    """With a single 0/1 covariate and equal exposure the fitted means are the groups' means."""
    found = model(SESSIONS, X)  # type: ignore[operator]

    ratio = SESSIONS[X == 1].mean() / SESSIONS[X == 0].mean()
    assert found.terms[1].rate_ratio.value == pytest.approx(ratio, rel=1e-8)


def test_unit_of_exposure_moves_only_the_intercept() -> None:
    months, days = (negative_binomial(SESSIONS, X, exposure=MONTHS * unit) for unit in (1, 30.4))

    assert months.terms[1].coefficient.value == pytest.approx(days.terms[1].coefficient.value, rel=1e-7)
    assert months.terms[0].coefficient.value == pytest.approx(days.terms[0].coefficient.value + np.log(30.4))
    assert months.theta == pytest.approx(days.theta, rel=1e-6)


def test_counts_without_extra_scatter_say_so_and_fall_back() -> None:
    even = np.array([4.0, 5, 6, 5] * 10)

    assert "theta_runs_off" in negative_binomial(even, X[:40]).warnings
    chosen = service_use(even, X[:40])
    assert chosen.theta is None
    assert {"underdispersed", "robust_poisson_used"} <= set(chosen.warnings)


def test_scattered_counts_get_the_negative_binomial() -> None:
    chosen = service_use(SESSIONS, X, exposure=MONTHS)

    assert chosen.theta is not None
    assert chosen.overdispersion is not None
    assert chosen.overdispersion.p is not None
    assert chosen.overdispersion.p < 0.001


def test_guard_cannot_go_under_its_floor() -> None:
    assert code_of(lambda: poisson(SESSIONS, X, min_people=3)) == "guard_floor"


def test_no_ratio_with_a_zero_cell_but_a_bound() -> None:
    found = rate_ratio([0, 0, 0, 2, 3, 1], list("aaabbb"), treated="a", reference="b")

    assert found.ratio is None
    assert found.upper_bound == pytest.approx((1 - 0.05 ** (1 / 6)) / 0.05 ** (1 / 6))
    assert found.p_exact == pytest.approx(2 * 0.5**6)
    back = rate_ratio([0, 0, 0, 2, 3, 1], list("aaabbb"), treated="b", reference="a")
    assert back.lower_bound == pytest.approx(1 / found.upper_bound)


def test_ratio_of_rates_turns_over_with_its_groups() -> None:
    one, other = (
        rate_ratio(SESSIONS, X, treated=a, reference=1 - a, exposure=MONTHS).ratio for a in (1.0, 0.0)
    )

    assert one is not None
    assert other is not None
    assert (one.value, one.low, one.high) == pytest.approx((1 / other.value, 1 / other.high, 1 / other.low))


@pytest.mark.parametrize(
    ("groups", "counts", "code"), [("aa", [1, 2], "one_group"), ("ab", [0, 0], "no_events")]
)
def test_ratio_refuses(groups: str, counts: list[int], code: str) -> None:
    assert code_of(lambda: rate_ratio(counts, list(groups), treated="a", reference="b")) == code


def test_logistic_of_a_two_by_two_table_is_its_odds_ratio() -> None:
    y, x = [1] * 20 + [0] * 10 + [1] * 8 + [0] * 22, [1] * 30 + [0] * 30

    term = logistic(y, x).terms[1]

    assert term.odds_ratio.value == pytest.approx(20 * 22 / (10 * 8))
    assert term.coefficient.se == pytest.approx(np.sqrt(1 / 20 + 1 / 10 + 1 / 8 + 1 / 22))
    profile = term.odds_ratio_profile
    assert profile.low is not None
    assert profile.high is not None
    assert profile.low < term.odds_ratio.value < profile.high


@pytest.mark.parametrize(
    ("y", "x", "code"),
    [
        ([0, 0, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6], "separation"),
        ([1] * 6, [1, 2, 3, 4, 5, 6], "constant"),
        ([0, 2, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6], "not_yes_no"),
        ([0, 1, 0, 1, 1, 0], [1] * 6, "collinear"),
        ([0, 1, 0, 1], [1, 2, 2, 3], "too_few"),
    ],
)
def test_logistic_refuses(y: list[int], x: list[int], code: str) -> None:
    assert code_of(lambda: logistic(y, x)) == code


def test_logistic_of_nearly_separated_answers_does_not_overflow() -> None:
    """One overlap in ten people: the coefficients run far before they settle or are refused."""
    x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

    found = logistic([0, 0, 0, 0, 1, 0, 1, 1, 1, 1], x).terms[1]

    assert found.odds_ratio_profile.low is not None
    assert found.odds_ratio.value > found.odds_ratio_profile.low > 1


@pytest.mark.parametrize(("model", "enough"), [(negative_binomial, 25), (poisson, 60)])
def test_models_of_few_people_say_so(model: object, enough: int) -> None:
    few, many = (model(SESSIONS[:n], X[:n], exposure=MONTHS[:n]).warnings for n in (enough - 1, enough))  # type: ignore[operator]

    assert "few_people" in few
    assert "few_people" not in many
