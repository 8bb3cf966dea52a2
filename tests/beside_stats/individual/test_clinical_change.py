"""Clinically significant change (MCS-010): cut-offs, states, and who cannot recover."""

from __future__ import annotations

import pytest

from beside_stats import CannotCompute
from beside_stats.individual import Norm, clinical_cutoffs, clinically_significant_change

CLINIC, OTHERS = Norm(mean=40, sd=7.5), Norm(mean=60, sd=7.5)


def states(pre: list[float], post: list[float], **settings: object) -> object:
    asked: dict[str, object] = {"clinical": CLINIC, "functional": OTHERS, "sd": 7.5, "reliability": 0.8}
    asked |= {"better_is": "higher"} | settings
    return clinically_significant_change(pre, post, **asked)  # type: ignore[arg-type]


def test_harm_is_crossing_into_the_clinical_range_with_reliable_worsening() -> None:
    found = states([70.0, 70.0, 45.0], [45.0, 55.0, 30.0])
    assert found.state == ("deteriorated",) * 3  # type: ignore[attr-defined]
    assert found.harmed == 1  # type: ignore[attr-defined]


def test_those_already_in_range_cannot_recover() -> None:
    found = states([52.0] * 12, [70.0] * 12)
    assert found.state == ("improved",) * 12  # type: ignore[attr-defined]
    assert found.already_in_range == 12  # type: ignore[attr-defined]
    assert found.recovered_share is None  # type: ignore[attr-defined]
    assert "nobody_in_clinical_range_at_start" in found.warnings  # type: ignore[attr-defined]


def test_standing_on_the_cutoff_is_neither_side() -> None:
    assert states([50.0], [70.0], cutoff="c").state == ("improved",)  # type: ignore[attr-defined]
    assert states([30.0], [50.0], cutoff="c").state == ("improved",)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("given", "used"),
    [({}, "c"), ({"clinical": None}, "b"), ({"functional": None}, "a")],
)
def test_best_cutoff_is_c_then_b_then_a(given: dict[str, object], used: str) -> None:
    assert states([30.0], [70.0], **given).cutoff_used == used  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("clinical", "functional", "better_is", "code"),
    [
        (None, None, "higher", "no_norms"),
        (CLINIC, OTHERS, "lower", "norms_reversed"),
        (Norm(mean=40, sd=0), OTHERS, "higher", "zero_sd"),
        (CLINIC, OTHERS, "sideways", "bad_direction"),
    ],
)
def test_norms_that_cannot_be_used(
    clinical: Norm | None, functional: Norm | None, better_is: str, code: str
) -> None:
    with pytest.raises(CannotCompute) as refused:
        clinical_cutoffs(clinical, functional, better_is=better_is)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_cutoff_without_its_norm_is_refused() -> None:
    with pytest.raises(CannotCompute) as refused:
        states([30.0], [70.0], clinical=None, cutoff="c")
    assert refused.value.code == "no_such_cutoff"
