"""Outreach: half a minute on a phone, headcounts, and the day she chooses to be known."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from beside.foundation.access import policy
from beside.foundation.clock import today
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import HeadcountForm, JoinForm, KnownForm, OutreachForm, UnmetForm
from .saving import save_form


@policy("outreach.write", relation="program")
def outreach(request: HttpRequest) -> HttpResponse:
    """The outreach page: write down a talk; those known by a nickname; counts."""
    actor = request.actor
    text = request.GET.get("q", "")
    year = today() - dt.timedelta(days=365)
    page = {
        "aliases": queries.aliases(actor, text),
        "talks": queries.recent_talks(actor),
        "text": text,
        "counts": queries.indicators(actor, year, today()),
    }
    return render(request, "care/outreach.html", page)


@policy("outreach.write", relation="program")
def talk_add(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """A talk with somebody new, or with somebody known by a nickname."""
    actor = request.actor
    alias = queries.alias(actor, pk) if pk else None
    form = OutreachForm(
        request.POST or None,
        actor=actor,
        draft_subject=str(pk or ""),
        initial={"on": today(), "zone": alias.zone if alias else ""},
    )
    if alias:
        del form.fields["nickname"]

    def save() -> str:
        program = alias.program if alias else queries.outreach_program(actor)
        actions.record_outreach(program, form.met(), alias=alias, by=actor)
        notify(request, _("Saved."))
        return reverse("care:alias", args=[alias.pk]) if alias else reverse("care:outreach")

    return save_form(request, form, save) or render(
        request, "care/talk_form.html", {"form": form, "alias": alias}
    )


@policy("outreach.write", relation="program")
def alias(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody known by a nickname: our talks, and what she may choose."""
    found = queries.alias(request.actor, pk)
    return render(
        request, "care/alias.html", {"alias": found, "talks": queries.talks_of(request.actor, found)}
    )


@policy("outreach.write", relation="program")
def become_known(request: HttpRequest, pk: UUID) -> HttpResponse:
    """She chooses to be known."""
    actor = request.actor
    found = queries.alias(actor, pk)
    form = KnownForm(
        request.POST or None, actor=actor, draft_subject=str(pk), initial={"called": found.nickname}
    )

    def save() -> str:
        facts = PersonFacts(names={NameKind.NICKNAME: form.cleaned_data["called"]})
        mother = actions.choose_to_be_known(found, facts=facts, by=actor, **form.answers())
        notify(request, _("She is known now. The intake can begin whenever she likes."))
        return reverse("desk:client", args=[mother.pk])

    return save_form(request, form, save) or render(
        request, "care/known_form.html", {"form": form, "alias": found}
    )


@policy("outreach.write", relation="program")
def join_known(request: HttpRequest, pk: UUID) -> HttpResponse:
    """She has a record already, and says that it was she."""
    actor = request.actor
    found = queries.alias(actor, pk)
    mothers = queries.mothers_to_join(actor, found)
    form = JoinForm(request.POST or None, actor=actor, draft_subject=str(pk), mothers=mothers)

    def save() -> str:
        data = form.cleaned_data
        yes = data["contacts_too"] == "yes"
        mother = actions.join_known_mother(found, form.chosen(), how=data["how"], contacts_too=yes, by=actor)
        notify(request, _("Saved."))
        return reverse("desk:client", args=[mother.pk])

    page = {"form": form, "alias": found, "mothers": mothers}
    return save_form(request, form, save) or render(request, "care/join_form.html", page)


@policy("outreach.write", relation="program")
def headcount(request: HttpRequest) -> HttpResponse:
    """Count who came."""
    actor = request.actor
    form = HeadcountForm(request.POST or None, actor=actor, initial={"on": today()})

    def save() -> str:
        data = form.cleaned_data
        actions.count_heads(queries.outreach_program(actor), by=actor, **{k: data[k] for k in _COUNTED})
        notify(request, _("Counted."))
        return reverse("care:outreach")

    since = today() - dt.timedelta(days=30)
    page = {"form": form, "counts": queries.heads_between(actor, since, today())}
    return save_form(request, form, save) or render(request, "care/headcount.html", page)


@policy("outreach.write", relation="program")
def unmet(request: HttpRequest) -> HttpResponse:
    """A need we could not serve."""
    actor = request.actor
    form = UnmetForm(request.POST or None, actor=actor, initial={"on": today()})

    def save() -> str:
        actions.note_unmet(queries.outreach_program(actor), by=actor, **form.cleaned_data)
        notify(request, _("Counted, without a name."))
        return reverse("care:unmet")

    since = today() - dt.timedelta(days=365)
    page = {"form": form, "counts": queries.unmet_counts(actor, since, today())}
    return save_form(request, form, save) or render(request, "care/unmet.html", page)


_COUNTED = ("on", "what", "named", "unnamed", "children")
