"""Scores as FHIR R4 Observations."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beside_instruments.fhir.coding import LOINC, OWN
from beside_instruments.instrument import Instrument
from beside_instruments.result import Score, ScoreSet

SURVEY = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}
ABSENT_REASONS = "http://terminology.hl7.org/CodeSystem/data-absent-reason"


def observations(
    instrument: Instrument, scores: ScoreSet, *, subject: str, effective: datetime
) -> list[dict[str, Any]]:
    """Return one Observation per score.

    Parameters
    ----------
    instrument
        The instrument of the scores.
    scores
        The result of scoring.
    subject
        Reference of the person.
    effective
        When the form was answered, with its time zone.

    Returns
    -------
    list of dict
        FHIR R4 JSON; a score without a number says why. How it was worked out stands in the note.
    """
    return [_observation(instrument, scores, score, subject, effective) for score in scores.scores.values()]


def _observation(
    instrument: Instrument, scores: ScoreSet, score: Score, subject: str, effective: datetime
) -> dict[str, Any]:
    rule = instrument.score_rule(score.id)
    coding = [{"system": f"{OWN}:{instrument.key}:scores", "code": score.id, "display": rule.label.en}]
    if rule.code:
        coding.insert(0, {"system": LOINC, "code": rule.code})
    note = f"{score.rule.en}. {instrument.key} version {scores.version}, scoring {scores.scoring_version}."
    resource: dict[str, Any] = {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [SURVEY]}],
        "code": {"coding": coding, "text": f"{instrument.name.en}: {rule.label.en}"},
        "subject": {"reference": subject},
        "effectiveDateTime": effective.isoformat(),
        "note": [{"text": note}],
    }
    if score.band_label is not None:
        text = f"{score.band_label.en} ({score.band_system})"
        resource["interpretation"] = [{"text": text}]
    return resource | _value(score)


def _value(score: Score) -> dict[str, Any]:
    if isinstance(score.value, str):
        return {"valueString": score.value}
    if score.value is not None:
        value = round(score.value, score.decimals) if isinstance(score.value, float) else score.value
        return {"valueQuantity": {"value": value, "unit": "{score}"}}
    code = "error" if score.status == "invalid" else "unknown"
    return {"dataAbsentReason": {"coding": [{"system": ABSENT_REASONS, "code": code}], "text": score.rule.en}}
