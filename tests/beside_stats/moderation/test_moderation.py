"""Moderation: the region against a search by hand, guards, and degenerate data (CEWH-035)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats._result import CannotCompute
from beside_stats.moderation import moderation


def people(
    n: int = 80, *, seed: int = 5, interaction: float = 0.5, main: float = 0.2, noise: float = 1.0
) -> Any:
    rng = np.random.default_rng(seed)
    x = (np.arange(n) % 2).astype(float)
    z = rng.normal(1.0, 0.7, size=n)
    return x, z, main * x + interaction * x * z + 0.3 * z + noise * rng.normal(size=n)


def refusal(*args: Any, **options: Any) -> str:
    with pytest.raises(CannotCompute) as found:
        moderation(*args, **options)
    return found.value.code


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.floats(-1, 1), st.floats(-2, 2))
def test_the_region_holds_exactly_those_with_a_clear_effect(
    seed: int, interaction: float, main: float
) -> None:
    x, z, y = people(60, seed=seed, interaction=interaction, main=main)
    found = moderation(x, z, y)
    by_hand = [found.effect_at(value) for value in z]
    clear = [e.p is not None and e.p < 0.05 for e in by_hand]
    region = found.johnson_neyman
    assert region.n_clear == sum(clear) == region.n_clear_positive + region.n_clear_negative
    inside = {
        "none": lambda v: False,
        "everywhere": lambda v: True,
        "between": lambda v: region.limits[0] < v < region.limits[1],
        "outside": lambda v: v < region.limits[0] or v > region.limits[1],
    }[region.clear_region]
    assert [inside(value) for value in z] == clear


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(-20, 20), st.floats(0.1, 10))
def test_the_origin_and_unit_of_the_moderator_do_not_matter(seed: int, origin: float, unit: float) -> None:
    x, z, y = people(60, seed=seed)
    plain, moved = moderation(x, z, y), moderation(x, unit * z + origin, y)
    assert moved.interaction.p == pytest.approx(plain.interaction.p, rel=1e-6)
    assert moved.johnson_neyman.clear_region == plain.johnson_neyman.clear_region
    for one, two in zip(plain.johnson_neyman.limits, moved.johnson_neyman.limits, strict=True):
        assert two == pytest.approx(unit * one + origin, rel=1e-5, abs=1e-5 * unit)


def test_an_effect_that_is_clear_for_everybody() -> None:
    region = moderation(*people(interaction=0.0, main=5.0)).johnson_neyman
    assert region.n_clear == region.n_clear_positive == 80


def test_limits_outside_the_data_are_not_shown() -> None:
    found = moderation(*people(200, interaction=1.0, main=5.0))
    assert found.johnson_neyman.limits and set(found.johnson_neyman.shown) == {None}
    assert "limits_outside_data" in found.warnings


def test_own_values_of_the_moderator() -> None:
    found = moderation(*people(), at=[0.0, 2.0])
    assert [simple.at for simple in found.simple_effects] == [0.0, 2.0]
    slope = found.simple_effects[1].effect.value - found.simple_effects[0].effect.value
    assert slope == pytest.approx(2 * found.interaction.value)


def test_the_curve_covers_the_people() -> None:
    found = moderation(*people())
    curve = found.curve(11)
    assert len(curve) == 11
    assert (curve[0].at, curve[-1].at) == (
        found.johnson_neyman.observed_low,
        found.johnson_neyman.observed_high,
    )


@pytest.mark.parametrize("n", [0, 1, 4, 9, 38])
def test_fewer_than_twenty_per_arm_are_refused(n: int) -> None:
    assert refusal(*people(n)) == ("empty" if n == 0 else "too_few")


def test_a_small_arm_among_many_people_is_refused() -> None:
    x, z, y = people(100)
    x[:] = 0
    x[:19] = 1
    assert refusal(x, z, y) == "too_few"


def test_the_guard_has_a_floor() -> None:
    assert moderation(*people(12), refuse_below_per_arm=5).n_used == 12
    assert refusal(*people(12), refuse_below_per_arm=4) == "guard_floor"


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (0, np.ones(80), "constant"),
        (1, np.ones(80), "constant"),
        (2, np.ones(80), "constant"),
        (1, np.full(80, np.nan), "missing_values"),
        (1, ["high"] * 80, "not_numeric"),
        (1, (np.arange(80) % 2).astype(float), "collinear"),
    ],
)
def test_unusable_columns_are_refused(place: int, value: Any, code: str) -> None:
    columns = list(people())
    columns[place] = value
    assert refusal(*columns) == code


def test_missing_rows_are_counted() -> None:
    x, z, y = people()
    y[:3] = np.nan
    found = moderation(x, z, y, missing="omit")
    assert (found.n_used, found.n_eligible) == (77, 80)
