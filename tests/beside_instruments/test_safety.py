"""A safety item asks for a person, also when it is the one left blank; never a silent number."""

from __future__ import annotations

from typing import Any

import pytest

from beside_instruments import load
from tests.beside_instruments.filled import all_items

CASES: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    ("phq9", all_items(0, 9), ()),
    ("phq9", all_items(0, 9, i9=1), ("self_harm_thoughts",)),
    ("phq9", all_items(0, 9, i9=None), ("item9_unanswered",)),
    ("phq9", all_items(0, 9, i9="declined"), ("item9_unanswered",)),
    ("phq9", all_items(0, 8), ("item9_unanswered",)),
    ("phq9", all_items(None, 9), ()),
    ("phq9", all_items(1, 9, i9=7), ("item9_unanswered",)),
    ("epds", all_items(0, 10, i10=None), ("item10_unanswered",)),
    ("epds", all_items(0, 10, i10=2), ("self_harm_thoughts",)),
    ("maas", all_items(5, 19, i12=3), ("urge_to_hurt_baby_review",)),
    ("maas", all_items(5, 19, i12=4), ()),
    ("maas", all_items(5, 19, i12=None), ("item12_unanswered",)),
    ("pbq", all_items(0, 25, i18=1, i24=2), ("harm_review",)),
    ("pbq", all_items(0, 25, i18=1, i24=None), ("harm_review", "item24_unanswered")),
    ("dass21", all_items(0, 21, i21=2), ("meaninglessness_review",)),
    ("dass21", all_items(0, 21, i21=None), ()),
    ("pcl5", all_items(0, 20, i16=3), ("risk_taking_review",)),
    ("hits", all_items(1, 4), ()),
    ("hits", all_items(1, 4, i2=2), ("ipv_safety",)),
    ("assist31", {"8": 3}, ("injecting_offer",)),
]


@pytest.mark.parametrize(("key", "form", "expected"), CASES)
def test_prompts(key: str, form: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert load(key).score(form).critical == expected


def test_alcohol_in_pregnancy_is_an_offer_whatever_the_score() -> None:
    audit, form = load("audit"), {"1": 1, "2": 0, "3": 0, "9": 0, "10": 0}

    assert audit.score(form).critical == ()
    assert audit.score(form, context={"pregnant": False}).critical == ()
    assert audit.score(form, context={"pregnant": True}).critical == ("alcohol_in_pregnancy_offer",)


def test_a_prompt_says_who_does_what_and_why() -> None:
    prompt = load("phq9").score(all_items(0, 9, i9=None)).prompts[0]

    assert (prompt.item, prompt.because, prompt.soft) == ("9", "left_blank", False)
    assert prompt.action.en == "A named person talks with her today."
    assert prompt.action.fr


def test_an_item_with_a_safety_rule_is_marked() -> None:
    marked = [item.id for item in load("pbq").items if item.safety]

    assert marked == ["18", "24"]
