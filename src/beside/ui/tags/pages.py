"""What the frames need: parts of a page worked out before its head is written."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from beside.ui.forms import errors_of

from .library import register


class PageState:
    """The page while it is drawn: its filled parts, and the errors its forms reported."""

    def __init__(self) -> None:
        self.slots: dict[str, SafeString] = {}
        self.errors: list[tuple[str, str]] = []

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)

    def report(self, form: Any) -> None:
        """Note a form's errors for the summary, once."""
        self.errors += [error for error in errors_of(form) if error not in self.errors]


@register.simple_tag(takes_context=True)
def open_page(context: Context) -> str:
    """Begin a page: forms drawn from here on report their errors to it."""
    context["ui_page"] = PageState()
    return ""


class SlotNode(template.Node):
    """Draws its inside now and keeps it for later."""

    def __init__(self, name: FilterExpression, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        drawn = self.nodelist.render(context).strip()
        context["ui_page"].slots[self.name.resolve(context)] = mark_safe(drawn)  # noqa: S308 - already drawn by templates
        return mark_safe("")


@register.tag
def slot(parser: Parser, token: Token) -> SlotNode:
    """``{% slot "aside" %}…{% endslot %}``: what is inside becomes ``ui_page.slots.aside``."""
    name = parser.compile_filter(token.split_contents()[1])
    nodelist = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(name, nodelist)


@register.inclusion_tag("ui/parts/error_summary.html", takes_context=True)
def error_summary(context: Context) -> dict[str, Any]:
    """All errors of the page's forms, linked to where they are mended."""
    page = context.get("ui_page")
    return {"errors": page.errors if page else []}
