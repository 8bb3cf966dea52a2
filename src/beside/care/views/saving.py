"""Saving one form once: a refusal becomes words on the form, and the draft goes when the saving is done."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from beside.foundation.errors import Refusal
from beside.foundation.once import once
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
