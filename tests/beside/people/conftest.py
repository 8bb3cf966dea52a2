"""A small house to test in: two programs, a colleague for each relation, and one family made by the actions."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from beside.accounts.models import Membership, Organisation, Program, User
from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.people import actions
from beside.people.models import Client
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.inputs import PersonFacts, PregnancyFacts
from beside.people.rules.names import NameKind
from beside.people.rules.pregnancy import BirthFacts, WentHomeWith
from tests.beside.desk.conftest import ask  # noqa: F401

_STAFF = {
    "nadia": (Role.COUNSELLOR, "maple"),
    "priya": (Role.PARENT_INFANT_THERAPIST, "maple"),
    "joelle": (Role.EARLY_CHILDHOOD_EDUCATOR, "maple"),
    "lou": (Role.PEER_WORKER, "maple"),
    "helen": (Role.SUPERVISOR, "maple"),
    "dana": (Role.MANAGER, "maple"),
    "tess": (Role.COUNSELLOR, "maple"),
    "kofi": (Role.COUNSELLOR, "harbour"),
    "ruth": (Role.ADMINISTRATOR, None),
    "samira": (Role.PRIVACY_OFFICER, None),
}


@pytest.fixture
def house(db) -> SimpleNamespace:
    """Two programs and staff; `house.nadia` is her user, `house.actor("nadia")` her actor."""
    organisation = Organisation.objects.create(name="The house")
    programs = {
        name: Program.objects.create(organisation=organisation, name=name.title())
        for name in ("maple", "harbour")
    }
    users = {}
    for name, (role, program) in _STAFF.items():
        user = User.objects.create(sign_in_name=name, display_name=name.title(), kind="staff")
        Membership.objects.create(
            user=user,
            program=programs.get(program),
            role=role.value,
            from_date=today() - dt.timedelta(days=2000),
            given_by_id=user.pk,
        )
        users[name] = user
    return SimpleNamespace(
        **programs, **users, actor=lambda name: actor_for(users[name]), system=Actor.system("test")
    )


@pytest.fixture
def kay(house) -> Client:
    """A mother known by a nickname only; Nadia walks with her."""
    return actions.register_mother(
        PersonFacts(names={NameKind.NICKNAME: "Kay"}), program=house.maple, by=house.actor("nadia")
    )


@pytest.fixture
def pregnancy(house, kay):
    """Kay's pregnancy, due in two weeks."""
    due = today() + dt.timedelta(days=14)
    return actions.record_pregnancy(kay, PregnancyFacts(due_date=due), by=house.actor("nadia"))


@pytest.fixture
def family(house, kay, pregnancy) -> SimpleNamespace:
    """Kay with her newborn Jo and the two together."""
    births = actions.record_birth(
        pregnancy,
        [BirthFacts(on=today(), called="Jo", went_home_with=WentHomeWith.MOTHER)],
        by=house.actor("nadia"),
    )
    child = births[0].child
    return SimpleNamespace(mother=kay, child=child, dyad=child.dyads_as_child.get(), birth=births[0])


def known_as(name: str, born: dt.date | None = None, kind: NameKind = NameKind.NICKNAME) -> PersonFacts:
    """A person's facts with one name."""
    known = KnownDate(born, Precision.EXACT) if born else KnownDate()
    return PersonFacts(names={kind: name}, born=known)
