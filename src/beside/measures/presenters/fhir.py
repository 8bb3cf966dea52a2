"""Administrations as a FHIR R4 collection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from beside.people.models import Client
from beside_instruments import complete_skips, load
from beside_instruments.fhir import observations, questionnaire_response

from ..models import Administration
from ..rules.shapes import for_scoring


def bundle(client: Client, given: Iterable[Administration], at: dt.datetime) -> dict[str, Any]:
    """A collection of QuestionnaireResponses and score Observations, without wording (N23)."""
    entries = [entry for one in given for entry in _entries(client, one)]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": at.isoformat(),
        "entry": [{"resource": entry} for entry in entries],
    }


def _entries(client: Client, one: Administration) -> list[dict[str, Any]]:
    instrument = load(one.instrument, one.instrument_version)
    subject = f"Patient/{client.pk}"
    stored = {row.item: row.value for row in one.answers.all()}
    responses = complete_skips(instrument, for_scoring(instrument.kind, stored))
    authored = dt.datetime.combine(one.local_date, dt.time(12), tzinfo=dt.UTC)
    response = questionnaire_response(instrument, responses, subject=subject, authored=authored)
    scored = instrument.score(responses)
    return [response, *observations(instrument, scored, subject=subject, effective=authored)]
