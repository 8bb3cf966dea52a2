"""Administrations as a FHIR R4 collection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import uuid5

from django.utils import timezone

from beside.people.models import Client
from beside_instruments import Instrument, InvalidInstrument, UnknownInstrument, complete_skips, load
from beside_instruments.fhir import observations, questionnaire, questionnaire_response

from ..models import Administration
from ..rules.shapes import for_scoring


def can_go_out(given: Iterable[Administration]) -> list[Administration]:
    """Those whose measure is in order here; a measure of its own whose file is gone cannot be described."""
    return [one for one in given if _instrument(one) is not None]


def bundle(client: Client, given: Iterable[Administration], at: dt.datetime) -> dict[str, Any]:
    """Questionnaires, QuestionnaireResponses and score Observations, without wording (N23).

    Notes
    -----
    A mother and a child are a Patient each; the two together are a Group. The id says nothing of who they are.
    """
    subject = f"{'Group' if client.is_dyad else 'Patient'}/{client.pk}"
    given = list(given)
    used = {(one.instrument, one.instrument_version): _instrument(one) for one in given}
    entries = [
        {"fullUrl": f"urn:beside:instrument:{key}:{version}", "resource": questionnaire(found)}
        for (key, version), found in used.items()
        if found is not None
    ]
    entries += [entry for one in given for entry in _entries(subject, one)]
    made: dict[str, Any] = {"resourceType": "Bundle", "type": "collection", "timestamp": at.isoformat()}
    return made | ({"entry": entries} if entries else {})


def _instrument(one: Administration) -> Instrument | None:
    try:
        return load(one.instrument, one.instrument_version)
    except (UnknownInstrument, InvalidInstrument):
        return None


def _entries(subject: str, one: Administration) -> list[dict[str, Any]]:
    instrument = load(one.instrument, one.instrument_version)
    stored = {row.item: row.value for row in one.answers.all()}
    responses = complete_skips(instrument, for_scoring(instrument.kind, stored))
    authored = dt.datetime.combine(one.local_date, dt.time(12), tzinfo=timezone.get_default_timezone())
    told = questionnaire_response(instrument, responses, subject=subject, authored=authored)
    address = f"urn:uuid:{one.pk}"
    scored = instrument.score(responses)
    elsewhere = {row.score: row.elsewhere for row in one.scores.all() if row.elsewhere is not None}
    found = [{"fullUrl": address, "resource": told | {"language": one.language}}]
    for name, resource in zip(
        scored.scores,
        observations(instrument, scored, subject=subject, effective=authored),
        strict=True,
    ):
        resource["derivedFrom"] = [{"reference": address}]
        if name in elsewhere:
            resource["note"].append({"text": f"Worked out elsewhere: {elsewhere[name]:g}."})
        found.append({"fullUrl": f"urn:uuid:{uuid5(one.pk, name)}", "resource": resource})
    return found
