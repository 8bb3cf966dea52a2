"""The comparison itself: it must notice what does not agree."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.beside_stats.agreement import disagreement

NUMBER = {"type": "number", "rel": 1e-6, "abs": 1e-8}


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ({**NUMBER, "value": 2.0}, 2.0000001),
        ({**NUMBER, "value": [1.0, None]}, np.array([1.0, np.nan])),
        ({**NUMBER, "value": 3.0}, [3.0]),
        ({"type": "exact", "value": {"a": 1, "b": [2, 3]}}, {"b": (2, 3), "a": np.int64(1)}),
        ({"type": "monte_carlo", "value": [0.5], "abs": 0.1}, [0.58]),
        ({"type": "property", "property": "said"}, True),
    ],
)
def test_agreement(expected: dict[str, Any], got: Any) -> None:
    assert disagreement(expected, got) is None


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ({**NUMBER, "value": 2.0}, 2.0001),
        ({**NUMBER, "value": None}, 0.0),
        ({**NUMBER, "value": 1.0}, None),
        ({**NUMBER, "value": [1.0, 2.0]}, [1.0]),
        ({"type": "exact", "value": {"a": 1}}, {"a": 1, "b": 2}),
        ({"type": "exact", "value": "recovered"}, "improved"),
        ({"type": "monte_carlo", "value": [0.5], "abs": 0.1}, [0.61]),
        ({"type": "property", "property": "said"}, "True"),
        ({"type": "property", "property": "said"}, 1),
    ],
)
def test_disagreement(expected: dict[str, Any], got: Any) -> None:
    assert disagreement(expected, got) is not None
