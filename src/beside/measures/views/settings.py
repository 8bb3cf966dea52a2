"""What the program may show and follows: wording packs, schedules."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.once import once
from beside.ui.notices import notify
from beside_instruments import InvalidInstrument, UnknownInstrument, load
from beside_instruments.incoming import LIMIT_BYTES
from beside_instruments.wording import BadWording, read_wording

from .. import actions, queries
from ..forms import ScheduleForm, WordingForm
from ..presenters import library as shelf


@policy("", relation="own")
def library(request: HttpRequest) -> HttpResponse:
    """Every measure, with its licence and whether its wording is loaded; what programs follow."""
    actor = _looks_after(request)
    programs = queries.programs_she_looks_after(actor)
    form = ScheduleForm(request.POST or None, actor=actor, programs=programs, schedules=shelf.schedules())
    if request.method == "POST" and form.is_valid():
        program = next(p for p in programs if str(p.pk) == form.cleaned_data["program"])

        def save() -> str:
            actions.adopt_schedule(program, form.cleaned_data["schedule"], by=actor)
            return request.path

        return redirect(once(actor, form.once_key, save))
    page = {
        "groups": shelf.shelf(queries.instruments_with_wording(actor), get_language() or "en"),
        "followed": queries.schedules_followed(actor, programs),
        "form": form,
        "to_mend": shelf.files_to_mend(),
    }
    return render(request, "measures/library.html", page)


@policy("", relation="own")
def instrument(request: HttpRequest, key: str) -> HttpResponse:
    """One measure: what it is, under which licence, and its wording packs."""
    actor = _looks_after(request)
    try:
        found = load(key)
    except (UnknownInstrument, InvalidInstrument) as unknown:
        raise NotVisible from unknown
    form = WordingForm(request.POST or None, request.FILES or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = {
            name: form.cleaned_data[name] for name in ("language", "licence_note", "approver", "validation")
        }
        try:
            if file.size > LIMIT_BYTES:
                raise BadWording(
                    _(
                        "This file is larger than 5 MB. A questionnaire is much smaller: check which file it is."
                    )
                )
            pack = read_wording(file.read(), filename=file.name, instrument=found, **data)
        except BadWording as bad:
            form.refuse("file", str(bad))
        else:
            actions.load_wording(pack, by=actor)
            notify(request, _("The wording is loaded. It stays in this installation."))
            return redirect("measures:instrument", key)
    page = {"instrument": found, "form": form, "packs": queries.packs_of(actor, found)}
    page["came"] = queries.form_of(actor, found.key, found.version)
    return render(request, "measures/instrument.html", page, status=422 if form.errors else 200)


@policy("", relation="own")
@require_POST
def wording_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop using a wording pack."""
    found = queries.pack(_looks_after(request), pk)
    actions.end_wording(found, by=request.actor)
    notify(request, _("This wording is no longer shown."))
    return redirect("measures:instrument", found.instrument)


@policy("", relation="own")
@require_POST
def schedule_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop following a schedule; what was given stays."""
    actor = _looks_after(request)
    rows = queries.schedules_followed(actor, queries.programs_she_looks_after(actor))
    found = next((row for row in rows if row.pk == pk), None)
    if found is None:
        raise NotVisible
    actions.end_schedule(found, by=actor)
    notify(request, _("The program no longer follows it. What was given stays."))
    return redirect("measures:library")


def _looks_after(request: HttpRequest):
    if not queries.may_look_after(request.actor):
        raise NotAllowed
    return request.actor
