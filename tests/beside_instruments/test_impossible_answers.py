"""An impossible value, an unknown code, an unknown item: nothing is added up, and the item is named."""

from __future__ import annotations

from typing import Any

import pytest

from beside_instruments import BadAnswer, available, check_answers, load, parse_answer
from tests.beside_instruments.filled import all_items

BAD: list[tuple[str, dict[str, Any], str]] = [
    ("phq9", all_items(1, 9, i3=4), "3"),
    ("phq9", all_items(1, 9, i3=True), "3"),
    ("phq9", all_items(1, 9, i3="2"), "3"),
    ("phq9", all_items(1, 9, i3=1.5), "3"),
    ("phq9", all_items(1, 9, i11=1), "11"),
    ("phq9", all_items(1, 9, i2=[1]), "2"),
    ("audit", all_items(0, 10, i10=3), "10"),
    ("hvs", {"1": "rarely", "2": "never"}, "1"),
    ("scale_0_10", {"1": -1}, "1"),
    ("scale_0_10", {"1": 6.5}, "1"),
    ("ace10", {"total_only": 11}, "total_only"),
    ("phq9", {"total_only": 11}, "total_only"),
    ("asqse2", {"form": 7, "total": 50}, "form"),
    ("psi4sf", {"PD": 61}, "PD"),
    ("tlfb", {"days": [0, 2]}, "day 2"),
    ("tlfb", {"drinks": [0, -1]}, "day 2"),
    ("tlfb", {"days": [0, 1], "drinks": [0]}, "days"),
    ("gas", {"goals": [{"level": 3}]}, "goal 1"),
    ("gas", {"goals": [3]}, "goal 1"),
    ("gas", {"goals": "all"}, "goals"),
    ("gas", {"goals": [{"level": 1}, {"level": 1, "weight": "much"}]}, "goal 2"),
    ("tlfb", {"days": 5}, "days"),
    ("tlfb", {"days": [[1]]}, "day 1"),
    ("tlfb", {"days": [{"used": 1, "drinks": -2}]}, "day 1"),
    ("tlfb", {"drinks": [float("nan")]}, "day 1"),
    ("asi5", {"medical": {"M6": 31, "M7": 0, "M8": 0}}, "M6"),
]


@pytest.mark.parametrize(("key", "form", "item"), BAD)
def test_the_form_is_invalid_and_the_item_is_named(key: str, form: dict[str, Any], item: str) -> None:
    result = load(key).score(form)

    assert {score.status for score in result.scores.values()} == {"invalid"}
    assert {score.value for score in result.scores.values()} == {None}
    assert [problem.item for problem in result.problems] == [item]


def test_the_message_says_what_is_allowed() -> None:
    problem = check_answers(load("audit"), {"9": 1})[0]

    assert problem.message == "Item 9: 1 is not an allowed answer. Allowed: 0, 2, 4."


def test_a_safety_answer_is_heard_although_another_answer_is_impossible() -> None:
    result = load("phq9").score(all_items(1, 9, i3=7))

    assert result.critical == ("self_harm_thoughts",)


@pytest.mark.parametrize(
    ("key", "item", "text", "value"),
    [
        ("phq9", "1", " 2 ", 2),
        ("phq9", "1", "", None),
        ("phq9", "1", "declined", "declined"),
        ("hvs", "1", "often", "often"),
        ("hvs", "1", "2", "sometimes"),
        ("moments_observed", "attuned", "1", 1),
        ("moments_observed", "attuned", "5", 2),
        ("scale_0_10", "1", "10", 10),
        ("kips", "mean", "3,5", 3.5),
    ],
)
def test_typed_answers_become_stored_answers(key: str, item: str, text: str, value: Any) -> None:
    assert parse_answer(load(key), item, text) == value


@pytest.mark.parametrize(
    ("key", "item", "text"),
    [("phq9", "1", "4"), ("phq9", "1", "yes"), ("phq9", "99", "1"), ("scale_0_10", "1", "ten")],
)
def test_typed_answers_that_are_not_allowed_name_their_item(key: str, item: str, text: str) -> None:
    with pytest.raises(BadAnswer) as caught:
        parse_answer(load(key), item, text)

    assert caught.value.item == item


JUNK: list[Any] = [None, "declined", True, 1.5, -1, 10**9, "x", [1], {"a": 1}, float("nan"), float("inf")]


@pytest.mark.parametrize("key", [line.key for line in available()])
def test_no_form_however_odd_ends_in_an_error(key: str) -> None:
    instrument = load(key)
    names = [item.id for item in instrument.items] + ["days", "drinks", "goals", "total_only", "nobody"]
    for junk in JUNK:
        result = instrument.score(dict.fromkeys(names, junk))
        assert set(result.as_dict()["scores"]) == {rule.id for rule in instrument.scores}
