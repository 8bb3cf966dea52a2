"""How strong something hidden would have to be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside_stats._result import CannotCompute
from beside_stats.mechanism import e_value, e_value_of_difference, mediation_sensitivity
from tests.beside_stats.mechanism.people import chain


@pytest.mark.parametrize(("ratio", "published"), [(3.9, 7.3), (1.8, 3.0)])
def test_the_worked_example_of_vanderweele_and_ding_2017(ratio: float, published: float) -> None:
    """Infant deaths by breastfeeding: risk ratio 3.9 (1.8 to 8.7) has E-values 7.3 and 3.0."""
    assert round(e_value(ratio), 1) == published


@given(st.floats(0.01, 100))
def test_a_ratio_and_its_reciprocal_are_equally_fragile(ratio: float) -> None:
    assert e_value(ratio) == pytest.approx(e_value(1 / ratio))
    assert e_value(ratio) >= max(ratio, 1 / ratio) - 1e-12


def test_an_interval_that_includes_no_difference_needs_nothing_hidden() -> None:
    assert e_value_of_difference(0.2, se=0.2).e_value_limit == 1.0
    assert e_value_of_difference(0.2).e_value_limit is None
    assert e_value_of_difference(-0.5).e_value == pytest.approx(e_value_of_difference(0.5).e_value)


@pytest.mark.parametrize("ratio", [0.0, -1.0, np.nan, np.inf])
def test_a_ratio_must_be_above_zero(ratio: float) -> None:
    with pytest.raises(CannotCompute):
        e_value(ratio)


def test_the_indirect_effect_is_zero_at_the_named_correlation() -> None:
    data = chain(90)
    first = mediation_sensitivity(data["x"], data["m"], data["y"])
    again = mediation_sensitivity(data["x"], data["m"], data["y"], rhos=[0.0, first.rho_at_zero])
    assert again.curve[0][1] == pytest.approx(first.indirect)
    assert again.curve[1][1] == pytest.approx(0.0, abs=1e-12)


def test_a_correlation_of_one_is_refused() -> None:
    data = chain(90)
    with pytest.raises(CannotCompute, match="between -1 and 1"):
        mediation_sensitivity(data["x"], data["m"], data["y"], rhos=[1.0])
