"""Cards, lists, buttons: the pieces pages are made of."""

from __future__ import annotations

from typing import Any

from django.template import TemplateDoesNotExist
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside.ui import notices

from .library import register

KINDS = {
    "mother": gettext_lazy("Mother"),
    "child": gettext_lazy("Child"),
    "together": gettext_lazy("Together"),
}
_BUTTONS = {
    "second": "govuk-button--secondary",
    "exit": "govuk-button--warning",
    "quiet": "beside-button--quiet",
}


def _part(part: str, /, **values: Any) -> SafeString:
    return SafeString(render_to_string(f"ui/parts/{part}.html", values))


@register.simple_block_tag
def card(
    content: str,
    title: Any = "",
    url: str = "",
    action: Any = "",
    level: int = 2,
    kind: str = "",
    note: Any = "",
    kind_word: Any = "",
) -> SafeString:
    """A quiet white card. ``url`` makes the title a link, or, with ``action``, adds a link beside it."""
    return _part(
        "card",
        content=content,
        title=title,
        url=url,
        action=action,
        level=level,
        kind=kind,
        kind_word=kind_word or KINDS.get(kind, ""),
        note=note,
    )


@register.simple_block_tag
def trio(content: str) -> SafeString:
    """Mother, child and what is between them, side by side; stacked on a phone."""
    return format_html('<div class="beside-trio">{}</div>', content)


@register.simple_block_tag
def columns(content: str) -> SafeString:
    """Two equal columns on a wide screen."""
    return format_html('<div class="beside-two">{}</div>', content)


@register.simple_block_tag
def section(content: str, heading: Any, id: str = "", url: str = "", action: Any = "") -> SafeString:
    """A part of a page under its own heading."""
    return _part("section", content=content, heading=heading, id=id, url=url, action=action)


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Words set apart from the rest."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def note(content: str, title: Any = "") -> SafeString:
    """Something important, said calmly."""
    return _part("note", content=content, title=title)


@register.simple_block_tag
def details(content: str, summary: Any, open: bool = False) -> SafeString:
    """More, for who wants it."""
    return _part("details", content=content, summary=summary, open=open)


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    """Entries in order of time."""
    return format_html('<ol class="beside-timeline">{}</ol>', content)


@register.simple_block_tag
def entry(content: str, when: Any = None, title: Any = "", url: str = "", meta: Any = "") -> SafeString:
    """One entry of a timeline."""
    return _part("entry", content=SafeString(content.strip()), when=when, title=title, url=url, meta=meta)


@register.simple_tag
def empty(sentence: Any, url: str = "", action: Any = "") -> SafeString:
    """What a list says while there is nothing in it, and the way to begin."""
    return _part("empty", sentence=sentence, url=url, action=action)


@register.simple_tag
def tag(text: Any, tone: str = "") -> SafeString:
    """A small word about a record. Its meaning is in the word; the tone only groups."""
    return format_html('<strong class="govuk-tag beside-tag--{}">{}</strong>', tone or "sand", text)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing that goes with words; hidden from those who listen."""
    try:
        return SafeString(render_to_string(f"ui/icons/{name}.svg"))
    except TemplateDoesNotExist:
        return SafeString("")


@register.simple_tag
def button(
    text: Any, url: str = "", kind: str = "", name: str = "", value: str = "", confirm: Any = ""
) -> SafeString:
    """A button; with ``url`` a link that looks like one."""
    return _part(
        "button", text=text, url=url, style=_BUTTONS.get(kind, ""), name=name, value=value, confirm=confirm
    )


@register.simple_tag(takes_context=True)
def post_button(context: Context, text: Any, url: str, kind: str = "second", confirm: Any = "") -> SafeString:
    """A button that sends an empty form: for acts that change something."""
    return _part(
        "post_button",
        text=text,
        url=url,
        style=_BUTTONS.get(kind, ""),
        confirm=confirm,
        csrf_token=context.get("csrf_token"),
    )


@register.simple_tag
def back_link(url: str, text: Any = "") -> SafeString:
    """The way back, above the heading."""
    return format_html('<a href="{}" class="govuk-back-link">{}</a>', url, text or _("Back"))


@register.simple_tag
def tabs(items: list[tuple[Any, str, bool]], label: Any = "") -> SafeString:
    """Views of one thing, as links: ``items`` = [(words, address, is_current)]."""
    return _part("tabs", items=items, label=label or _("Views"))


@register.simple_tag
def steps(items: list[tuple[Any, bool]]) -> SafeString:
    """A short path: ``items`` = [(words, is_done)]; the first that is not done is where one is."""
    current = next((index for index, (_words, done) in enumerate(items) if not done), None)
    return _part("steps", items=items, current=current)


@register.simple_tag
def progress(done: int, total: int, label: Any = "") -> SafeString:
    """How far a job has come, in a bar and in words."""
    return _part("progress", done=done, total=total, label=label)


@register.simple_tag
def undo_url(message: Any) -> str:
    """The address that takes back what a message tells of, or nothing."""
    return notices.undo_url_of(message)
