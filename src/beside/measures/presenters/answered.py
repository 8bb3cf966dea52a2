"""A form that was filled elsewhere, as it reads here: answers, totals beside ours, what differs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from beside_instruments import Instrument, InvalidInstrument, UnknownInstrument, complete_skips, load
from beside_instruments.fhir import (
    BadIncoming,
    ResponseHead,
    compare_foreign_total,
    questionnaire,
    read_questionnaire,
    read_response,
)

from ..actions import Given
from ..models import ForeignForm
from .result import figure

_OURS = re.compile(r"urn:beside:instrument:(?P<key>[a-z0-9_]+)(\|(?P<version>.+))?")


@dataclass(frozen=True)
class Answered:
    """What was understood of a filled form."""

    instrument: Instrument
    responses: Mapping[str, Any]
    totals: Mapping[str, float]
    notices: tuple[str, ...]
    head: ResponseHead


@dataclass(frozen=True)
class TotalLine:
    """A total that came along beside the one of the answers."""

    name: str
    theirs: str
    ours: str
    differs: bool


def answered(
    data: bytes, head: ResponseHead, form: ForeignForm | None, sent_along: bytes, key: str
) -> Answered:
    """Read a filled form by the questionnaire it was answered on: ours, one brought in before, or sent along.

    Raises
    ------
    BadIncoming
        The questionnaire is not known here, or an answer is not possible; the message names the item.
    """
    taken: Mapping[str, str] | None = None
    ours = _OURS.fullmatch(head.questionnaire)
    if ours:
        instrument = _known(ours["key"], ours["version"])
        foreign = read_questionnaire(json.dumps(questionnaire(instrument)).encode())
        taken = {item.id: item.id for item in instrument.items}
    elif sent_along and key:
        instrument, foreign = _known(key, None), read_questionnaire(sent_along)
    elif form is not None:
        instrument = _known(form.instrument, form.instrument_version)
        foreign, taken = read_questionnaire(json.dumps(form.form).encode()), form.taken
    else:
        address = head.questionnaire or _("a questionnaire it does not name")
        raise BadIncoming(
            _(
                "It was answered on %(address)s, which is not known here. Send that questionnaire along and say which measure it is, or bring it in as a measure first."
            )
            % {"address": address}
        )
    if not instrument.items:
        raise BadIncoming(_("This measure takes totals only. Enter them on its own page."))
    read = read_response(data, instrument, foreign, taken)
    if all(value is None for value in read.responses.values()):
        raise BadIncoming(_("Nothing is answered in this form."))
    return Answered(instrument, read.responses, read.totals, (*foreign.notices, *read.notices), head)


def totals(found: Answered, language: str) -> list[TotalLine]:
    """Each total that came along, beside what the answers give by our rule."""
    asked = complete_skips(found.instrument, found.responses)
    scores = found.instrument.score(asked)
    lines = []
    for score, theirs in found.totals.items():
        mismatch = compare_foreign_total(found.instrument, asked, theirs, score)
        value = scores.get(score).value
        lines.append(
            TotalLine(
                found.instrument.score_rule(score).label.get(language),
                figure(theirs),
                figure(value) if value is not None else _("no score"),
                mismatch is not None,
            )
        )
    return lines


def given(found: Answered, data: dict[str, Any]) -> Given:
    """How it was given, as the worker says on the page."""
    return Given(
        instrument=found.instrument.key,
        version=found.instrument.version,
        informant=data["informant"],
        mode=data["mode"],
        language=data["language"],
        on=data["on"],
        day_context=data.get("day_context") or "",
    )


def _known(key: str, version: str | None) -> Instrument:
    try:
        return load(key, version)
    except (UnknownInstrument, InvalidInstrument) as gone:
        raise BadIncoming(
            _("There is no measure %(key)s here in version %(version)s.")
            % {"key": key, "version": version or "–"}
        ) from gone
