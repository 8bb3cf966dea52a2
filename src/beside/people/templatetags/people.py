"""Words for stored values, names, ages and the safe-contact lines."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html

from beside.people import presenters, words
from beside.people.models import Client, Person
from beside.people.rules.stories import SHAPES, StoryKind

register = template.Library()


@register.filter
def word(value: Any, kind: str) -> str:
    """The words for a stored value: {{ tie.kind|word:"tie" }}."""
    return words.word(kind, value)


@register.filter
def age(person: Person) -> str:
    """How old somebody is, as well as it is known; "" when it is not."""
    return presenters.age(person)


@register.filter
def role(client: Client, words: Any = None) -> str:
    """What a client is: mother, father, child, together; in the program's words where given."""
    return presenters.role(client, words or None)


@register.filter
def kind_of_card(client: Client) -> str:
    """The card's kind for a client."""
    return "together" if client.is_dyad else client.kind


@register.filter
def born(person: Person) -> str:
    """A birth date in words, as well as it is known."""
    return presenters.born(person)


@register.filter
def languages(person: Person) -> str:
    """The languages a person speaks, in words."""
    return presenters.languages(person)


@register.filter
def part(story: Any, name: str) -> str:
    """One part of a text."""
    return (story.parts or {}).get(name, "") if story else ""


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """A value of a mapping, or nothing."""
    return (mapping or {}).get(key)


@register.simple_tag(takes_context=True)
def report(context: Any, form: Any) -> str:
    """Put the errors of one more form into the page's summary."""
    page = context.get("ui_page")
    if form.is_bound and page is not None:
        page.report(form)
    return ""


@register.filter
def rows(story: Any, table: str) -> list[tuple[str, Any]]:
    """The parts of a text that hold words, each with its name, for a summary list."""
    ticked = SHAPES[StoryKind(story.kind)].ticked
    return [
        (words.word(table, name), format_html('<div dir="auto">{}</div>', linebreaksbr(text)))
        for name, text in (
            (name, ", ".join(words.ticked_words(story, name)) if name in ticked else text)
            for name, text in (story.parts or {}).items()
        )
        if text
    ]


@register.filter
def ticked(story: Any, name: str) -> list[str]:
    """What was ticked in one part of a text, in words."""
    return words.ticked_words(story, name) if story else []
