"""Cost and effect (EXT-008, CEWH-035; N13: no ratio and no chance that the data cannot carry)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats._result import CannotCompute
from beside_stats.economics import (
    Benefit,
    bootstrap,
    difference_from_summaries,
    discount,
    fieller,
    incremental,
    net_benefit,
    present_value,
    social_return,
    sur,
)

RNG = np.random.default_rng(23)
ARM = np.array(["new"] * 30 + ["usual"] * 40)
EFFECT = RNG.normal(np.where(ARM == "new", 2.0, 0.0), 1.5)
COST = RNG.gamma(2, 1500, 70) + np.where(ARM == "new", 800, 0)
WHO = {"treated": "new", "reference": "usual"}


def code_of(call: object) -> str:
    with pytest.raises(CannotCompute) as refusal:
        call()  # type: ignore[operator]
    return refusal.value.code


@pytest.mark.parametrize(
    ("effect_gap", "cost_gap", "position"),
    [
        (2, -100, "dominant"),
        (2, 0, "dominant"),
        (-2, 100, "dominated"),
        (2, 100, "trade_off"),
        (-2, -100, "saves_but_less"),
        (0, 100, "no_difference_in_effect"),
    ],
)
def test_position_on_the_plane_and_when_a_ratio_is_printed(
    effect_gap: int, cost_gap: int, position: str
) -> None:
    spread = np.tile([-1.0, 1.0], 10)
    found = incremental(
        np.concatenate([spread + effect_gap, spread]),
        np.concatenate([spread + cost_gap, spread]),
        ["new"] * 20 + ["usual"] * 20,
        **WHO,
    )

    assert found.position == position
    assert (found.ratio is not None) == (position in ("trade_off", "saves_but_less"))


def test_lower_is_better_is_turned_round_first() -> None:
    up, down = (
        incremental(EFFECT, COST, ARM, **WHO),
        incremental(-EFFECT, COST, ARM, effect_higher_is_better=False, **WHO),
    )

    assert up.delta_effect.value == pytest.approx(down.delta_effect.value)
    assert up.covariance == pytest.approx(down.covariance)


def test_few_people_get_costs_but_no_chances() -> None:
    few = np.r_[0:8, 30:40]
    found = incremental(EFFECT[few], COST[few], ARM[few], **WHO)

    assert found.probability_allowed is False
    assert found.ratio is None
    assert found.arms[0].cost.low is not None
    assert code_of(lambda: net_benefit(found, values=[1000])) == "too_few"
    assert (
        code_of(lambda: bootstrap(EFFECT[few], COST[few], ARM[few], values=[1], seed=1, **WHO)) == "too_few"
    )
    assert code_of(lambda: incremental(EFFECT, COST, ARM, min_per_arm=4, **WHO)) == "guard_floor"


@pytest.mark.parametrize(
    ("arms", "code"), [(["new"] * 4, "one_group"), (["new", "usual", "usual", "usual"], "too_few")]
)
def test_a_single_arm_cannot_be_compared(arms: list[str], code: str) -> None:
    assert code_of(lambda: incremental([1, 2, 3, 4], [1, 2, 3, 4], arms, **WHO)) == code


def test_missing_costs_are_not_dropped_in_silence() -> None:
    cost = COST.copy()
    cost[3] = np.nan

    assert code_of(lambda: incremental(EFFECT, cost, ARM, **WHO)) == "missing_values"
    found = incremental(EFFECT, cost, ARM, missing="omit", **WHO)
    assert (found.n_used, found.n_eligible) == (69, 70)


@pytest.mark.parametrize("jobs", [1, 2])
def test_same_seed_same_plane_on_any_number_of_cores(jobs: int) -> None:
    one = bootstrap(EFFECT, COST, ARM, values=[500], resamples=1200, seed=7, **WHO)
    more = bootstrap(EFFECT, COST, ARM, values=[500], resamples=1200, seed=7, jobs=jobs, **WHO)

    assert np.array_equal(one.delta_costs, more.delta_costs)
    assert sum(one.quadrants.values()) == 1200


def test_bootstrap_agrees_with_the_normal_curve_and_standard_errors() -> None:
    found = incremental(EFFECT, COST, ARM, **WHO)
    drawn = bootstrap(EFFECT, COST, ARM, values=[0, 500, 2000], resamples=4000, seed=3, **WHO)

    assert drawn.cost.se == pytest.approx(found.delta_cost.se, rel=0.06)
    normal = net_benefit(found, values=[0, 500, 2000]).probability
    assert drawn.acceptability == pytest.approx(normal, abs=0.03)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"resamples": 10, "seed": 1}, "too_few_resamples"),
        ({}, "no_seed"),
        ({"indices": ([[0] * 29], [[0] * 40])}, "bad_indices"),
        ({"indices": ([[30] + [0] * 29], [[0] * 40])}, "bad_indices"),
    ],
)
def test_bootstrap_refuses(options: dict[str, object], code: str) -> None:
    assert code_of(lambda: bootstrap(EFFECT, COST, ARM, values=[1], **WHO, **options)) == code  # type: ignore[arg-type]


def test_fieller_knows_when_there_is_no_interval() -> None:
    assert fieller(2, 100, 0.5, 40, 0).kind == "interval"
    assert fieller(0.1, 100, 0.5, 40, 0).kind == "outside"
    assert fieller(0.1, 1, 0.5, 40, 0).kind == "everything"
    assert fieller(0.1, 1, 0.5, 40, 0).low is None
    assert code_of(lambda: fieller(1, 1, 0, 0, 0)) == "no_spread"


@settings(deadline=None)
@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(0.1, 3), st.floats(0.1, 3), st.floats(-0.9, 0.9))
def test_fieller_limits_are_where_the_net_benefit_stops_being_clear(
    effect: float, cost: float, se_e: float, se_c: float, r: float
) -> None:
    covariance = r * se_e * se_c
    found = fieller(effect, cost, se_e, se_c, covariance)

    for limit in (found.low, found.high):
        if limit is not None and abs(limit) < 1e4:
            spread = np.sqrt((limit * se_e) ** 2 + se_c**2 - 2 * limit * covariance)
            assert abs(cost - limit * effect) == pytest.approx(1.959964 * spread, rel=1e-4, abs=1e-6)


def test_same_covariates_make_sur_ordinary_least_squares() -> None:
    x = np.column_stack([(ARM == "new").astype(float), RNG.normal(size=70)])
    names = {"effect_names": ["arm", "x"], "cost_names": ["arm", "x"], "treated_term": "arm"}

    found = sur(EFFECT, COST, x, x, **names)

    design = np.column_stack([np.ones(70), x])
    for part, y in ((found.coefficients[:3], EFFECT), (found.coefficients[3:], COST)):
        assert part == pytest.approx(np.linalg.lstsq(design, y, rcond=None)[0], rel=1e-8)
    assert 0 <= found.probability(1000) <= 1


def test_sur_refuses_what_it_cannot_tell() -> None:
    arm = (ARM == "new").astype(float)
    names = {"effect_names": ["arm", "x"], "cost_names": ["arm"], "treated_term": "arm"}

    assert code_of(lambda: sur(EFFECT, COST, np.column_stack([arm, 2 * arm]), arm, **names)) == "collinear"
    few = slice(0, 8)
    assert code_of(lambda: sur(EFFECT[few], COST[few], np.ones((8, 2)), np.ones(8), **names)) == "too_few"
    assert (
        code_of(lambda: sur(EFFECT, COST, arm, arm, effect_names=["a"], cost_names=["a"], treated_term="b"))
        == "wrong_names"
    )


def test_discounting_leaves_the_first_year_and_adds_up() -> None:
    assert discount([100, 100, 100], [0, 1, 2], rate=0.05).tolist() == pytest.approx(
        [100, 95.238095, 90.702948]
    )
    assert present_value([100, 100], [0, 1], rate=0).value == 200
    assert code_of(lambda: discount([1], [0], rate=0.5)) == "bad_rate"
    assert code_of(lambda: discount([1], [-1], rate=0.03)) == "bad_year"


def test_social_return_takes_off_what_is_not_due_to_the_program() -> None:
    benefits = [Benefit(name="housing", quantity=10, proxy=1000, years=2, deadweight=0.5, drop_off=0.5)]

    found = social_return(benefits, investment=2500, rate=0)

    assert found.total_value == pytest.approx(10 * 1000 * 0.5 * 1.5)
    assert found.ratio == pytest.approx(3)
    assert found.low < found.ratio < found.high
    assert "not_cost_effectiveness" in found.warnings


@pytest.mark.parametrize(
    ("benefit", "investment", "code"),
    [
        (Benefit(name="x", quantity=1, proxy=1, deadweight=2), 1, "bad_share"),
        (Benefit(name="x", quantity=1, proxy=1, years=0), 1, "bad_amount"),
        (Benefit(name="x", quantity=1, proxy=1), 0, "bad_amount"),
    ],
)
def test_social_return_refuses(benefit: Benefit, investment: float, code: str) -> None:
    assert code_of(lambda: social_return([benefit], investment=investment, rate=0.03)) == code


def test_printed_summaries_must_be_whole() -> None:
    assert code_of(lambda: difference_from_summaries((1, 5, 1), (10, 4, 1))) == "bad_summary"
    assert code_of(lambda: difference_from_summaries((10, 5, 1), (10, 4, 1), ratio=0)) == "bad_ratio"
