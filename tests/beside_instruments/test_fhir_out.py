"""What we send is accepted by another program's models, and carries no wording (N23)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from fhir.resources.R4B.observation import Observation
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from beside_instruments import available, load
from beside_instruments.fhir import (
    enabled_items,
    observations,
    questionnaire,
    questionnaire_response,
    read_questionnaire,
)
from tests.beside_instruments.filled import all_items

WHEN = datetime(2026, 1, 5, 10, 30, tzinfo=UTC)
KEYS = [line.key for line in available()]


@pytest.mark.parametrize("key", KEYS)
def test_another_program_accepts_every_instrument(key: str) -> None:
    instrument = load(key)
    example = instrument.examples[0]["responses"]

    Questionnaire.model_validate(questionnaire(instrument))
    for observation in observations(
        instrument, instrument.score(example), subject="Patient/1", effective=WHEN
    ):
        Observation.model_validate(observation)
    if instrument.kind in ("items", "totals"):
        sent = questionnaire_response(instrument, example, subject="Patient/1", authored=WHEN)
        QuestionnaireResponse.model_validate(sent)


@pytest.mark.parametrize("key", [line.key for line in available() if line.licence_class == "scoring_only"])
def test_restricted_instruments_send_numbers_only(key: str) -> None:
    sent = questionnaire(load(key))

    assert {item["text"] for item in sent["item"]} == {f"Item {item['linkId']}" for item in sent["item"]}
    assert '"display"' not in json.dumps(sent["item"])


def test_what_we_send_we_can_read_and_its_skips_are_the_same() -> None:
    found = read_questionnaire(json.dumps(questionnaire(load("audit"))).encode())

    assert [item.link_id for item in found.questions] == [str(n) for n in range(1, 11)]
    assert found.questions[8].options[1].ordinal == 2
    assert enabled_items(found, {"1": "0"}) == {"1", "9", "10"}
    assert enabled_items(found, {"1": "2", "2": "0", "3": "0"}) == {"1", "2", "3", "9", "10"}
    assert len(enabled_items(found, {"1": "2", "2": "0", "3": "1"})) == 10


def test_each_kind_of_no_answer_keeps_its_reason() -> None:
    form = {"1": None, "2": "declined", "3": "not_asked", "4": "not_applicable", "5": 2}
    sent = questionnaire_response(load("phq9"), form, subject="Patient/1", authored=WHEN, source="Patient/1")

    reasons = [item["extension"][0]["valueCode"] for item in sent["item"][:4]]
    assert reasons == ["unknown", "asked-declined", "not-asked", "not-applicable"]
    assert sent["item"][4]["answer"][0]["valueCoding"]["code"] == "2"
    assert sent["authored"] == "2026-01-05T10:30:00+00:00"


def test_an_observation_says_how_the_score_came_about() -> None:
    phq9 = load("phq9")
    total: dict[str, Any] = observations(
        phq9, phq9.score(all_items(2, 9, i3=None)), subject="Patient/1", effective=WHEN
    )[0]

    assert total["code"]["coding"][0] == {"system": "http://loinc.org", "code": "44261-6"}
    assert total["valueQuantity"]["value"] == 18
    assert total["interpretation"][0]["text"] == "Moderately severe (published)"
    assert "sum of 8 of 9 answers; the blanks were estimated" in total["note"][0]["text"]


def test_a_score_without_a_number_says_why() -> None:
    phq9 = load("phq9")
    total = observations(phq9, phq9.score({}), subject="Patient/1", effective=WHEN)[0]

    assert "valueQuantity" not in total
    assert total["dataAbsentReason"]["coding"][0]["code"] == "unknown"
