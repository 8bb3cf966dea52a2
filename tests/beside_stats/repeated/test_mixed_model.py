"""Mixed models (MCS-016, CEWH-025): against closed forms, on thin data, and under changes of units."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats import CannotCompute
from beside_stats.repeated import MixedModel, mixed_model, trajectory


def waves(people: int, times: int = 4, slope_sd: float = 1.5, seed: int = 1) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(seed)
    person, time = np.repeat(np.arange(people), times), np.tile(np.arange(times) * 0.5, people)
    start, slope = rng.normal(30, 5, people), rng.normal(-2, slope_sd, people)
    return person, time, start[person] + slope[person] * time + rng.normal(0, 2, len(person))


PERSON, TIME, SCORE = waves(40)


def fit(
    person: np.ndarray, time: np.ndarray, score: np.ndarray, *, slopes: bool = True, **options: object
) -> MixedModel:
    return mixed_model(score, person, fixed={"time": time}, time=time if slopes else None, **options)  # type: ignore[arg-type]


def code_of(*table: np.ndarray, **options: object) -> str:
    with pytest.raises(CannotCompute) as refused:
        fit(*table, **options)  # type: ignore[arg-type]
    return refused.value.code


def test_balanced_random_intercept_equals_the_within_person_regression() -> None:
    found = fit(PERSON, TIME, SCORE, slopes=False).estimate("time")
    within_t = TIME - TIME[:4].mean()
    centred = SCORE - (np.bincount(PERSON, weights=SCORE) / 4)[PERSON]
    slope = (within_t @ centred) / (within_t @ within_t)
    df = len(SCORE) - 40 - 1
    residual = centred - slope * within_t
    se = np.sqrt(residual @ residual / df / (within_t @ within_t))
    assert (found.value, found.se, found.df) == pytest.approx((slope, se, df), rel=1e-5)


def test_balanced_random_slopes_equal_the_t_test_of_own_slopes() -> None:
    own = np.polyfit(TIME[:4], SCORE.reshape(40, 4).T, 1)[0]
    found = fit(PERSON, TIME, SCORE).estimate("time")
    expected = (own.mean(), own.std(ddof=1) / np.sqrt(40), 39)
    assert (found.value, found.se, found.df) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("people", range(1, 10))
def test_under_ten_people_no_model_is_fitted(people: int) -> None:
    assert code_of(*waves(people)) == "too_few_people"


def test_one_wave_is_told() -> None:
    assert code_of(np.arange(20), np.linspace(0, 1, 20), SCORE[:20]) == "one_wave"


def test_two_waves_cannot_carry_slopes() -> None:
    person, time, score = waves(20, times=2)
    found = fit(person, time, score)
    assert found.sd_slope is None
    assert "too_few_waves_for_slopes" in found.warnings


def test_a_constant_outcome_is_refused() -> None:
    assert code_of(PERSON, TIME, np.ones_like(SCORE)) == "constant_outcome"


def test_a_constant_time_is_refused() -> None:
    assert code_of(PERSON, np.ones_like(TIME), SCORE) == "collinear"


def test_all_missing() -> None:
    assert code_of(PERSON, TIME, np.full_like(SCORE, np.nan), missing="omit") == "all_missing"


def test_missing_is_never_silent() -> None:
    holes = np.where(np.arange(len(SCORE)) % 7 == 0, np.nan, SCORE)
    assert code_of(PERSON, TIME, holes) == "missing_values"
    assert fit(PERSON, TIME, holes, missing="omit").n_obs == int((~np.isnan(holes)).sum())


def test_a_perfect_line_is_refused() -> None:
    assert code_of(PERSON, TIME, PERSON + 2 * TIME) == "perfect_fit"


def test_no_difference_between_people_is_told() -> None:
    found = fit(PERSON, TIME, SCORE - (np.bincount(PERSON, weights=SCORE) / 4)[PERSON], slopes=False)
    assert found.singular
    assert "no_difference_between_people" in found.warnings
    assert found.estimate("time").p is not None


def test_kenward_roger_under_thirty_people() -> None:
    assert fit(*waves(29)).degrees_of_freedom == "kenward_roger"
    assert fit(*waves(30)).degrees_of_freedom == "satterthwaite"


@settings(max_examples=15, deadline=None)
@given(st.floats(-100, 100), st.floats(0.05, 40), st.floats(0.05, 400), st.integers(0, 99))
def test_units_and_order_do_not_matter(shift: float, scale: float, unit: float, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(SCORE))
    plain = fit(PERSON, TIME, SCORE).estimate("time")
    moved = fit(PERSON[order], TIME[order] * unit, SCORE[order] * scale + shift).estimate("time")
    assert moved.value * unit / scale == pytest.approx(plain.value, rel=1e-6)
    assert (moved.df, moved.statistic) == pytest.approx((plain.df, plain.statistic), rel=1e-4)


def test_real_dates_give_the_same_as_patterns_when_equal() -> None:
    wobble = TIME + np.where(TIME > 0, 1e-6 * np.arange(len(TIME)), 0)
    assert fit(PERSON, wobble, SCORE).reml_criterion == pytest.approx(
        fit(PERSON, TIME, SCORE).reml_criterion, abs=0.01
    )


def test_trajectory_of_a_single_arm_is_refused() -> None:
    with pytest.raises(CannotCompute) as refused:
        trajectory(SCORE, PERSON, TIME, group=np.ones_like(SCORE))
    assert refused.value.code == "single_arm"


def test_trajectory_of_one_group_has_no_interaction() -> None:
    found = trajectory(SCORE, PERSON, TIME)
    assert (found.interaction, found.likelihood_ratio) == (None, None)
    assert found.assessments_per_person == {4: 40}


def test_trajectory_compares_the_same_random_effects() -> None:
    found = trajectory(SCORE, PERSON, TIME, group=(PERSON % 2).astype(float))
    assert found.likelihood_ratio is not None
    assert found.likelihood_ratio.df == 1
    assert found.likelihood_ratio.chi_square >= 0
