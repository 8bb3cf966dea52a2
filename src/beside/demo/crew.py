"""Who works here: the people one can sign in as, and as many teams beside them as the families need."""

from __future__ import annotations

import random
from dataclasses import dataclass

from beside.accounts import actions as accounts
from beside.accounts.models import Program, User
from beside.accounts.queries import actor_for
from beside.accounts.rules import HeldRole, NewStaff, Role
from beside.foundation.actor import Actor
from beside.people.rules.circle import CircleRole

from .names import GIVEN

FAMILIES_OF_A_TEAM = 60
HARBOUR_EVERY = 6  # one family in six goes to the other program
_TEAM = (
    ("outreach", Role.OUTREACH_WORKER, "Outreach worker"),
    ("counsellor", Role.COUNSELLOR, "Counsellor"),
    ("counsellor", Role.COUNSELLOR, "Counsellor"),
    ("counsellor", Role.COUNSELLOR, "Counsellor"),
    ("therapist", Role.PARENT_INFANT_THERAPIST, "Parent-infant therapist"),
    ("educator", Role.EARLY_CHILDHOOD_EDUCATOR, "Early childhood educator"),
    ("nurse", Role.NURSE, "Nurse"),
    ("peer", Role.PEER_WORKER, "Peer worker"),
)
_FIRST = {
    "outreach": ("annie",), "counsellor": ("nadia", "tess", "odile"), "therapist": ("priya",),
    "educator": ("joelle",), "nurse": ("mei",), "peer": ("lou",),
}  # fmt: skip
CIRCLE = {
    "outreach": CircleRole.OUTREACH,
    "counsellor": CircleRole.COUNSELLOR,
    "therapist": CircleRole.THERAPIST,
    "educator": CircleRole.EDUCATOR,
    "nurse": CircleRole.NURSE,
    "peer": CircleRole.PEER,
}


@dataclass(frozen=True)
class Worker:
    """Somebody on staff and what she is in a circle."""

    actor: Actor
    user: User
    part: str


@dataclass(frozen=True)
class Team:
    """Those who share families."""

    program: Program
    workers: list[Worker]

    def of(self, part: str) -> list[Worker]:
        """Those with this part who are here now."""
        return [worker for worker in self.workers if worker.part == part]


def worker(name: str, part: str) -> Worker:
    """The person with this sign-in name."""
    user = User.objects.get(sign_in_name=name)
    return Worker(actor_for(user), user, part)


def house() -> Program:
    """The program most families are in."""
    return Program.objects.get(name="Maple House")


def harbour() -> Program:
    """The other program."""
    return Program.objects.get(name="Harbour")


def odile_joins(by: Actor) -> None:
    """A counsellor who will leave later, so that a handover can be seen."""
    _invite("odile", "Odile", "Counsellor", Role.COUNSELLOR, house(), by)


def first_teams() -> tuple[Team, Team]:
    """The team of the house and that of the harbour."""
    people = [worker(name, part) for part, names in _FIRST.items() for name in names]
    return Team(house(), people), Team(harbour(), [worker("kofi", "counsellor")])


def more_teams(families: int, chance: random.Random, by: Actor) -> list[Team]:
    """Teams for the families beyond the first sixty: nobody walks with hundreds."""
    needed = max(0, -(-(families - FAMILIES_OF_A_TEAM) // FAMILIES_OF_A_TEAM))
    return [_team(number, chance, by) for number in range(1, needed + 1)]


def _team(number: int, chance: random.Random, by: Actor) -> Team:
    program = harbour() if number % HARBOUR_EVERY == 0 else house()
    workers = []
    for place, (part, role, title) in enumerate(_TEAM):
        called = chance.choice(GIVEN)[0]
        user = _invite(f"team{number}.{place}", called, title, role, program, by)
        workers.append(Worker(actor_for(user), user, part))
    return Team(program, workers)


def _invite(sign_in: str, called: str, title: str, role: Role, program: Program, by: Actor) -> User:
    new = NewStaff(
        sign_in_name=sign_in, display_name=called, job_title=title, roles=[HeldRole(role, program.pk)]
    )
    return accounts.invite_staff(new, by=by).user
