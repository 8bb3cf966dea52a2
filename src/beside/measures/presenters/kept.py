"""A measure whose own file is gone: what was worked out then, and the answers as they were stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..models import Administration, Score
from ..words import NO_ANSWERS
from .result import figure


@dataclass(frozen=True)
class KeptLine:
    """A score or an item by its short name: nothing else of it is known now."""

    name: str
    said: str
    note: str = ""


def page(given: Administration, responses: Mapping[str, Any], rows: Iterable[Score]) -> dict[str, Any]:
    """Scores as they were stored, answers by item, and where the file has to be put back."""
    return {
        "place": f"instruments/{given.instrument}/{given.instrument_version}.yaml",
        "scores": [_score(row) for row in sorted(rows, key=lambda row: row.score)],
        "answers": [KeptLine(item, _said(responses[item])) for item in sorted(responses, key=_order)],
    }


def _score(row: Score) -> KeptLine:
    number = row.text or (figure(row.value) if row.value is not None else "–")
    notes = [_("from %(n)s of %(of)s answers") % {"n": row.n, "of": row.of}] if row.of else []
    if row.elsewhere is not None:
        notes.append(_("worked out elsewhere: %(theirs)s") % {"theirs": figure(row.elsewhere)})
    return KeptLine(row.score, number, " · ".join(notes))


def _said(value: Any) -> str:
    why = {key or None: words for key, words in NO_ANSWERS}
    if value is None or (isinstance(value, str) and value in why):
        return str(why[value])
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _order(item: str) -> tuple[int, str]:
    return (int(item), "") if item.isdigit() else (10_000, item)
