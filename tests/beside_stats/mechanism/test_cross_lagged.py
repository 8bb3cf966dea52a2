"""Panels: what must hold between models that are the same, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from beside_stats._result import CannotCompute
from beside_stats.mechanism import cross_lagged
from tests.beside_stats.mechanism.people import panel, plain_fit


def test_with_two_waves_the_paths_are_those_of_regressions() -> None:
    r, s = panel(80, 2)
    found = cross_lagged(r, s, names=("r", "s"))
    assert found.df == 0 and found.cfi is None and found.p is None and found.indirect == {}
    by_hand = plain_fit(s[:, 1], r[:, 0], s[:, 0])
    assert found.crossed["r_to_s"][0].value == pytest.approx(by_hand[1], rel=1e-6)
    assert found.autoregressive["s"][0].value == pytest.approx(by_hand[2], rel=1e-6)
    away = s[:, 1] - np.column_stack([np.ones(80), r[:, 0], s[:, 0]]) @ by_hand
    design = np.column_stack([np.ones(80), r[:, 0], s[:, 0]])
    se = np.sqrt(np.linalg.inv(design.T @ design)[1, 1] * (away @ away) / 80)
    assert found.crossed["r_to_s"][0].se == pytest.approx(se, rel=1e-5)


def test_with_nobody_missing_full_information_is_maximum_likelihood() -> None:
    r, s = panel(120)
    plain, full = (cross_lagged(r, s, missing=kind) for kind in ("raise", "fiml"))
    assert full.chi_square == pytest.approx(plain.chi_square, rel=1e-6)
    assert full.crossed["first_to_second"][0].value == pytest.approx(
        plain.crossed["first_to_second"][0].value, rel=1e-5
    )
    assert full.log_likelihood == pytest.approx(plain.log_likelihood)


def test_free_paths_fit_no_worse() -> None:
    r, s = panel(150, 4)
    equal, free = (cross_lagged(r, s, equal_over_time=flag) for flag in (True, False))
    assert len(free.autoregressive["first"]) == 3 and len(equal.autoregressive["first"]) == 1
    assert free.chi_square <= equal.chi_square
    assert equal.df - free.df == 8


def test_the_wishart_divisor_moves_errors_only() -> None:
    r, s = panel(100)
    plain, less = (cross_lagged(r, s, divisor=kind) for kind in ("n", "n-1"))
    one, two = plain.crossed["first_to_second"][0], less.crossed["first_to_second"][0]
    assert one.value == pytest.approx(two.value, rel=1e-5)
    assert (one.se or 0) / (two.se or 1) == pytest.approx(np.sqrt(99 / 100), rel=1e-5)


def test_everybody_seen_once_counts() -> None:
    r, s = panel(120)
    r[60:, 2] = s[60:, 2] = np.nan
    r[0], s[0] = np.nan, np.nan
    found = cross_lagged(r, s, missing="fiml")
    assert (found.n_used, found.n_eligible, found.n_complete) == (119, 120, 59)


def never_together() -> tuple[Any, Any]:
    r, s = panel(100)
    r[:50, 2], s[50:, 2] = np.nan, np.nan
    return r, s


@pytest.mark.parametrize(
    ("tables", "options", "code"),
    [
        (panel(49), {}, "too_few"),
        (panel(60), {"refuse_below": 19}, "guard_floor"),
        ((panel(60)[0], panel(60, 2)[1]), {}, "wrong_shape"),
        ((panel(60)[0][:, :1], panel(60)[1][:, :1]), {}, "wrong_shape"),
        ((panel(60)[0], np.ones((60, 3))), {}, "constant"),
        ((panel(60)[0], np.full((60, 3), np.nan)), {}, "missing_values"),
        ((panel(60)[0], np.full((60, 3), np.nan)), {"missing": "omit"}, "empty"),
        ((panel(60)[0], np.full((60, 3), np.nan)), {"missing": "fiml"}, "never_together"),
        (never_together(), {"missing": "fiml"}, "never_together"),
        ((panel(60)[0], panel(60)[0]), {}, "not_identified"),
        (panel(60), {"divisor": "n-1", "missing": "fiml"}, "bad_divisor"),
        ((["a"], ["b"]), {}, "not_numeric"),
    ],
)
def test_what_cannot_be_answered(tables: Any, options: dict[str, Any], code: str) -> None:
    with pytest.raises(CannotCompute) as refusal:
        cross_lagged(*tables, **options)
    assert refusal.value.code == code
