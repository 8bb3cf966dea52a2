"""MMRM, GEE, within and between, clusters: against the simpler analyses they reduce to."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from beside_stats import CannotCompute
from beside_stats.repeated import cluster_robust, gee_logistic, mmrm, within_between

RNG = np.random.default_rng(8)
PERSON, VISIT = np.repeat(np.arange(50), 2), np.tile([1, 2], 50)
ARM = (PERSON % 2).astype(float)
SCORE = RNG.normal(0, 4, 50)[PERSON] + RNG.normal(50, 3, 100) - 2.0 * ARM * (VISIT == 2)


def code_of(ask: object) -> str:
    with pytest.raises(CannotCompute) as refused:
        ask()  # type: ignore[operator]
    return refused.value.code


def test_mmrm_of_complete_pairs_is_the_t_test_of_change() -> None:
    found = mmrm(SCORE, PERSON, VISIT, ARM)
    change = SCORE[1::2] - SCORE[::2]
    other = stats.ttest_ind(change[1::2], change[::2])
    at = found.coef[found.names.index("visit2:group")]
    assert (at.statistic, at.df) == pytest.approx((other.statistic, 48), rel=1e-5)


def test_mmrm_last_visit_is_the_t_test_of_that_visit() -> None:
    last = mmrm(SCORE, PERSON, VISIT, ARM).differences[2]
    scores = SCORE[1::2]
    other = stats.ttest_ind(scores[1::2], scores[::2])
    assert (last.statistic, last.df, last.p) == pytest.approx((other.statistic, 48, other.pvalue), rel=1e-5)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (np.arange(38), "too_few_per_group"),
        (np.flatnonzero(ARM == 1), "single_arm"),
        (np.r_[0:100, 99], "duplicated_visit"),
    ],
)
def test_mmrm_refuses(rows: np.ndarray, code: str) -> None:
    assert code_of(lambda: mmrm(SCORE[rows], PERSON[rows], VISIT[rows], ARM[rows])) == code


def test_visits_that_nobody_made_together() -> None:
    apart = np.where(PERSON < 25, VISIT, VISIT + 2)
    assert code_of(lambda: mmrm(SCORE, PERSON, apart, ARM)) == "visits_never_together"


def test_gee_of_single_answers_is_the_odds_ratio_of_the_table() -> None:
    arm, yes = np.repeat([0.0, 1.0], 40), np.r_[np.ones(12), np.zeros(28), np.ones(22), np.zeros(18)]
    found = gee_logistic(yes, np.arange(80), fixed={"arm": arm})
    odds = found.odds_ratio("arm")
    se = np.sqrt(1 / 12 + 1 / 28 + 1 / 22 + 1 / 18)
    assert odds.value == pytest.approx(22 * 28 / (18 * 12))
    assert found.coef[1].se == pytest.approx(se)


def test_gee_tells_perfect_separation() -> None:
    arm = np.repeat([0.0, 1.0], 40)
    assert code_of(lambda: gee_logistic(arm, np.arange(80), fixed={"arm": arm})) == "separation"


def test_gee_takes_yes_and_no_only() -> None:
    assert code_of(lambda: gee_logistic(SCORE, PERSON, fixed={"arm": ARM})) == "not_yes_no"


def test_cluster_robust_of_single_rows_is_hc2() -> None:
    x, y = ARM[::2], SCORE[::2]
    found = cluster_robust(y, np.arange(50), fixed={"arm": x}).estimate("arm")
    one, none = y[x == 1], y[x == 0]
    # HC2 of a difference of two means is Welch's standard error.
    assert found.se == pytest.approx(np.sqrt(one.var(ddof=1) / 25 + none.var(ddof=1) / 25))
    assert found.df == pytest.approx(48)


@pytest.mark.parametrize("clusters", range(1, 10))
def test_under_ten_clusters_are_refused(clusters: int) -> None:
    rows = np.arange(clusters * 4)
    ask = lambda: cluster_robust(SCORE[rows], rows // 4, fixed={"x": rows % 4})  # noqa: E731
    assert code_of(ask) == "too_few_clusters"


def test_order_of_rows_does_not_matter() -> None:
    order = RNG.permutation(100)
    plain = cluster_robust(SCORE, PERSON, fixed={"arm": ARM}).estimate("arm")
    moved = cluster_robust(SCORE[order], PERSON[order], fixed={"arm": ARM[order]}).estimate("arm")
    assert (moved.se, moved.df) == pytest.approx((plain.se, plain.df))


def test_within_is_the_regression_on_deviations() -> None:
    closeness = RNG.normal(0, 1, 50)[PERSON] + RNG.normal(0, 1, 100)
    score = SCORE - 1.5 * closeness
    found = within_between(score, closeness, PERSON)
    half = (closeness[1::2] - closeness[::2]) / 2
    slope = (half @ (score[1::2] - score[::2])) / 2 / (half @ half)
    assert found.within.value == pytest.approx(slope, rel=1e-5)
    assert found.contextual.value == pytest.approx(found.between.value - found.within.value)


def test_a_predictor_that_never_changes_has_no_within_part() -> None:
    assert code_of(lambda: within_between(SCORE, ARM, PERSON)) == "collinear"


def test_few_people_have_no_within_and_between() -> None:
    assert code_of(lambda: within_between(SCORE[:18], SCORE[::-1][:18], PERSON[:18])) == "too_few_people"
