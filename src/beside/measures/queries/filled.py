"""A form that was filled elsewhere, as it is understood here; asked by the page and by the command alike."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from beside.foundation.actor import Actor
from beside.people.models import Client
from beside_instruments import Instrument, InvalidInstrument, UnknownInstrument, load
from beside_instruments.fhir import (
    BadIncoming,
    ForeignQuestionnaire,
    ResponseHead,
    questionnaire,
    read_head,
    read_questionnaire,
    read_response,
)

from ..models import Administration
from ..rules.labels import fits, label_of
from .exchange import form_at
from .given import given_to, labels_she_gives

_OURS = re.compile(r"urn:beside:instrument:(?P<key>[a-z0-9_]+)(\|(?P<version>.+))?")
Read = tuple[Instrument, ForeignQuestionnaire, Mapping[str, str] | None]


@dataclass(frozen=True)
class Sent:
    """A QuestionnaireResponse; with it, when its form is not known here, that form and which measure it is."""

    response: bytes
    form: bytes = b""
    measure: str = ""


@dataclass(frozen=True)
class Answered:
    """What was understood of a filled form."""

    instrument: Instrument
    responses: Mapping[str, Any]
    totals: Mapping[str, float]
    notices: tuple[str, ...]
    head: ResponseHead


def understood(actor: Actor, client: Client, sent: Sent) -> Answered:
    """What a filled form says of this client, whole.

    Raises
    ------
    BadIncoming
        The questionnaire is not known here, an answer is not possible, or it is about somebody else; the
        message names the item.
    """
    head = read_head(sent.response)
    instrument, foreign, taken = _form(actor, head, sent)
    if not instrument.items:
        raise BadIncoming(_("This measure takes totals only. Enter them on its own page."))
    read = read_response(sent.response, instrument, foreign, taken)
    if all(value is None for value in read.responses.values()):
        raise BadIncoming(_("Nothing is answered in this form."))
    _demand_fit(actor, client, instrument)
    return Answered(instrument, read.responses, read.totals, (*foreign.notices, *read.notices), head)


def of_the_same_day(
    actor: Actor, client: Client, instrument: str, on: dt.date | None
) -> list[Administration]:
    """Measures of this kind that are here from that day already."""
    return [one for one in given_to(actor, client) if one.instrument == instrument and one.local_date == on]


def _form(actor: Actor, head: ResponseHead, sent: Sent) -> Read:
    """The questionnaire it was answered on: ours, one sent along, or one brought in before."""
    ours = _OURS.fullmatch(head.questionnaire)
    if ours:
        instrument = _known(ours["key"], ours["version"])
        own = read_questionnaire(json.dumps(questionnaire(instrument)).encode())
        return instrument, own, {item.id: item.id for item in instrument.items}
    if sent.form and sent.measure:
        return _known(sent.measure, None), read_questionnaire(sent.form), None
    form = form_at(actor, head.questionnaire)
    if form is not None:
        instrument = _known(form.instrument, form.instrument_version)
        return instrument, read_questionnaire(json.dumps(form.form).encode()), form.taken
    address = head.questionnaire or _("a questionnaire it does not name")
    raise BadIncoming(
        _(
            "It was answered on %(address)s, which is not known here. Send that questionnaire along and say which measure it is, or bring it in as a measure first."
        )
        % {"address": address}
    )


def _demand_fit(actor: Actor, client: Client, instrument: Instrument) -> None:
    if not fits(instrument.target, client.kind, instrument.key):
        raise BadIncoming(
            _("This measure is about somebody else of the family. Open the page of whom it is about.")
        )
    if label_of(instrument.key, instrument.constructs) not in labels_she_gives(actor, client):
        raise BadIncoming(_("A colleague who may read such answers has to bring this form in."))


def _known(key: str, version: str | None) -> Instrument:
    try:
        return load(key, version)
    except (UnknownInstrument, InvalidInstrument) as gone:
        raise BadIncoming(
            _("There is no measure %(key)s here in version %(version)s.")
            % {"key": key, "version": version or "–"}
        ) from gone
