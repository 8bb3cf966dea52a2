"""Names, dates and what else is known of a person, changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.transactions import action
from beside.people.models import Client, Person
from beside.people.queries import require
from beside.people.rules.dates import check_birth_date, check_mother_and_child, check_past_day
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind, clean_name
from beside.people.rules.refusals import Because, PeopleRefusal

_FACTS = ["called", "pronouns", "languages", "language_of_service", "birth_date", "birth_precision"]


@action
def correct_names(client: Client, names: dict[NameKind, str], *, by: Actor) -> Person:
    """Set the names of the kinds given; "" takes one away, and at least one name stays."""
    require(by, client, "clients.write")
    person = _person_of(client)
    _write_names(person, names)
    person.save(update_fields=["called"])
    record_change(by, "people.names_corrected", person, fields=["names"], client=client)
    return person


@action
def change_person(client: Client, facts: PersonFacts, *, version: int, by: Actor) -> Person:
    """Save what is known of a person, unless somebody else saved since version `version`.

    Raises
    ------
    Conflict
        Both texts are kept and shown.
    """
    require(by, client, "clients.write")
    person = _person_of(client)
    check_birth_date(facts.born, today())
    _check_family_dates(client, facts)
    person.pronouns = facts.pronouns
    person.languages = list(facts.languages)
    person.language_of_service = facts.language_of_service
    person.birth_date, person.birth_precision = facts.born.day, facts.born.precision
    person.save_version(version, [*_FACTS[1:]])
    _write_names(person, facts.names)
    person.save(update_fields=["called"])
    changed = list(_FACTS)
    if facts.community_identity is not None:
        person.community_identity = facts.community_identity
        person.save(update_fields=["community_identity"])
        changed.append("community_identity")
    record_change(by, "people.person_changed", person, fields=changed, client=client)
    return person


@action
def note_first_contacts(
    mother: Client, *, first_contact_on: date | None, first_trusted_on: date | None, by: Actor
) -> Client:
    """Write down the day of the first contact, and of the first one she trusted."""
    require(by, mother, "clients.write")
    for day, field in ((first_contact_on, "first_contact_on"), (first_trusted_on, "first_trusted_on")):
        if day is not None:
            check_past_day(day, today(), field)
    if first_contact_on and first_trusted_on and first_trusted_on < first_contact_on:
        raise PeopleRefusal(Because.END_BEFORE_START, "first_trusted_on")
    mother.first_contact_on, mother.first_trusted_on = first_contact_on, first_trusted_on
    mother.save(update_fields=["first_contact_on", "first_trusted_on"])
    record_change(by, "people.first_contacts_noted", mother, fields=["first_contact_on", "first_trusted_on"])
    return mother


@action
def set_role_word(mother: Client, word: str, *, by: Actor) -> Client:
    """The word for her or his part: father, grandmother, parent; "" for the usual one."""
    require(by, mother, "clients.write")
    mother.role_word = word.strip()[:40]
    mother.save(update_fields=["role_word"])
    record_change(by, "people.role_word_set", mother, fields=["role_word"])
    return mother


@action
def note_passing(client: Client, *, on: date, by: Actor) -> Person:
    """A mother or child has died: nothing tied to a child is asked or sent any more. Nothing is closed."""
    require(by, client, "clients.write")
    check_past_day(on, today())
    person = _person_of(client)
    person.died_on = on
    person.save(update_fields=["died_on"])
    record_change(by, "people.passing_noted", person, fields=["died_on"], client=client)
    return person


@action
def open_portal(mother: Client, user: Any, *, by: Actor) -> Person:
    """Tie a mother's own sign-in to her, so that she sees her own page."""
    require(by, mother, "clients.write")
    if not mother.is_mother:
        raise PeopleRefusal(Because.NOT_A_MOTHER)
    person = mother.person
    person.user = user
    person.save(update_fields=["user"])
    record_change(by, "people.portal_opened", person, fields=["user"], client=mother)
    return person


def _write_names(person: Person, names: dict[NameKind, str]) -> None:
    kept = {NameKind(row.kind): row.name for row in person.names.all()} | names
    if not any(text.strip() for text in kept.values()):
        clean_name("")
    cleaned = {kind: clean_name(text) if text.strip() else "" for kind, text in names.items()}
    Person.objects.write_names(person, cleaned)


def _person_of(client: Client) -> Person:
    if client.is_dyad:
        raise PeopleRefusal(Because.NOT_A_MOTHER)
    return client.person


def _check_family_dates(client: Client, facts: PersonFacts) -> None:
    """A mother's birth date must leave room for her children's, and a child's for its mother's."""
    if client.is_mother:
        for dyad in client.dyads_as_caregiver.select_related("child__person"):
            if not client.role_word:
                check_mother_and_child(facts.born, dyad.child.person.born)
        return
    for dyad in client.dyads_as_child.select_related("caregiver__person"):
        if not dyad.caregiver.role_word:
            check_mother_and_child(dyad.caregiver.person.born, facts.born)
