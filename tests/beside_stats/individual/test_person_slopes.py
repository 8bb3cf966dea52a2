"""Slopes of persons (BTC-063): drawn towards the average, refused where data carry no differences."""

from __future__ import annotations

import numpy as np
import pytest

from beside_stats import CannotCompute
from beside_stats.individual import person_slopes


def waves(people: int, spread: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    person, time = np.repeat(np.arange(people), 4), np.tile([0.0, 1.0, 2.0, 3.0], people)
    slopes = rng.normal(-1, spread, people)
    return (
        person,
        time,
        rng.normal(20, 4, people)[person] + slopes[person] * time + rng.normal(0, 1, len(person)),
    )


def test_slopes_are_drawn_towards_the_average() -> None:
    person, time, score = waves(30, 2.0)
    found = person_slopes(score, person, time)
    own = np.array([np.polyfit(time[person == k], score[person == k], 1)[0] for k in range(30)])
    assert np.std(found.slope) < np.std(own)
    assert np.mean(found.slope) == pytest.approx(found.average_slope.value, abs=1e-8)


def test_no_differences_between_slopes_is_told() -> None:
    person, time, score = waves(30, 0.0)
    score = score - np.bincount(person, weights=score)[person] / 4
    with pytest.raises(CannotCompute) as refused:
        person_slopes(score, person, time)
    assert refused.value.code == "slopes_not_supported"


def test_labels_may_be_text_and_stay_in_order() -> None:
    person, time, score = waves(12, 2.0)
    names = np.array([f"M{11 - k:02d}" for k in person], dtype=object)
    found = person_slopes(score, names, time)
    assert found.person[0] == "M11"
    np.testing.assert_allclose(found.slope, person_slopes(score, person, time).slope, atol=1e-8)
    assert found.n_assessments.tolist() == [4] * 12
