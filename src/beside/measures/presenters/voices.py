"""A round without names: its questions on one page, and its results with small numbers left unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from beside_instruments import Instrument, available, load

from ..models import VoiceRound
from ..rules.small_numbers import mean, shown
from ..rules.voices import is_anonymous
from .result import figure
from .sheet import WHY_NONE, option_words, typed_or_why


@dataclass(frozen=True)
class Together:
    """One question over a whole round: how many answered, their mean, how many chose what."""

    name: str
    answered: str
    mean: str
    counts: list[tuple[str, int]]
    has_options: bool = True

    @property
    def is_hidden(self) -> bool:
        """Too few to say anything apart."""
        return not self.mean and not self.counts


def asked_of_programs(language: str) -> list[tuple[str, str]]:
    """The measures that are asked about a program, for a list that opens."""
    return [(one.key, one.name.get(language)) for one in available() if is_anonymous(one.target)]


def name_of(one: VoiceRound, language: str) -> str:
    """A round's measure by name."""
    return load(one.instrument, one.instrument_version).name.get(language)


def sent(instrument: Instrument, data: Any) -> dict[str, str]:
    """The answers a form holds; a question nobody touched was left out."""
    names = {item.id: (f"a_{item.id}", f"{WHY_NONE}{item.id}") for item in instrument.items}
    return {item: typed_or_why(data, *both) or "" for item, both in names.items()}


def together(instrument: Instrument, answers: Iterable[Mapping[str, Any]], language: str) -> list[Together]:
    """Every question over the round (N21): a handful is not said, nor the rest it would give away."""
    forms = list(answers)
    return [
        _item(instrument, item, [form.get(item.id) for form in forms], language) for item in instrument.items
    ]


def _item(instrument: Instrument, item: Any, given: list[Any], language: str) -> Together:
    values = [value for value in given if isinstance(value, int | float)]
    answered = shown(len(values), len(given))
    middle = mean([float(value) for value in values])
    return Together(
        name=item.question.get(language) if item.question else item.label.get(language),
        answered=_("some left it out") if answered is None else str(answered),
        mean="" if middle is None else figure(middle, _range(item)),
        counts=_counts(instrument, item, values, language),
        has_options=bool(item.options),
    )


def _range(item: Any) -> tuple[float, float] | None:
    if item.options:
        scores = [option.score for option in item.options if option.score is not None]
        return (min(scores), max(scores)) if scores else None
    return None if item.maximum is None else (item.minimum or 0, item.maximum)


def _counts(instrument: Instrument, item: Any, values: list[Any], language: str) -> list[tuple[str, int]]:
    """How many chose each answer; nothing as soon as one of them is a handful."""
    found = []
    for option in item.options:
        count = shown(sum(value == option.value for value in values), len(values))
        if count is None:
            return []
        found.append((option_words(instrument, item.id, option, language, None), count))
    return found
