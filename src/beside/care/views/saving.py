"""A form that saves once: a refusal becomes words on the form, and the draft goes when the saving is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from beside.foundation.audit import record_view
from beside.foundation.errors import Refusal
from beside.foundation.once import once
from beside.people.models import Client
from beside.ui.forms import BesideForm


def save_form(request: HttpRequest, form: BesideForm, save: Callable[[], str]) -> HttpResponse | None:
    """The way on when the form was saved; None when it is to be shown (again)."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        address = once(request.actor, form.once_key, save)
    except Refusal as refusal:
        form.refuse(refusal.because if refusal.because in form.fields else None, refusal.message)
        return None
    form.forget_draft()
    return redirect(address)


def status_of(form: BesideForm) -> int:
    """422 when something is to be mended."""
    return 422 if form.errors else 200


def one_form(
    request: HttpRequest,
    client: Client,
    form: BesideForm,
    save: Callable[[], str],
    *,
    template: str,
    **more: Any,
) -> HttpResponse:
    """A page with one form about one client: save and go on, or show it (again)."""
    done = save_form(request, form, save)
    if done is not None:
        return done
    record_view(request.actor, [client], what=template.removesuffix(".html").replace("/", "."))
    page = {"form": form, "client": client, **more}
    return render(request, template, page, status=status_of(form))
