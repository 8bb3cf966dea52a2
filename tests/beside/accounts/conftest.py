"""A small organisation for tests of staff and sign-in. Passwords are hashed quickly here."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from beside.accounts import actions, queries
from beside.accounts.models import Program, User
from beside.accounts.rules import HeldRole, NewStaff, Role
from beside.foundation.actor import Actor

PASSWORD = "quiet river stones"
SYSTEM = Actor.system("tests")


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def maple(db) -> Program:
    actions.create_organisation(name="House", by=SYSTEM)
    return actions.create_program(name="Maple", by=SYSTEM)


@pytest.fixture
def harbour(maple) -> Program:
    return actions.create_program(name="Harbour", by=SYSTEM)


@pytest.fixture
def hire():
    """Invite somebody and let her join: ``hire("nadia", Role.COUNSELLOR, maple)``."""

    def hire_one(name: str, role: Role, program: Program | None = None, *, joins: bool = True) -> User:
        held = [HeldRole(role, program.pk if program else None)]
        new = NewStaff(sign_in_name=name, display_name=name.title(), roles=held)
        invited = actions.invite_staff(new, by=SYSTEM)
        if not joins:
            return invited.user
        return actions.accept_code(sign_in_name=name, code=invited.code, password=PASSWORD, by=SYSTEM)

    return hire_one


@pytest.fixture
def nadia(hire, maple) -> User:
    return hire("nadia", Role.COUNSELLOR, maple)


@pytest.fixture
def ruth(hire, maple) -> User:
    return hire("ruth", Role.ADMINISTRATOR)


@pytest.fixture
def by_ruth(ruth) -> Actor:
    return queries.actor_for(ruth)


@pytest.fixture
def sign_in(client):
    """Sign somebody in through the page, as a person does."""

    def do(
        user: User, *, password: str = PASSWORD, address: str = "127.0.0.1", browser=None, path: str = "/"
    ):
        answers = {"login": user.sign_in_name, "password": password}
        return (browser or client).post(path, answers, REMOTE_ADDR=address)

    return do
