"""Saving a form once, turning a refusal into words, and keeping both texts when two people saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from beside.foundation.errors import Conflict
from beside.foundation.once import once
from beside.people.models import Client
from beside.people.presenters import sentence
from beside.people.presenters.kept import differences
from beside.people.rules.refusals import PeopleRefusal

Save = Callable[[str], str]


def save_form(request: HttpRequest, form: Any, save: Save, *, whole: bool = False) -> HttpResponse | None:
    """The way on when the form was saved; None when it is to be shown (again). With `whole`, a refusal is put
    on the form and not on one of its fields (there are several such forms on the page).

    Raises
    ------
    Conflict
        When somebody saved in the meantime.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        address = once(request.actor, form.once_key, lambda: save(request.POST.get("seen", "")))
    except PeopleRefusal as refusal:
        field = refusal.field if refusal.field in form.fields and not whole else None
        form.refuse(field, sentence(refusal))
        return None
    form.forget_draft()
    return redirect(address)


def form_page(
    request: HttpRequest,
    client: Client | None,
    form: Any,
    save: Save,
    *,
    heading: Any,
    submit: Any,
    back: str,
    seen: Any = "",
    stored: Callable[[Any], dict[str, Any]] | None = None,
    template: str = "people/form.html",
    **more: Any,
) -> HttpResponse:
    """A page with one form. `save` is called with the version the writer had `seen` (kept in the page) and
    returns the address to go to; `stored` gives a stored record's values by field, to show after a conflict.
    """
    page = {"client": client, "form": form, "heading": heading, "submit": submit, "back": back, "seen": seen}
    try:
        done = save_form(request, form, save)
    except Conflict as clash:
        page |= {"seen": _version(clash.theirs), "theirs": differences(form, stored, clash.theirs)}
        done = None
    return done or render(request, template, page | more)


def _version(record: Any) -> str:
    """What names the version of a stored record: its number, or for texts the newest row."""
    return str(record.pk if hasattr(record, "number") else record.version)
