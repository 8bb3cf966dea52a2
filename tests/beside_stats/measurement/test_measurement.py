"""Scores, reliability and agreement (EXT-010, CEWH-029): published examples, refusals, properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats._result import CannotCompute
from beside_stats.measurement import cohen_kappa, cronbach_alpha, icc, omega_total, scale_score

# Shrout & Fleiss (1979), table 2: six targets, four judges.
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def code_of(call: object) -> str:
    with pytest.raises(CannotCompute) as refusal:
        call()  # type: ignore[operator]
    return refusal.value.code


def test_intraclass_correlations_of_shrout_and_fleiss() -> None:
    """Their table 4: ICC(2,1) .29, ICC(3,1) .71, ICC(2,4) .62, ICC(3,4) .91."""
    found = icc(SHROUT_FLEISS)

    values = [found.agreement, found.consistency, found.agreement_average, found.consistency_average]
    assert [round(v.value, 2) for v in values] == [0.29, 0.71, 0.62, 0.91]
    assert (found.agreement.low, found.agreement.high) == pytest.approx((0.019, 0.761), abs=5e-4)
    assert (found.consistency.low, found.consistency.high) == pytest.approx((0.342, 0.946), abs=5e-4)


def test_perfect_raters_agree_perfectly_and_a_constant_shift_spoils_only_agreement() -> None:
    scores = np.arange(8.0)

    same, shifted = icc(np.column_stack([scores, scores])), icc(np.column_stack([scores, scores + 3]))

    assert (same.agreement.value, same.consistency.value) == pytest.approx((1, 1))
    assert shifted.consistency.value == pytest.approx(1)
    assert shifted.agreement.value < 0.9


@pytest.mark.parametrize(
    ("ratings", "code"),
    [
        ([[1, 2], [2, 3]], "too_few"),
        ([[1], [2], [3], [4], [5]], "too_few_items"),
        ([[3, 3]] * 6, "constant"),
        ([[1, None]] * 6, "missing_values"),
    ],
)
def test_intraclass_correlation_refuses(ratings: list[list[object]], code: str) -> None:
    assert code_of(lambda: icc(ratings)) == code


def test_kappa_of_the_textbook_table() -> None:
    """20 and 15 agreed of 50: kappa 0.40 (the grant reading example)."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15

    found = cohen_kappa(first, second)

    assert (found.kappa.value, found.agreement) == pytest.approx((0.4, 0.7))


def test_weights_are_distances_of_scores_even_if_one_is_unused() -> None:
    first, second = [1, 2, 5, 1, 2, 5, 2], [1, 5, 5, 2, 2, 2, 1]

    rank = {1: 1, 2: 2, 5: 3}
    ranks = [rank[v] for v in first], [rank[v] for v in second]

    by_value, by_rank = (cohen_kappa(*pair, weights="quadratic").kappa for pair in ((first, second), ranks))

    assert by_value.value != pytest.approx(by_rank.value, abs=0.01)


@pytest.mark.parametrize(
    ("first", "weights", "code"),
    [
        ([1, 1, 1, 1, 1], "none", "constant"),
        (list("abcab"), "linear", "text_in_numbers"),
        ([1, 2], "none", "too_few"),
    ],
)
def test_kappa_refuses(first: list[object], weights: str, code: str) -> None:
    assert code_of(lambda: cohen_kappa(first, first, weights=weights)) == code  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=5, max_size=30))
def test_kappa_does_not_mind_who_is_first_and_stays_within_bounds(pairs: list[tuple[int, int]]) -> None:
    a, b = [p[0] for p in pairs], [p[1] for p in pairs]
    if len(set(a) | set(b)) < 2:
        assert code_of(lambda: cohen_kappa(a, b)) == "constant"
        return
    for weights in ("none", "linear", "quadratic"):
        one, other = (cohen_kappa(x, y, weights=weights).kappa for x, y in ((a, b), (b, a)))  # type: ignore[arg-type]
        assert one.value == pytest.approx(other.value)
        assert -1 <= one.value <= 1 + 1e-12


def test_score_is_prorated_up_to_the_limit_only() -> None:
    items = [[1, 2, 3, 4], [1, None, 3, 4], [1, None, None, 4], [None] * 4]

    found = scale_score(items, low=1, high=5, max_missing=1)

    assert found.scores[:2] == pytest.approx([10, 32 / 3])
    assert np.isnan(found.scores[2:]).all()
    assert (found.n_scored, found.n_prorated, found.n_complete) == (2, 1, 1)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"low": 2, "high": 5}, "impossible_answer"),
        ({"low": 1, "high": 5, "max_missing": 4}, "bad_prorating"),
        ({"low": 1, "high": 5, "reverse": [7]}, "bad_reverse"),
        ({"low": 5, "high": 1}, "bad_range"),
    ],
)
def test_scoring_refuses(options: dict[str, object], code: str) -> None:
    assert code_of(lambda: scale_score([[1, 2, 3, 4]], **options)) == code  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=20))
def test_reversing_twice_changes_nothing(items: list[list[int]]) -> None:
    once = scale_score(items, low=0, high=4, reverse=[0, 2])
    twice = scale_score(once.items, low=0, high=4, reverse=[0, 2])

    assert twice.scores.tolist() == scale_score(items, low=0, high=4).scores.tolist()


def test_alpha_of_copies_is_one_and_of_opposites_below_zero() -> None:
    x = np.arange(40.0) % 7

    assert cronbach_alpha(np.column_stack([x, x, x])).alpha.value == pytest.approx(1)
    assert cronbach_alpha(np.column_stack([x, -x + 0.01 * np.arange(40)])).alpha.value < 0


def test_alpha_of_few_people_is_no_verdict() -> None:
    found = cronbach_alpha(np.random.default_rng(1).integers(1, 6, (12, 4)))

    assert found.warnings == ("few_people",)
    assert found.alpha.low < found.alpha.value < found.alpha.high


def test_omega_of_equally_good_questions_is_alpha() -> None:
    """With equal loadings and uniquenesses both are k r / (1 + (k - 1) r); 400 people, population r = 0.5."""
    rng = np.random.default_rng(2)
    items = rng.normal(size=(4000, 1)) + rng.normal(size=(4000, 5))

    assert omega_total(items).omega.value == pytest.approx(cronbach_alpha(items).alpha.value, abs=0.002)
    assert omega_total(items).omega.value == pytest.approx(5 / 6, abs=0.01)


@pytest.mark.parametrize(
    ("items", "code"),
    [
        (np.ones((10, 4)), "constant"),
        (np.arange(8.0).reshape(4, 2), "too_few"),
        (np.arange(20.0).reshape(10, 2), "too_few_items"),
        (np.column_stack([np.arange(10.0)] * 3), "singular"),
    ],
)
def test_omega_refuses(items: np.ndarray, code: str) -> None:
    assert code_of(lambda: omega_total(items)) in (code, "too_few_items")
