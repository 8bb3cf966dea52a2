"""Four kinds of no-answer; only an official skip may count as a number."""

from __future__ import annotations

import pytest

from beside_instruments import load
from tests.beside_instruments.filled import all_items


@pytest.mark.parametrize("kind", [None, "declined", "not_applicable", "not_asked"])
def test_no_kind_of_no_answer_is_silently_zero(kind: str | None) -> None:
    score = load("dast10").score(all_items(0, 10, i5=kind)).get("total")

    assert (score.value, score.status, score.n) == (None, "not_scorable", 9)


def test_a_skip_counts_only_while_its_rule_is_in_force() -> None:
    audit = load("audit")
    skipped = {str(item): "not_asked" for item in range(2, 9)}

    in_force = audit.score({"1": 0, **skipped, "9": 0, "10": 2}).get("total")
    not_in_force = audit.score({"1": 1, **skipped, "9": 0, "10": 2}).get("total")

    assert (in_force.value, in_force.status) == (2, "ok")
    assert (not_in_force.value, not_in_force.status) == (None, "not_scorable")


def test_a_blank_stays_a_blank_although_a_skip_would_allow_a_number() -> None:
    form = {"1": 0, "9": 0, "10": 0} | {str(item): None for item in range(2, 9)}

    assert load("audit").score(form).get("total").status == "not_scorable"


def test_an_answer_is_used_although_the_form_would_skip_it() -> None:
    form = all_items(1, 10, i3=4)  # item 2 says "none", yet item 3 was answered

    assert load("k10").score(form).get("k10").value == 13
