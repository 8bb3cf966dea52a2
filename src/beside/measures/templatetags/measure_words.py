"""Names of measures and what became of them, in the reader's language."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from beside_instruments import InvalidInstrument, UnknownInstrument, UnknownSchedule, load, load_schedule

from .. import words

register = template.Library()


@register.filter
def measure_name(key: str) -> str:
    """A measure's name."""
    try:
        return load(key).name.get(get_language() or "en")
    except (UnknownInstrument, InvalidInstrument):
        return key


@register.filter
def measure_short(key: str) -> str:
    """Its short name where it has one, for narrow places."""
    try:
        found = load(key)
    except (UnknownInstrument, InvalidInstrument):
        return key
    return found.short_name or found.name.get(get_language() or "en")


@register.filter
def said(text: Any) -> str:
    """Words of a content file in the reader's language."""
    return text.get(get_language() or "en") if text else ""


@register.filter
def in_words(value: str, kind: str) -> Any:
    """A stored word as a person would say it; kind is informant, mode, method, language or status."""
    tables = {
        "informant": words.INFORMANTS,
        "mode": words.MODES,
        "method": words.METHODS,
        "language": words.LANGUAGES,
        "status": words.STATUSES,
        "timing": words.TIMINGS,
        "hard": words.HARD,
        "protects": words.PROTECTS,
        "validity": words.VALIDITY,
        "because": words.BECAUSE,
        "agreed": words.AGREED_HOW,
    }
    return tables[kind].get(value, value)


@register.filter
def schedule_name(key: str) -> str:
    """A schedule's name."""
    try:
        return load_schedule(key).name.get(get_language() or "en")
    except UnknownSchedule:
        return key
