"""A page with one form that saves once; a refusal becomes words beside the field it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from beside.foundation.audit import record_view
from beside.foundation.errors import Refusal
from beside.foundation.once import once
from beside.people.models import Client


def one_form(
    request: HttpRequest, client: Client, form: Any, save: Callable[[], str], *, template: str, **more: Any
) -> HttpResponse:
    """Save and go on, or show the form (again). `save` returns the address to go to."""
    if request.method == "POST" and form.is_valid():
        try:
            address = once(request.actor, form.once_key, save)
        except Refusal as refusal:
            form.refuse(refusal.because if refusal.because in form.fields else None, refusal.message)
        else:
            form.forget_draft()
            return redirect(address)
    record_view(request.actor, [client], what=template.removesuffix(".html").replace("/", "."))
    page = {"form": form, "client": client, **more}
    return render(request, template, page, status=422 if form.errors else 200)
