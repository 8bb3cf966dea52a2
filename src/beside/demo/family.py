"""One family of the demo as it is known so far: its people, who walks with them, and its own chance."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from beside.accounts.models import Program
from beside.people import actions as people
from beside.people.models import Birth, Client
from beside.people.rules.circle import CircleRole

from .crew import CIRCLE, Team, Worker
from .names import RELATIVES, Named
from .narrator import Narrator
from .phrases import SLOTS

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass
class Family:
    """What the telling of one family keeps in mind between one event and the next."""

    narrator: Narrator
    team: Team
    chance: random.Random
    named: Named
    mother: Client | None = None
    born: dt.date | None = None
    children: list[tuple[Client, Client]] = field(default_factory=list)  # child and dyad
    circle: list[Worker] = field(default_factory=list)
    resting: bool = False
    moved_on: bool = False
    apart: bool = False
    expecting: bool = False

    @property
    def program(self) -> Program:
        """Where they are."""
        return self.team.program

    @property
    def key(self) -> Worker:
        """Her key worker."""
        return self.circle[0]

    @property
    def her(self) -> Client:
        """The mother, once she is known."""
        assert self.mother is not None
        return self.mother

    def has_born(self, birth: Birth) -> None:
        """A living baby is a child of the family from now on, and the two together are a client."""
        assert birth.child is not None
        self.children.append((birth.child, birth.child.dyads_as_child.get(caregiver=self.her)))

    def everyone(self) -> list[Client]:
        """All clients of the family."""
        return [self.her, *(client for pair in self.children for client in pair)]

    def someone(self, part: str) -> Worker | None:
        """Who in the circle has this part."""
        return next((worker for worker in self.circle if worker.part == part), None)

    def sure(self, part: str) -> Worker:
        """Who in the circle has this part, where the story knows that somebody does."""
        found = self.someone(part)
        assert found is not None
        return found

    def say(self, text: str) -> str:
        """A sentence with its names and things put in."""
        return _SLOT.sub(self._fill, text)

    def _fill(self, slot: re.Match[str]) -> str:
        name = slot[1]
        if name == "m":
            return self.named.called
        if name == "c":
            return self.children[-1][0].display_name if self.children else "the baby"
        if name == "w":
            return self.key.actor.name
        if name == "relative":
            return self.chance.choice(RELATIVES)
        return self.say(self.pick(SLOTS[name]))

    def pick(self, texts: Sequence[str]) -> str:
        """One of these sentences; those about the child only when there is one."""
        return self.chance.choice([text for text in texts if self.children or "{c}" not in text])

    def join(self, worker: Worker) -> None:
        """A colleague begins to walk with everybody in the family."""
        hand = self.key.actor
        for client in self.everyone():
            people.add_to_circle(client, worker.user, program=self.program, role=CIRCLE[worker.part], by=hand)
        self.circle.append(worker)

    def lead(self, worker: Worker) -> None:
        """A new key worker; the one before stays beside her in her own part."""
        before = self.key
        for client in self.everyone():
            people.add_to_circle(
                client, worker.user, program=self.program, role=CircleRole.KEY_WORKER, by=before.actor
            )
        self.circle.insert(0, worker)
        self.circle.remove(before)
        self.join(before)
