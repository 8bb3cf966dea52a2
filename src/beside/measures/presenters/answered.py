"""A form that was filled elsewhere, as it reads here: answers, totals beside ours, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from beside_instruments import complete_skips
from beside_instruments.fhir import compare_foreign_total

from ..actions import Given
from ..queries.filled import Answered
from .result import figure


@dataclass(frozen=True)
class TotalLine:
    """A total that came along beside the one of the answers."""

    name: str
    theirs: str
    ours: str
    differs: bool


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
