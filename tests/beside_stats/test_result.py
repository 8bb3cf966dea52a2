"""What every result has in common: frozen, honest about who was counted, ready for JSON."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from beside_stats.comparison import paired_change
from beside_stats.individual import reliable_change

PRE = [20.0, 22.0, 25.0, 19.0, 24.0, 21.0]
POST = [18.0, np.nan, 21.0, 18.0, 20.0, 20.0]


def test_results_cannot_be_changed_afterwards() -> None:
    found = paired_change(PRE, POST, missing="omit")
    with pytest.raises(FrozenInstanceError):
        found.n_used = 65  # type: ignore[misc]


def test_json_holds_null_where_a_number_cannot_be_given() -> None:
    found = reliable_change(PRE, POST, reliability=0.85, better_is="lower", sd=7.9)
    plain = json.loads(json.dumps(found.as_dict(), allow_nan=False))
    assert plain["rci"][1] is None
    assert (plain["n_used"], plain["n_eligible"]) == (5, 6)


def test_what_was_asked_for_is_kept() -> None:
    found = reliable_change(PRE, POST, reliability=0.85, better_is="lower", sd=7.9)
    assert found.conventions["sd"] == "manual"
    assert found.conventions["reliability"] == "0.85"
    assert found.references
