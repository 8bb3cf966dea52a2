"""Forms in one tag, or piece by piece."""

from __future__ import annotations

from typing import Any

from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .library import register


@register.simple_tag(takes_context=True)
def form(context: Context, form: Any, submit: Any = "", **options: Any) -> SafeString:
    """A whole form: opening, fields, buttons. Options are those of ``form_start`` and ``form_end``."""
    opening = {name: options.pop(name) for name in ("action", "method") if name in options}
    return format_html(
        "{}{}{}",
        form_start(context, form, **opening),
        form_fields(form),
        form_end(form, submit=submit or _("Save"), **options),
    )


@register.simple_tag(takes_context=True)
def form_start(context: Context, form: Any, action: str = "", method: str = "post") -> SafeString:
    """Open a form: tokens, the key that saves once, draft hooks. Its errors go to the page's summary."""
    page = context.get("ui_page")
    if form.is_bound and page is not None:
        page.report(form)
    summary = "" if page is not None or not form.is_bound else _summary_here(form)
    request = context.get("request")
    values = {
        **_hooks(form),
        "hidden_fields": form.hidden_fields(),
        "action": action,
        "method": method,
        "multipart": form.is_multipart(),
        "csrf_token": context.get("csrf_token"),
        "here": request.get_full_path() if request else "",
    }
    return format_html("{}{}", summary, SafeString(render_to_string("ui/forms/start.html", values)))


def _hooks(form: Any) -> dict[str, Any]:
    """What a form of ours carries besides its fields. (A template would look among the fields first.)"""
    names = ("once_key", "draft_form", "draft_subject", "draft")
    return {name: getattr(form, name, "") for name in names}


def _summary_here(form: Any) -> SafeString:
    from beside.ui.forms import errors_of

    return SafeString(render_to_string("ui/parts/error_summary.html", {"errors": errors_of(form)}))


@register.simple_tag
def form_fields(form: Any) -> SafeString:
    """The fields of a form, in their groups."""
    groups = form.field_groups() if hasattr(form, "field_groups") else [("", form.visible_fields())]
    return SafeString(render_to_string("ui/forms/fields.html", {"groups": list(groups), "form": form}))


@register.simple_tag
def form_end(
    form: Any,
    submit: Any = "",
    cancel: str = "",
    cancel_text: Any = "",
    second: Any = "",
    second_name: str = "_second",
    **options: Any,
) -> SafeString:
    """Close a form: buttons, and the quiet line that says a draft is kept."""
    values = {
        "draft_form": getattr(form, "draft_form", ""),
        "submit": submit,
        "cancel": cancel,
        "cancel_text": cancel_text or _("Cancel"),
        "second": second,
        "second_name": second_name,
        **options,
    }
    return SafeString(render_to_string("ui/forms/end.html", values))


@register.inclusion_tag("ui/parts/filters.html", takes_context=True)
def filters(context: Context, form: Any, title: Any = "", submit: Any = "") -> dict[str, Any]:
    """A form that narrows a list; it is sent in the address, so that the list can be kept and printed."""
    form.mark_optional = False
    request = context.get("request")
    return {
        "form": form,
        "title": title or _("Show"),
        "submit": submit or _("Show"),
        "clear_url": request.path if request else "",
        "is_narrowed": bool(request and any(value for key, value in request.GET.items() if key != "page")),
    }
