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
        "3": "3",
        "4": "4",
        "5": "5",
        "6": "6",
    }
    assert draft.notices == (
        "Item 3: it names no one unit, so number and unit are kept as words.",
        "Item 5: it names no one unit, so number and unit are kept as words.",
    )
    made = instrument(draft.content)
    assert skipped(made, {"1": 1}) == {"2", "3", "4", "5", "6"}  # who lives there is not asked about travel
    assert skipped(made, {"1": 0, "2": 0}) == {"3"}
    assert skipped(made, {"1": 0, "2": 1}) == {"4", "5", "6"}
    assert skipped(made, {"1": 0, "2": 0, "4": 1}) == {"3", "6"}


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


def test_numbers_keep_their_limits() -> None:
    limits = [
        {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 1},
        {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 7},
    ]
    draft = drafted({"linkId": "n", "type": "integer", "extension": limits})

    assert draft.content["items"][0]["number"] == {"from": 1, "whole": True, "to": 7}
    assert draft.content["scores"] == []


def test_words_days_units_and_several_answers_are_kept_and_never_counted(tmp_path: Path) -> None:
    """BTC-071: what stands beside the counted answers comes along; none of it is in a score."""
    unit = {
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
        "valueCoding": {"system": "http://unitsofmeasure.org", "code": "d", "display": "days"},
    }
    draft = drafted(
        choice("a", 0, 1, 2),
        {"linkId": "s", "type": "string", "maxLength": 80},
        {"linkId": "t", "type": "text"},
        {"linkId": "d", "type": "date"},
        {"linkId": "m", "type": "dateTime"},
        {"linkId": "q", "type": "quantity", "extension": [unit]},
        {"linkId": "n", "type": "integer"},
        choice("several", 0, 1, 2, repeats=True),
        {"linkId": "lines", "type": "string", "repeats": True},
        {"linkId": "file", "type": "attachment"},
    )
    path = tmp_path / "some.yaml"
    path.write_text(yaml.safe_dump(draft.content, allow_unicode=True), "utf-8")
    made = instrument(draft.content)

    assert check(path) == ()
    assert [item.answer for item in made.items] == [
        "",
        "line",
        "text",
        "date",
        "date_time",
        "",
        "",
        "",
        "text",
    ]
    assert (made.item("2").longest, made.item("6").unit, made.item("8").several) == (80, "days", True)
    assert [item.id for item in made.items if item.scored] == ["1"]
    assert [rule.items for rule in made.scores] == [("1",)]
    assert draft.notices == (
        "Item file is left out: type attachment cannot be kept here.",
        "Item lines: its several answers are kept as words, one on each line.",
    )
    told = {"1": 2, "2": "a word", "4": "2026-04", "5": "2026-04-30T14:30", "6": 12, "8": [0, 2], "3": None}
    scores = made.score(told)
    assert scores.problems == () and scores.get("total").value == 2
    assert (scores.get("total").n, scores.get("total").of) == (1, 1)


def test_a_form_of_words_alone_is_kept_without_a_score() -> None:
    made = instrument(drafted({"linkId": "t", "type": "text", "text": "Anything more?"}).content)

    assert made.scores == () and made.score({"1": "All of it"}).problems == ()


def test_weights_are_added_only_when_said_or_complete() -> None:
    assert drafted(choice("a", 0, 1)).content["scores"][0]["method"] == "sum"
    assert drafted(choice("a", 0, 1), add_up=False).content["scores"][0]["method"] == "profile"
    assert drafted(choice("a", None, None), add_up=True).content["scores"][0]["method"] == "profile"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([{"linkId": "t", "type": "reference"}], "No question here can be answered here. Item t is left out"),
        ([{"linkId": "c", "type": "choice", "answerValueSet": "http://x"}], "its answers did not come along"),
        ([choice(f"q{n}", 0, 1) for n in range(301)], "301 questions; a measure has at most 300"),
        ([], "No question here"),
        ([{"linkId": "x"}], "a question without a type cannot be kept"),
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
