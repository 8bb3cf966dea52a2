"""The families of the ten journeys, from their beginnings."""

from __future__ import annotations

import datetime as dt
import random

from beside.accounts.models import Program, User
from beside.accounts.queries import actor_for
from beside.foundation.actor import Actor
from beside.foundation.clock import now, telling, today
from beside.people import actions as people
from beside.people.models import Client
from beside.people.rules.inputs import PersonFacts, PregnancyFacts
from beside.people.rules.names import NameKind
from beside.people.rules.pregnancy import BirthFacts


def staff(name: str) -> Actor:
    """The demo's staff member with this sign-in name, as an actor."""
    return actor_for(User.objects.get(sign_in_name=name))


def tell(chance: random.Random) -> None:
    """All journeys in their order."""
    kay_and_jo()


def kay_and_jo() -> Client:
    """J1 to J4: a woman known by a nickname, her pregnancy, and Jo."""
    house = Program.objects.get(name="Maple House")
    begin, birth = now() - dt.timedelta(days=400), now() - dt.timedelta(days=252)
    with telling(begin):
        nadia = staff("nadia")
        kay = people.register_mother(PersonFacts(names={NameKind.NICKNAME: "Kay"}), program=house, by=nadia)
        due = PregnancyFacts(due_date=today() + dt.timedelta(days=160))
        pregnancy = people.record_pregnancy(kay, due, by=nadia)
    with telling(birth):
        baby = BirthFacts(on=today(), called="Jo", weeks=38, days=2)
        people.record_birth(pregnancy, [baby], by=nadia)
    return kay
