"""Entering a mother, a child or another caregiver; changing what is known of a person."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from beside.accounts.queries import programs_for
from beside.foundation.access import policy
from beside.people import actions, queries
from beside.people.forms.persons import ChildForm, MotherForm, PersonForm, typed_date
from beside.people.models import Client, Person
from beside.people.rules.enrolment import State
from beside.people.views.opening import client_address, client_page, home_address
from beside.people.views.saving import form_page


@policy("clients.write", relation="program")
def mother_add(request: HttpRequest) -> HttpResponse:
    """Enter a mother: any name is enough; somebody alike is shown before she is saved."""
    form = _mother_form(request)
    likely = _likely(request, form)
    if likely is not None:
        form = _mother_form(request, asked=True)
        if form.is_valid() and not form.cleaned_data["somebody_else"]:
            form.refuse("somebody_else", _("Look at who is already here first. Is this somebody else?"))

    def save(seen: str) -> str:
        return client_address(_register(form, request.actor))

    return form_page(
        request,
        None,
        form,
        save,
        heading=_("Welcome a mother"),
        submit=_("Enter her"),
        back=home_address(),
        template="people/mother_add.html",
        likely=likely,
    )


def _mother_form(request: HttpRequest, asked: bool = False) -> MotherForm:
    programs = programs_for(request.actor, "clients.write")
    return MotherForm(request.POST or None, actor=request.actor, programs=programs, asked=asked)


def _likely(request: HttpRequest, form: MotherForm) -> queries.Likely | None:
    """Who may be the same person; None when nobody is, or nothing was sent yet."""
    if request.method != "POST" or not form.is_valid():
        return None
    typed = form.cleaned_data
    found = queries.likely_duplicates(
        request.actor, [typed["called"], typed["legal"]], phone=typed["phone"] or ""
    )
    return found if found.hits or found.ask_supervisor else None


def _register(form: MotherForm, actor: Any) -> Client:
    typed = form.cleaned_data
    mother = actions.register_mother(
        form.facts(),
        program=form.programs[typed["program"]],
        state=State(typed["state"]),
        first_contact_on=typed["first_contact_on"],
        role_word=typed["role_word"],
        by=actor,
    )
    for answer in form.contacts():
        actions.save_safe_contact(mother, answer, by=actor)
    return mother


@client_page("mother", capability="clients.write")
def child_add(request: HttpRequest, client: Client) -> HttpResponse:
    """Enter a child already born; the dyad is made with it."""
    form = ChildForm(request.POST or None, actor=request.actor, draft_subject=str(client.pk))

    def save(seen: str) -> str:
        child, _dyad = actions.register_child(form.facts(), caregiver=client, by=request.actor)
        return client_address(child)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Add a child"),
        submit=_("Add the child"),
        back=client_address(client),
    )


@client_page("child", capability="clients.write")
def caregiver_add(request: HttpRequest, client: Client) -> HttpResponse:
    """Another caregiver who takes part: a father, a grandmother, a foster parent, with a dyad of their own."""
    form = _mother_form(request)
    form.fields["role_word"].required = True

    def save(seen: str) -> str:
        caregiver = _register(form, request.actor)
        return client_address(actions.join_dyad(caregiver, client, by=request.actor))

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Another caregiver who takes part"),
        submit=_("Enter her or him"),
        back=client_address(client),
        template="people/caregiver_add.html",
    )


@client_page("mother", "child", capability="clients.write")
def person_edit(request: HttpRequest, client: Client) -> HttpResponse:
    """Names, birth date, pronouns, languages, and identity as she says it."""
    person = client.person
    shows = "community_identity" in queries.cleared_labels(request.actor, client)
    form = PersonForm(
        request.POST or None,
        actor=request.actor,
        draft_subject=str(client.pk),
        initial=person_values(person),
        shows_identity=shows,
    )

    def save(seen: str) -> str:
        actions.change_person(client, form.facts(), version=int(seen or 0), by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Names, birth date and languages"),
        submit=_("Save"),
        back=client_address(client),
        seen=person.version,
        stored=person_values,
        template="people/person.html",
    )


def person_values(person: Person) -> dict[str, Any]:
    """A stored person as the form shows it."""
    said = person.community_identity or {}
    names = {row.kind: row.name for row in person.names.all()}
    return {
        **{kind: names.get(kind, "") for kind in ("preferred", "nickname", "legal", "former")},
        "born": typed_date(person),
        "pronouns": person.pronouns,
        "languages": person.languages,
        "language_of_service": person.language_of_service,
        "identity": said.get("identity", ""),
        "nation": said.get("nation", ""),
    }
