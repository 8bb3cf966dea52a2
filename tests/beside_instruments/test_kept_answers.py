"""Words, days and several answers of a list: kept beside the counted ones, sent and read back, never a number."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from beside_instruments import BadAnswer, check, check_answers, parse_answer, skipped
from beside_instruments.fhir import (
    BadIncoming,
    questionnaire,
    questionnaire_response,
    read_questionnaire,
    read_response,
)
from beside_instruments.instrument import Instrument
from beside_instruments.reading import instrument
from beside_instruments.redcap import data_dictionary
from beside_instruments.xlsform import sheets

WHEN = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("America/Toronto"))


def both(text: str) -> dict[str, str]:
    return {"en": text, "fr": text}


def form(**changes: Any) -> dict[str, Any]:
    """Return a small file of our own with one counted item and one of each kind that is kept."""
    return {
        "key": "around_sleep",
        "version": "1",
        "name": both("Around sleep"),
        "target": "mother",
        "direction": "none",
        "licence": {"class": "ship_full", "status": "own_work", "holder": "us", "evidence": []},
        "confirmation": {"state": "confirmed"},
        "response_sets": {
            "often": [{"value": 0, "label": both("no")}, {"value": 1, "label": both("some")}],
            "helps": [{"value": n, "label": both(w)} for n, w in enumerate(("tea", "song", "dark"), 1)],
        },
        "items": [
            {"id": "1", "label": both("Slept"), "responses": "often"},
            {"id": "2", "label": both("In a word"), "answer": "line", "longest": 20},
            {"id": "3", "label": both("More"), "answer": "text"},
            {"id": "4", "label": both("Since"), "answer": "date"},
            {"id": "5", "label": both("Woke"), "answer": "date_time"},
            {"id": "6", "label": both("What helps"), "responses": "helps", "several": True},
            {
                "id": "7",
                "label": both("How long"),
                "number": {"from": 0, "to": 24, "unit": "hours"},
                "scored": False,
            },
        ],
        "scores": [
            {"id": "total", "label": both("Total"), "method": "sum", "items": ["1"], "direction": "none"}
        ],
    } | changes


@pytest.fixture
def sleep() -> Instrument:
    return instrument(form())


TOLD = {
    "1": 1,
    "2": "restless",
    "3": "Two lines\nof hers",
    "4": "2026-06",
    "5": "2026-06-30T03:20",
    "6": [1, 3],
    "7": 5,
}


def test_what_is_kept_is_allowed_and_in_no_score(sleep: Instrument) -> None:
    scores = sleep.score(TOLD)

    assert scores.problems == ()
    assert scores.get("total").value == 1 and list(scores.scores) == ["total"]
    assert [item.id for item in sleep.items if item.scored] == ["1"]


@pytest.mark.parametrize(
    ("item", "text", "stored"),
    [
        ("2", " restless ", "restless"),
        ("3", "a\nb", "a\nb"),
        ("3", "a\r\nb", "a\nb"),  # as a browser sends a line of its own
        ("4", "2026-06-30", "2026-06-30"),
        ("4", "2026", "2026"),
        ("5", "2026-06-30 03:20", "2026-06-30T03:20"),
        ("5", "2026-06-30", "2026-06-30"),
        ("6", "1,3", [1, 3]),
        ("6", "2", [2]),
        ("3", "declined", "declined"),
        ("6", "", None),
    ],
)
def test_what_is_typed_becomes_what_is_stored(sleep: Instrument, item: str, text: str, stored: Any) -> None:
    assert parse_answer(sleep, item, text) == stored


@pytest.mark.parametrize(
    ("item", "text", "says"),
    [
        ("2", "x" * 21, "Item 2: the answer has 21 signs. Allowed: words, at most 20 signs."),
        ("4", "2026-02-30", "Item 4: '2026-02-30' is not possible. Allowed: a day as 2026-04-30"),
        ("4", "last week", "Item 4: 'last week' is not possible"),
        ("4", "2026-06-30 03:20", "Item 4:"),
        ("5", "2026-06-30 27:00", "or with its time as 2026-04-30 14:30"),
        (
            "6",
            "1,9",
            "Item 6: ['1', '9'] holds '9'|Item 6: [1, '9'] holds '9', which is not an allowed answer",
        ),
        ("6", "1,1", "Item 6: [1, 1] holds an answer twice. Allowed: one or more of 1, 2, 3."),
        ("7", "25", "Item 7: 25 is not possible"),
    ],
)
def test_an_impossible_one_names_its_item_and_what_is_allowed(
    sleep: Instrument, item: str, text: str, says: str
) -> None:
    with pytest.raises(BadAnswer) as bad:
        parse_answer(sleep, item, text)

    assert any(one in str(bad.value) for one in says.split("|"))


def test_a_number_in_the_place_of_several_is_told_when_scoring(sleep: Instrument) -> None:
    assert [problem.item for problem in check_answers(sleep, {"6": 1, "3": 4})] == ["6", "3"]


def test_a_kept_answer_is_never_marked_as_skipped() -> None:
    skips = [{"when": {"items": ["1"], "sum_is": 0}, "skip": ["3", "6"]}]
    made = instrument(form(skips=skips))

    assert skipped(made, {"1": 0}) == {"3", "6"}
    assert skipped(made, {"1": 0, "3": "written before"}) == {"6"}


def test_it_goes_out_and_comes_back_as_it_was(sleep: Instrument) -> None:
    """MCS-048: another program's models accept it; each answer keeps its kind; a time keeps its place."""
    asked = questionnaire(sleep)
    sent = questionnaire_response(sleep, TOLD, subject="Patient/1", authored=WHEN)
    Questionnaire.model_validate(asked)
    QuestionnaireResponse.model_validate(sent)
    answers = {item["linkId"]: item["answer"] for item in sent["item"]}

    assert [item["type"] for item in asked["item"]] == [
        "choice",
        "string",
        "text",
        "date",
        "dateTime",
        "choice",
        "quantity",
    ]
    assert asked["item"][5]["repeats"] is True and len(answers["6"]) == 2
    assert answers["5"] == [{"valueDateTime": "2026-06-30T03:20:00-04:00"}]
    assert answers["7"] == [{"valueQuantity": {"value": 5, "unit": "hours"}}]
    back = read_response(_bytes(sent), sleep, read_questionnaire(_bytes(asked)), {i: i for i in TOLD})
    assert back.responses == TOLD | {"5": "2026-06-30T03:20:00-04:00"} and back.notices == ()


def _read(sleep: Instrument, *items: dict[str, Any]) -> Any:
    asked = read_questionnaire(_bytes(questionnaire(sleep)))
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": list(items)}
    return read_response(_bytes(response), sleep, asked, {item: item for item in TOLD})


@pytest.mark.parametrize(
    ("item", "answers", "says"),
    [
        ("1", [{"valueCoding": {"code": "0"}}] * 2, "Item 1 has 2 answers, and a measure takes one."),
        ("2", [{"valueString": "a"}, {"valueString": "b"}], "Item 2 has 2 answers"),
        ("2", [{"valueString": "x" * 21}], "Item 2: Item 2: the answer has 21 signs"),
        ("4", [{"valueDate": "soon"}], "Item 4: Item 4: 'soon' is not possible"),
        ("6", [{"valueCoding": {"code": "9"}}], "Item 6: the answer '9' is none of its options."),
        ("7", [{"valueQuantity": {"value": 5, "unit": "days"}}], "Item 7: the answer is in days, and here it is kept in hours."),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_is_refused_by_its_item(
    sleep: Instrument, item: str, answers: list[dict[str, Any]], says: str
) -> None:
    with pytest.raises(BadIncoming, match=says):
        _read(sleep, {"linkId": item, "answer": answers})


def test_several_texts_stand_one_on_each_line(sleep: Instrument) -> None:
    read = _read(sleep, {"linkId": "3", "answer": [{"valueString": "a"}, {"valueString": "b"}]})

    assert read.responses["3"] == "a\nb"


def test_a_group_filled_twice_is_not_silently_halved(sleep: Instrument) -> None:
    once = {"linkId": "1", "answer": [{"valueCoding": {"code": "0"}}]}

    with pytest.raises(BadIncoming, match="Item 1 has 2 answers"):
        _read(sleep, once, once)


def test_other_systems_get_a_field_of_its_kind(sleep: Instrument) -> None:
    rows = [line.split(",") for line in data_dictionary(sleep).splitlines()[1:]]
    survey = [row[0] for row in sheets(sleep)["survey"][1:]]

    assert [row[3] for row in rows] == ["radio", "text", "notes", "text", "text", "checkbox", "text"]
    assert [row[7] for row in rows[3:5]] == ["date_ymd", "datetime_ymd"]
    assert survey == [
        "select_one answers_1",
        "text",
        "text",
        "date",
        "dateTime",
        "select_multiple answers_2",
        "integer",
    ]


def _item(**changes: Any) -> dict[str, Any]:
    items = form()["items"]
    return {"items": [*items[:1], {"id": "2", "label": both("In a word")} | changes, *items[2:]]}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (_item(), "Item 2 says nothing about how it is answered. It needs one of responses, number, answer."),
        (_item(answer="line", responses="often"), "Item 2 has responses and answer."),
        (_item(answer="words"), "'words' is not known. Use one of: line, text, date, date_time."),
        (_item(answer="line", reversed=True), "cannot be reversed. Leave reversed out."),
        (_item(answer="line", scored=True), "cannot be scored. Leave scored out."),
        (_item(number={"from": 0}, several=True), "takes several answers and has none to choose."),
        (_item(answer="date", longest=9), "has a longest answer and takes no words."),
        (
            {"scores": [form()["scores"][0] | {"items": ["1", "3"]}]},
            "The score 'total' uses item 3 (text), which is kept and never counted. Leave it out.",
        ),
        (
            {"skips": [{"when": {"items": ["6"], "sum_is": 1}, "skip": ["1"]}]},
            "A skip depends on item 6 (several answers), which counts as no number.",
        ),
        (
            {"safety": [{"id": "s", "any": [{"item": "4", "at_least": 1}], "action": both("Talk")}]},
            "The safety rule 's' compares item 4, which counts as no number.",
        ),
    ],
)  # fmt: skip
def test_a_file_that_counts_what_is_only_kept_is_mended_by_its_message(
    tmp_path: Path, changes: dict[str, Any], says: str
) -> None:
    path = tmp_path / "around_sleep.yaml"
    path.write_text(yaml.safe_dump(form(**changes), sort_keys=False), "utf-8")
    problems = [str(one) for one in check(path)]

    assert any(says in one and f"{path}:" in one for one in problems), problems


def test_the_whole_small_file_is_in_order(tmp_path: Path) -> None:
    path = tmp_path / "around_sleep.yaml"
    path.write_text(yaml.safe_dump(form()), "utf-8")

    assert check(path) == ()


def _bytes(resource: Any) -> bytes:
    return json.dumps(resource).encode()
