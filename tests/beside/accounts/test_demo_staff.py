"""The demo's staff: one for each role, made through the product's own actions."""

from __future__ import annotations

import pytest

from beside.accounts import queries
from beside.accounts.demo import COMPARISON, MAIN, make_demo_staff
from beside.accounts.models import Program
from beside.accounts.rules import Role, StaffRefusal
from beside.foundation.models import AuditEntry

from .conftest import SYSTEM


@pytest.fixture
def people(db):
    return {person.sign_in_name: person for person in make_demo_staff(SYSTEM)}


def test_one_person_for_each_role_and_two_more(people):
    held = [row.role for person in people.values() for row in queries.roles_of(person.user)]
    assert set(held) == {role.value for role in Role}
    assert len(held) == len(people) == 13


def test_they_can_sign_in(people, client):
    lou = people["lou"]
    assert client.post("/", {"login": "lou", "password": lou.password}).status_code == 302


def test_a_worker_of_another_program_stands_apart(people):
    actor = queries.actor_for(people["kofi"].user)
    assert actor.can("notes.read", Program.objects.get(name=COMPARISON).pk)
    assert not actor.can("notes.read", Program.objects.get(name=MAIN).pk)


def test_every_step_is_on_the_trail(people):
    assert AuditEntry.objects.filter(action="accounts.staff_invited").count() == 13


def test_a_second_demo_does_not_write_over_the_first(people):
    with pytest.raises(StaffRefusal):
        make_demo_staff(SYSTEM)
