"""A foreign Questionnaire comes in whole, or not at all with the item named; its calculations never run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from beside_instruments import check, load
from beside_instruments.fhir import (
    BadIncoming,
    compare_foreign_total,
    enabled_items,
    read_questionnaire,
    read_response,
    to_instrument_draft,
)
from tests.beside_instruments.foreign_forms import as_bytes, phq9_questionnaire, phq9_response

HEAD = {"resourceType": "Questionnaire", "status": "active"}


def one(**item: Any) -> dict[str, Any]:
    return HEAD | {"item": [{"linkId": "a", "type": "choice"} | item]}


def test_structure_options_and_weights_come_in() -> None:
    found = read_questionnaire(as_bytes(phq9_questionnaire()))

    assert (found.title, found.version, len(found.questions)) == ("Nine questions", "2", 9)
    first = found.questions[0]
    assert (first.link_id, first.group, first.codes) == ("form/q1", "form", ("44250-9",))
    assert [(o.code, o.ordinal) for o in first.options] == [("A0", 0), ("A1", 1), ("A2", 2), ("A3", 3)]


def test_a_calculation_is_recognised_and_not_executed() -> None:
    found = read_questionnaire(as_bytes(phq9_questionnaire()))

    assert [(e.item, e.recognised, e.executed) for e in found.expressions] == [("form/total", "sum", False)]
    assert "is not executed" in found.notices[0]


def test_a_calculation_in_another_language_is_only_marked() -> None:
    expression = {"language": "text/cql", "expression": "CalculateTotalScore"}
    extension = {
        "url": "http://hl7.org/fhir/StructureDefinition/cqf-expression",
        "valueExpression": expression,
    }
    found = read_questionnaire(as_bytes(one(extension=[extension], type="integer")))

    assert [(e.language, e.recognised, e.executed) for e in found.expressions] == [("text/cql", "", False)]


ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


@pytest.mark.parametrize(
    "option",
    [
        {"valueCoding": {"code": "x", "extension": [{"url": ORDINAL, "valueDecimal": 3}]}},
        {"valueCoding": {"code": "x"}, "extension": [{"url": ORDINAL, "valueDecimal": 3}]},
        {"valueInteger": 3},
    ],
)
def test_weights_are_found_wherever_they_stand(option: dict[str, Any]) -> None:
    found = read_questionnaire(as_bytes(one(answerOption=[option])))

    assert found.questions[0].options[0].ordinal == 3


def test_weights_in_an_expanded_value_set() -> None:
    url = "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.contains.property"
    parts = [{"url": "code", "valueCode": "itemWeight"}, {"url": "value[x]", "valueDecimal": 2}]
    concept = {"code": "x", "display": "X", "extension": [{"url": url, "extension": parts}]}
    sets = [{"resourceType": "ValueSet", "id": "v", "expansion": {"contains": [concept]}}]
    found = read_questionnaire(as_bytes(one(answerValueSet="#v") | {"contained": sets}))

    assert found.questions[0].options[0].ordinal == 2


def test_conditions_decide_what_is_asked() -> None:
    items = [
        {"linkId": "a", "type": "boolean"},
        {
            "linkId": "g",
            "type": "group",
            "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": True}],
            "item": [{"linkId": "b", "type": "integer"}],
        },
        {
            "linkId": "c",
            "type": "string",
            "enableBehavior": "any",
            "enableWhen": [
                {"question": "b", "operator": ">", "answerInteger": 3},
                {"question": "a", "operator": "exists", "answerBoolean": False},
            ],
        },
    ]
    found = read_questionnaire(as_bytes(HEAD | {"item": items}))

    assert enabled_items(found, {}) == {"a", "c"}
    assert enabled_items(found, {"a": True}) == {"a", "g", "b"}
    assert enabled_items(found, {"a": True, "b": 4}) == {"a", "g", "b", "c"}


CONDITION = {"operator": "=", "answerInteger": 1}
BAD: list[tuple[Any, str]] = [
    ([], "no single resource"),
    ({"resourceType": "Patient"}, "no Questionnaire"),
    (one(answerOption=[{"valueInteger": 1}]) | {"versionAlgorithmString": "semver"}, "FHIR R5"),
    (one(type="coding"), "Item a: this is FHIR R5"),
    (one(option=[{"valueString": "x"}]), "Item a: this is FHIR STU3"),
    (one(enableWhen=[{"question": "a", "hasAnswer": True}]), "Item a: this is FHIR STU3"),
    (HEAD | {"group": {"linkId": "g"}}, "DSTU2"),
    (HEAD | {"item": [{"type": "string"}]}, "no linkId"),
    (HEAD | {"item": [{"linkId": "a", "type": "string"}] * 2}, "Item a stands in the questionnaire twice"),
    (one(enableWhen=[{"question": "z", **CONDITION}]), "Item a depends on item z"),
    (one(enableWhen=[{"operator": "="}]), "Item a: a condition names no question"),
    (
        HEAD
        | {
            "item": [
                {"linkId": "a", "type": "integer", "enableWhen": [{"question": "b", **CONDITION}]},
                {"linkId": "b", "type": "integer", "enableWhen": [{"question": "a", **CONDITION}]},
            ]
        },
        "in a circle: b -> a -> b",
    ),
]


@pytest.mark.parametrize(("resource", "words"), BAD, ids=[words for _, words in BAD])
def test_what_cannot_be_read_says_why(resource: Any, words: str) -> None:
    with pytest.raises(BadIncoming, match=words):
        read_questionnaire(as_bytes(resource))


def test_forty_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(40_000_000)

    with pytest.raises(BadIncoming, match="40 MB; at most 5 MB"):
        read_questionnaire(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('{"title": "Humeur après"}'.encode("latin-1"), "not in UTF-8"),
        ('{"title": "x"}'.encode("utf-16"), "not in UTF-8"),
        (b'{"title": ', "not valid JSON"),
        (b'{"title": NaN}', "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"", "not valid JSON"),
    ],
)
def test_other_encodings_and_broken_files_are_named(data: bytes, words: str) -> None:
    with pytest.raises(BadIncoming, match=words):
        read_questionnaire(data)


def test_very_deep_groups_are_refused() -> None:
    item: dict[str, Any] = {"linkId": "deep", "type": "string"}
    for number in range(60):
        item = {"linkId": f"g{number}", "type": "group", "item": [item]}

    with pytest.raises(BadIncoming, match="groups deep"):
        read_questionnaire(as_bytes(HEAD | {"item": [item]}))


def test_a_draft_is_a_file_that_passes_the_check_and_waits_for_a_person(tmp_path: Path) -> None:
    draft = to_instrument_draft(read_questionnaire(as_bytes(phq9_questionnaire())), "nine")
    path = tmp_path / "nine.yaml"
    path.write_text(yaml.safe_dump(draft, allow_unicode=True), "utf-8")

    assert check(path) == ()
    assert draft["confirmation"]["state"] == "to_be_confirmed"
    assert "Sentence" not in path.read_text("utf-8")
    assert draft["scores"][0]["method"] == "sum"


def test_a_foreign_total_is_kept_beside_ours_and_the_mismatch_is_shown() -> None:
    """A public PHQ-9 example stores 13 where its answers give 10."""
    phq9, foreign = load("phq9"), read_questionnaire(as_bytes(phq9_questionnaire()))
    response = read_response(as_bytes(phq9_response([0, 0, 0, 1, 2, 1, 3, 2, 1], 13)), phq9, foreign)

    mismatch = compare_foreign_total(phq9, response.responses, response.totals["total"])

    assert mismatch is not None
    assert (mismatch.foreign, mismatch.ours) == (13, 10)
    assert mismatch.message.startswith("The file says 13; its answers give 10")
    assert compare_foreign_total(phq9, response.responses, 10) is None


def test_a_blank_item_stays_blank_and_the_foreign_zero_is_no_match() -> None:
    phq9, foreign = load("phq9"), read_questionnaire(as_bytes(phq9_questionnaire()))
    response = read_response(as_bytes(phq9_response([1, 1, 1, 1, 1, 1, 1, 1, None], 8)), phq9, foreign)

    assert response.responses["9"] is None
    mismatch = compare_foreign_total(phq9, response.responses, 8)
    assert mismatch is not None and mismatch.ours == 9


def test_weights_that_differ_from_ours_are_told() -> None:
    foreign = read_questionnaire(as_bytes(phq9_questionnaire(weights=(0, 1, 2, 4))))
    response = read_response(as_bytes(phq9_response([3] * 9, 36)), load("phq9"), foreign)

    assert set(response.responses.values()) == {3}
    assert response.notices[0] == "Item 1: 'Every day' weighs 4 there and 3 here."


def test_an_answer_that_is_no_option_names_its_item() -> None:
    foreign = read_questionnaire(as_bytes(phq9_questionnaire()))
    sent = phq9_response([0] * 9, 0)
    sent["item"][0]["item"][4]["answer"] = [{"valueCoding": {"code": "often"}}]

    with pytest.raises(BadIncoming, match="Item form/q5: the answer 'often'"):
        read_response(as_bytes(sent), load("phq9"), foreign)


JUNK: list[Any] = [None, 5, "x", [], {}, [1], {"a": 1}, True, [[]], [None]]


def places(part: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every part of a resource."""
    if way:
        yield way
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inside:
        yield from places(value, (*way, key))


def spoilt(resource: dict[str, Any], seed: int) -> dict[str, Any]:
    """Return a resource with one part replaced."""
    rng, copy = random.Random(seed), deepcopy(resource)
    *way, last = rng.choice(list(places(copy)))
    part: Any = copy
    for key in way:
        part = part[key]
    part[last] = rng.choice(JUNK)
    return copy


@pytest.mark.parametrize("seed", range(150))
def test_one_odd_part_is_read_or_refused_and_nothing_else(seed: int) -> None:
    sent = as_bytes(spoilt(phq9_questionnaire(), seed))
    filled = as_bytes(spoilt(phq9_response([1] * 9, 9), seed))
    good = read_questionnaire(as_bytes(phq9_questionnaire()))

    with suppress(BadIncoming):
        to_instrument_draft(read_questionnaire(sent), "nine")
    with suppress(BadIncoming):
        assert len(read_response(filled, load("phq9"), good).responses) == 9
