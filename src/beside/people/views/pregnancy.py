"""Pregnancy, birth of one or more, loss, and a child's health before birth."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.foundation.errors import NotAllowed
from beside.people import actions, queries
from beside.people.forms.pregnancy import BabyForm, ExposureForm, LossForm, PregnancyForm
from beside.people.models import Client
from beside.people.rules.circle import OPENS
from beside.people.views.opening import client_address, client_page, pick
from beside.people.views.saving import form_page, save_form
from beside.ui.notices import notify

MOST_BABIES = 5


@client_page("mother", capability="clients.write")
def pregnancy_add(request: HttpRequest, client: Client) -> HttpResponse:
    """A pregnancy; everything may be unknown."""
    form = PregnancyForm(request.POST or None, actor=request.actor, draft_subject=str(client.pk))

    def save(seen: str) -> str:
        actions.record_pregnancy(client, form.facts(), by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Add a pregnancy"),
        submit=_("Save"),
        back=client_address(client),
    )


@client_page("mother", capability="clients.write")
def pregnancy_edit(request: HttpRequest, client: Client, pregnancy: Any) -> HttpResponse:
    """Change what is known of a pregnancy."""
    row = pick(queries.pregnancies_of(request.actor, client), pregnancy)
    form = PregnancyForm(
        request.POST or None,
        actor=request.actor,
        draft_subject=str(row.pk),
        initial=PregnancyForm.typed(row),
    )

    def save(seen: str) -> str:
        actions.change_pregnancy(row, form.facts(), version=int(seen or 0), by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Pregnancy"),
        submit=_("Save"),
        back=client_address(client),
        seen=row.version,
        stored=PregnancyForm.typed,
        template="people/pregnancy.html",
        pregnancy=row,
    )


@client_page("mother", capability="clients.write")
def birth(request: HttpRequest, client: Client, pregnancy: Any) -> HttpResponse:
    """A birth of one or more; each baby becomes a child and a dyad, with no second intake."""
    row = pick(queries.pregnancies_of(request.actor, client), pregnancy)
    forms = _baby_forms(request, client)
    done = None
    if all(form.is_valid() for form in forms):  # asks every form, so that all answers are looked at

        def save(seen: str) -> str:
            births = [form.facts() for form in forms]
            actions.record_birth(row, births, by=request.actor)
            return client_address(client)

        done = save_form(request, forms[0], save, whole=len(forms) > 1)
    page = {"client": client, "forms": forms, "pregnancy": row, "back": client_address(client)}
    return done or render(request, "people/birth.html", page)


def _baby_forms(request: HttpRequest, client: Client) -> list[BabyForm]:
    number = request.POST.get("babies") or request.GET.get("babies") or "1"
    count = min(max(int(number), 1), MOST_BABIES) if number.isdigit() else 1
    health = "health" in queries.cleared_labels(request.actor, client)
    return [
        BabyForm(request.POST or None, actor=request.actor, prefix=f"baby{n}", health=health)
        for n in range(1, count + 1)
    ]


@client_page("mother", capability="clients.write")
def loss(request: HttpRequest, client: Client, pregnancy: Any) -> HttpResponse:
    """The pregnancy ended in a loss: quietly, with no question that need not be asked."""
    row = pick(queries.pregnancies_of(request.actor, client), pregnancy)
    form = LossForm(request.POST or None, actor=request.actor)

    def save(seen: str) -> str:
        typed = form.cleaned_data
        actions.record_loss(row, on=typed["on"], words=typed["words"], by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("A loss"),
        submit=_("Save quietly"),
        back=client_address(client),
        template="people/loss.html",
    )


@client_page("mother", capability="clients.write", posts_only=True)
def pregnancy_close(request: HttpRequest, client: Client, pregnancy: Any) -> HttpResponse:
    """How it ended is not known to us, and not asked."""
    row = pick(queries.pregnancies_of(request.actor, client), pregnancy)
    actions.close_pregnancy(row, by=request.actor)
    notify(request, _("The pregnancy is closed."))
    return redirect(client_address(client))


@client_page("child")
def prenatal_health(request: HttpRequest, client: Client) -> HttpResponse:
    """What the child met before birth: only for its circle, cleared for health; never printed."""
    cleared = "health" in queries.cleared_labels(request.actor, client)
    if not cleared or queries.relation(request.actor, client) not in OPENS:
        raise NotAllowed
    form = ExposureForm(request.POST or None, actor=request.actor)

    def save(seen: str) -> str:
        typed = form.cleaned_data
        actions.record_exposure(
            client,
            what=typed["what"],
            trimesters=[int(number) for number in typed["trimesters"]],
            source=typed["source"],
            by=request.actor,
        )
        return request.path

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Health before and around birth"),
        submit=_("Add"),
        back=client_address(client),
        template="people/prenatal_health.html",
        rows=queries.prenatal_health(request.actor, client),
        birth=getattr(client, "birth", None),
    )
