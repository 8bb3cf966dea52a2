"""What becomes of a foreign questionnaire: items, numbers, yes and no, conditions as skips; the rest is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from beside_instruments import check, load, skipped
from beside_instruments.fhir import BadIncoming, draft_of, questionnaire, read_questionnaire
from beside_instruments.reading import instrument

HL7 = Path(__file__).parent / "hl7" / "exposure.json"
HEAD = {"resourceType": "Questionnaire", "status": "active", "title": "Some questions"}


def drafted(*items: dict[str, Any], **how: Any) -> Any:
    return draft_of(read_questionnaire(json.dumps(HEAD | {"item": list(items)}).encode()), "some", **how)


def choice(link: str, *weights: float | None, **more: Any) -> dict[str, Any]:
    url = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
    options = [
        {
            "valueCoding": {"code": f"c{n}"}
            | ({} if w is None else {"extension": [{"url": url, "valueDecimal": w}]})
        }
        for n, w in enumerate(weights)
    ]
    return {"linkId": link, "type": "choice", "text": link, "answerOption": options} | more


def when(question: str, operator: str, code: Any, kind: str = "answerCoding") -> dict[str, Any]:
    return {
        "question": question,
        "operator": operator,
        kind: {"code": code} if kind == "answerCoding" else code,
    }


def test_a_real_example_of_hl7_comes_in_with_its_conditions(tmp_path: Path) -> None:
    """hl7.fhir.r4.examples 4.0.1: four questions of yes or no, two quantities, five conditions."""
    draft = draft_of(read_questionnaire(HL7), "exposure")
    path = tmp_path / "exposure.yaml"
    path.write_text(yaml.safe_dump(draft.content, allow_unicode=True), "utf-8")

    assert check(path) == ()
    assert {item: question.link_id for item, question in draft.taken.items()} == {
        "1": "1",
        "2": "2",
        "3": "4",
        "4": "6",
    }
    assert draft.notices == (
        "Item 3 is left out: a quantity is not scored.",
        "Item 5 is left out: a quantity is not scored.",
    )
    made = instrument(draft.content)
    assert skipped(made, {"1": 1}) == {"2", "3", "4"}  # who lives there is not asked about travel
    assert skipped(made, {"1": 0, "2": 0}) == set()
    assert skipped(made, {"1": 0, "2": 1}) == {"3", "4"}
    assert skipped(made, {"1": 0, "2": 0, "3": 1}) == {"4"}


def test_a_condition_on_chosen_answers_becomes_a_skip() -> None:
    draft = drafted(choice("a", 0, 1, 2), choice("b", 0, 1, enableWhen=[when("a", "=", "c2")]))
    made = instrument(draft.content)

    assert [skipped(made, {"1": answer}) for answer in (0, 1, 2)] == [{"2"}, {"2"}, set()]


def test_a_condition_on_a_group_counts_for_what_is_inside() -> None:
    group = {
        "linkId": "g",
        "type": "group",
        "item": [choice("b", 0, 1)],
        "enableWhen": [when("a", "!=", "c0")],
    }
    made = instrument(drafted(choice("a", 0, 1), group).content)

    assert skipped(made, {"1": 0}) == {"2"} and skipped(made, {"1": 1}) == set()


@pytest.mark.parametrize(
    "condition",
    [
        [when("n", ">", 3, "answerInteger")],
        [when("a", "=", "c1"), when("b", "=", "c1")],
    ],
)
def test_a_condition_ours_cannot_say_is_told_and_the_item_is_asked(condition: list[dict[str, Any]]) -> None:
    number = {"linkId": "n", "type": "integer"}
    last = choice("z", 0, 1, enableBehavior="any", enableWhen=condition)
    draft = drafted(number, choice("a", 0, 1, 2), choice("b", 0, 1, 2), last)

    assert "skips" not in draft.content
    assert "Item z: its condition on" in draft.notices[0] and "always asked" in draft.notices[0]


def test_our_own_export_comes_back_with_the_same_skips() -> None:
    """AUDIT: items 2 to 8 after "never", 4 to 8 when 2 and 3 are both lowest (its official form)."""
    audit = load("audit")
    back = instrument(
        draft_of(read_questionnaire(json.dumps(questionnaire(audit)).encode()), "again").content
    )

    for answers in ({"1": 0}, {"1": 2, "2": 0, "3": 0}, {"1": 2, "2": 0, "3": 1}):
        assert skipped(back, answers) == skipped(audit, answers)


def test_numbers_keep_their_limits_and_texts_are_left_out() -> None:
    limits = [
        {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 1},
        {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 7},
    ]
    draft = drafted(
        {"linkId": "n", "type": "integer", "extension": limits}, {"linkId": "t", "type": "string"}
    )

    assert draft.content["items"][0]["number"] == {"from": 1, "whole": True, "to": 7}
    assert draft.notices == ("Item t is left out: a string is not scored.",)


def test_weights_are_added_only_when_said_or_complete() -> None:
    assert drafted(choice("a", 0, 1)).content["scores"][0]["method"] == "sum"
    assert drafted(choice("a", 0, 1), add_up=False).content["scores"][0]["method"] == "profile"
    assert drafted(choice("a", None, None), add_up=True).content["scores"][0]["method"] == "profile"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([{"linkId": "t", "type": "string"}], "No question here has answers to choose or a number. Item t"),
        ([{"linkId": "c", "type": "choice", "answerValueSet": "http://x"}], "its answers did not come along"),
        ([choice("m", 0, 1, repeats=True)], "several answers may be given"),
        ([choice(f"q{n}", 0, 1) for n in range(301)], "301 questions; a measure has at most 300"),
        ([], "No question here"),
    ],
)
def test_what_makes_no_measure_says_why(items: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(BadIncoming, match=words):
        drafted(*items)


def test_xml_is_named() -> None:
    with pytest.raises(BadIncoming, match="is XML. Ask for the same resource as JSON"):
        read_questionnaire(b'<Questionnaire xmlns="http://hl7.org/fhir"/>')


def test_a_sign_no_database_keeps_is_refused() -> None:
    with pytest.raises(BadIncoming, match="U.0000"):
        read_questionnaire(json.dumps(HEAD | {"title": "a\x00b"}).encode())
