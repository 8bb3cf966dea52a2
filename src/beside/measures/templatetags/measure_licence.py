"""A measure's licence in the reader's language."""

from __future__ import annotations

from typing import Any

from django import template

from ..topics import LICENCES

register = template.Library()


@register.filter
def licence_in_words(licence: Any) -> Any:
    """What a measure's licence lets this program show."""
    return LICENCES.get(licence.cls, licence.status)
