"""Template words of her story and her safety."""

from __future__ import annotations

from typing import Any

from django import template

from ..story_words import AROUND, LIVED_KINDS, MESSAGES, ORDERS, PATH_ANSWERS, READERS
from ..words import LABELS

register = template.Library()


@register.filter
def reader_words(label: str) -> Any:
    return READERS.get(label, LABELS.get(label, label))


@register.filter
def message_words(key: str) -> Any:
    return MESSAGES.get(key, key)


@register.filter
def order_words(key: str) -> Any:
    return ORDERS.get(key, key)


@register.filter
def around_words(key: str) -> Any:
    return AROUND.get(key, key)


@register.filter
def lived_words(key: str) -> Any:
    return LIVED_KINDS.get(key, key)


@register.filter
def path_words(key: str) -> Any:
    return PATH_ANSWERS.get(key, key)
