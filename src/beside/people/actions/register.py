"""Entering a mother, a child, and joining the two as a dyad."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside.people.models import Child, Client, Dyad, Mother, Person
from beside.people.models.places import follow, place, walk
from beside.people.queries import require
from beside.people.rules.dates import check_birth_date, check_mother_and_child, check_past_day
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.refusals import Because, PeopleRefusal


@action
def register_mother(
    facts: PersonFacts,
    *,
    program: Any,
    by: Actor,
    state: State = State.WELCOMED,
    first_contact_on: date | None = None,
    role_word: str = "",
    key_worker_id: UUID | None = None,
    on: date | None = None,
) -> Mother:
    """Enter a mother (or another caregiver who takes part); any one name is enough.

    Parameters
    ----------
    state
        Where she stands from the first day: outreach, welcomed or active.
    key_worker_id
        Who walks with her first; the person who enters her when not given.
    on
        The day of welcome; today when not given.
    """
    if not (by.is_system or by.can("clients.write", program.pk)):
        raise NotAllowed
    check_birth_date(facts.born, today())
    day = on or today()
    check_past_day(day, today())
    person = _person(facts)
    mother = Mother(
        kind=Client.MOTHER, person=person, first_contact_on=first_contact_on, role_word=role_word.strip()
    )
    mother.save(force_insert=True)
    place(mother, program.pk, state, day, by)
    worker = key_worker_id or (by.id if by.kind == "staff" else None)
    if worker is not None:
        walk(mother, worker, program.pk, "key_worker", day)
    record_change(by, "people.mother_registered", mother, fields=["names", "place", "circle"])
    return mother


@action
def register_child(
    facts: PersonFacts, *, caregiver: Client, by: Actor, on: date | None = None
) -> tuple[Child, Dyad]:
    """Enter a child already born, with the dyad it forms with this caregiver; circle and places follow hers."""
    require(by, caregiver, "clients.write")
    if not caregiver.is_mother:
        raise PeopleRefusal(Because.NOT_A_MOTHER)
    check_birth_date(facts.born, today())
    check_mother_and_child(caregiver.person.born, facts.born)
    day = on or today()
    child = Child(kind=Client.CHILD, person=_person(facts))
    child.save(force_insert=True)
    dyad = _dyad(caregiver, child)
    follow(caregiver, [child, dyad], day, by)
    record_change(by, "people.child_registered", child, fields=["names", "dyad", "place", "circle"])
    return child, dyad


@action
def join_dyad(caregiver: Client, child: Client, *, by: Actor, on: date | None = None) -> Dyad:
    """Join another caregiver (a father, a grandmother, a foster parent who takes part) and a child."""
    require(by, caregiver, "clients.write")
    require(by, child, "clients.write")
    if not caregiver.is_mother:
        raise PeopleRefusal(Because.NOT_A_MOTHER, "caregiver")
    if not child.is_child:
        raise PeopleRefusal(Because.NOT_A_CHILD, "child")
    if caregiver.person_id == child.person_id:
        raise PeopleRefusal(Because.SAME_PERSON_TWICE)
    if Dyad.objects.standing().filter(caregiver=caregiver, child=child).exists():
        raise PeopleRefusal(Because.DYAD_EXISTS)
    dyad = _dyad(caregiver, child)
    follow(caregiver, [dyad], on or today(), by)
    record_change(by, "people.dyad_joined", dyad, fields=["caregiver", "child"])
    return dyad


def _person(facts: PersonFacts) -> Person:
    person: Person = Person.objects.known_as(
        facts.names,
        pronouns=facts.pronouns,
        languages=list(facts.languages),
        language_of_service=facts.language_of_service,
        birth_date=facts.born.day,
        birth_precision=facts.born.precision,
        community_identity=facts.community_identity,
    )
    return person


def _dyad(caregiver: Client, child: Client) -> Dyad:
    dyad = Dyad(kind=Client.DYAD, caregiver=caregiver, child=child)
    dyad.save(force_insert=True)
    return dyad
