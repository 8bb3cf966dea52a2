"""Reading a note, changing it while it is open, signing it, adding to it afterwards."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import Conflict
from beside.foundation.once import once
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import AmendForm, NoteForm
from ..models import Note


@policy("notes.write", relation="client")
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A note with the passages the reader is cleared for."""
    actor = request.actor
    found = queries.note_of(actor, pk)
    passages = queries.passages_of(actor, found)
    record_view(actor, [p.subject for p in passages], what="care.note")
    own = found.author_id == actor.id
    return render(request, "care/note.html", {"note": found, "passages": passages, "is_own": own})


@policy("notes.write", relation="client")
def note_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change an open note. When it was saved elsewhere meanwhile, both texts are shown."""
    actor = request.actor
    found = queries.note_of(actor, pk)
    if found.is_signed:
        return redirect("care:note", pk)
    passages = [p for p in queries.passages_of(actor, found) if p.amends_id is None]
    form = NoteForm(request.POST or None, note=found, passages=passages, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_note(found, form.texts(), expected=_version(request), by=actor)
        except Conflict:
            return _both(request, found, form)
        form.forget_draft()
        notify(request, _("Saved."))
        return redirect("care:note", pk)
    record_view(actor, [p.subject for p in passages], what="care.note_form")
    return render(request, "care/note_form.html", {"form": form, "note": found})


@policy("notes.write", relation="client")
@require_POST
def note_sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign one's own note."""
    actions.sign_note(queries.note_of(request.actor, pk), by=request.actor)
    notify(request, _("Signed. From now on you add to it instead of changing it."))
    return redirect("care:note", pk)


@policy("notes.write", relation="client")
@require_POST
def note_ask_countersign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the supervisor to read it."""
    actions.ask_countersign(queries.note_of(request.actor, pk), by=request.actor)
    notify(request, _("Your supervisor will find it on her page."))
    return redirect("care:note", pk)


@policy("notes.write", relation="client")
def passage_amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add to a passage of a signed note."""
    actor = request.actor
    passage = queries.passage_of(actor, pk)
    form = AmendForm(request.POST or None, actor=actor, draft_subject=str(pk))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            actions.amend_passage(passage, text=form.cleaned_data["text"], by=actor)
            return f"/desk/notes/{passage.note_id}/"

        address = once(actor, form.once_key, save)
        form.forget_draft()
        return redirect(address)
    record_view(actor, [passage.subject], what="care.amendment_form")
    return render(request, "care/amend.html", {"form": form, "passage": passage})


def _version(request: HttpRequest) -> int:
    """Which version she was shown; something odd counts as an old one, so both texts are shown."""
    seen = request.POST.get("_version", "")
    return int(seen) if seen.isdecimal() else 0


def _both(request: HttpRequest, found: Note, form: NoteForm) -> HttpResponse:
    """Both texts side by side; what she typed stays in the form, ready to be saved over the newer one."""
    newer = queries.note_of(request.actor, found.pk)
    stored = queries.passages_of(request.actor, newer)
    form.refuse(
        None, _("This note was saved elsewhere in the meantime. Both texts are kept: put them together.")
    )
    page = {"form": form, "note": newer, "stored": stored}
    return render(request, "care/note_form.html", page, status=409)
