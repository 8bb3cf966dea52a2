"""Mediation: what it refuses, what it warns of, and what must hold for any data."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats._result import CannotCompute
from beside_stats.mechanism import mediation, natural_effects, parallel_mediation, time_ordered_mediation
from tests.beside_stats.mechanism.people import chain, plain_fit

SOBEL: dict[str, Any] = {"intervals": ("sobel",)}


def code_of(call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(CannotCompute) as refusal:
        call(*args, **kwargs)
    assert refusal.value.message.endswith(".")
    return refusal.value.code


@pytest.mark.parametrize("n", [0, 1, 2, 5, 9, 10, 29])
def test_too_few_people_are_refused(n: int) -> None:
    data = chain(n)
    code = code_of(mediation, data["x"], data["m"], data["y"], seed=1)
    assert code == ("empty" if n == 0 else "too_few")


def test_thirty_to_fifty_nine_are_answered_with_a_warning() -> None:
    for n, warned in ((30, True), (59, True), (60, False)):
        data = chain(n)
        assert ("few_people" in mediation(data["x"], data["m"], data["y"], **SOBEL).warnings) is warned


def test_the_guard_has_a_floor() -> None:
    data = chain(12)
    assert mediation(data["x"], data["m"], data["y"], refuse_below=10, **SOBEL).n_used == 12
    assert code_of(mediation, data["x"], data["m"], data["y"], refuse_below=9, **SOBEL) == "guard_floor"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("m", np.ones(40), "constant"),
        ("x", np.zeros(40), "constant"),
        ("y", np.full(40, np.nan), "missing_values"),
        ("m", ["much"] * 40, "not_numeric"),
        ("m", np.full(40, np.inf), "not_finite"),
        ("m", np.zeros((40, 2)), "not_one_column"),
        ("y", np.zeros(39), "unequal_lengths"),
    ],
)
def test_unusable_columns_are_refused(name: str, value: Any, code: str) -> None:
    data: dict[str, Any] = chain(40) | {name: value}
    assert code_of(mediation, data["x"], data["m"], data["y"], **SOBEL) == code


def test_all_missing_is_refused_when_missing_rows_are_left_out() -> None:
    data = chain(40)
    assert code_of(mediation, data["x"], data["m"], np.full(40, np.nan), missing="omit", **SOBEL) == "empty"


def test_missing_rows_are_counted_never_silent() -> None:
    data = chain(64)
    data["m"][[3, 9]] = np.nan
    data["y"][5] = np.nan
    found = mediation(data["x"], data["m"], data["y"], missing="omit", **SOBEL)
    assert (found.n_used, found.n_eligible) == (61, 64)


def test_a_mediator_that_repeats_the_program_is_refused() -> None:
    data = chain(40)
    assert code_of(mediation, data["x"], 2 * data["x"] + 1, data["y"], **SOBEL) == "collinear"


@pytest.mark.parametrize(
    "options",
    [
        {"intervals": ("exact",)},
        {"intervals": ()},
        {"level": 1.0},
        {"resamples": 50},
        {"sobel": "third"},
        {"quantile": 3},
        {"missing": "ignore"},
        {"covariates": {"m": np.zeros(40)}},
    ],
)
def test_options_that_do_not_exist_are_refused(options: dict[str, Any]) -> None:
    data = chain(40)
    assert code_of(mediation, data["x"], data["m"], data["y"], **({"seed": 1} | options))


def test_no_proportion_while_the_total_effect_is_unclear() -> None:
    unclear = chain(80, a=0.6, b=0.6, direct=-0.36)
    found = mediation(unclear["x"], unclear["m"], unclear["y"], **SOBEL)
    assert found.proportion_mediated is None
    assert "proportion_unstable" in found.warnings
    clear = chain(400, a=1.0, b=1.0, direct=1.0)
    found = mediation(clear["x"], clear["m"], clear["y"], **SOBEL)
    assert found.proportion_mediated == found.indirect_over_total


def test_the_same_wave_is_said() -> None:
    data = chain(60)
    found = mediation(data["x"], data["m"], data["y"], same_wave=True, **SOBEL)
    assert "same_wave" in found.warnings and "time_order_needed" not in found.warnings


def test_earlier_scores_enter_both_equations() -> None:
    data = chain(80)
    rng = np.random.default_rng(1)
    m0, y0 = rng.normal(size=(2, 80))
    found = time_ordered_mediation(data["x"], m0, data["m"], y0, data["y"], **SOBEL)
    assert found.a.value == pytest.approx(plain_fit(data["m"], data["x"], m0, y0)[1])
    assert found.b.value == pytest.approx(plain_fit(data["y"], data["m"], data["x"], m0, y0)[1])


def test_a_null_mechanism_is_given_like_any_other() -> None:
    """EXT-013, N22: a mechanism that is not supported comes back with its interval."""
    data = chain(200, a=0.0, b=0.0)
    found = mediation(data["x"], data["m"], data["y"], seed=4, resamples=1000)
    assert found.indirect.low is not None and found.indirect.high is not None
    assert found.indirect.low <= 0 <= found.indirect.high
    assert found.indirect.p is not None and found.indirect.p > 0.05


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.01, 100), st.floats(-50, 50))
def test_units_and_origins_do_not_matter(seed: int, unit: float, origin: float) -> None:
    data = chain(45, seed=seed)
    plain = mediation(data["x"], data["m"], data["y"], seed=1, resamples=100)
    moved = mediation(data["x"], unit * data["m"] + origin, unit * data["y"] - origin, seed=1, resamples=100)
    assert moved.indirect.value == pytest.approx(unit * plain.indirect.value, rel=1e-6, abs=1e-9 * unit)
    assert moved.indirect.low == pytest.approx(unit * plain.indirect.low, rel=1e-6, abs=1e-9 * unit)
    assert plain.total.value == pytest.approx(plain.direct.value + plain.indirect.value, abs=1e-10)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_without_an_interaction_natural_effects_are_those_of_the_products(seed: int) -> None:
    data = chain(60, seed=seed)
    found = natural_effects(data["x"], data["m"], data["y"])
    assert found.total.value == pytest.approx(found.acme_1.value + found.ade_0.value)
    assert found.total.value == pytest.approx(found.acme_0.value + found.ade_1.value)
    assert found.acme_1.value - found.acme_0.value == pytest.approx(
        plain_fit(data["m"], data["x"])[1] * found.interaction.value
    )


def test_natural_effects_need_two_groups() -> None:
    data = chain(60)
    assert code_of(natural_effects, data["c"], data["m"], data["y"]) == "two_values"


def test_one_mediator_is_not_parallel_and_two_add_up() -> None:
    data = chain(80)
    assert code_of(parallel_mediation, data["x"], {"m": data["m"]}, data["y"], seed=1) == "too_few_mediators"
    found = parallel_mediation(data["x"], {"m": data["m"], "c": data["c"]}, data["y"], interval="delta")
    together = found.indirect["m"].value + found.indirect["c"].value
    assert found.total_indirect.value == pytest.approx(together)
    assert found.total.value == pytest.approx(plain_fit(data["y"], data["x"])[1])
