"""Which roles belong to a program and which to the whole organisation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from .decisions import Because, Decision
from .roles import ROLES, Role


@dataclass(frozen=True, order=True)
class HeldRole:
    """A role and where it is held; ``program_id`` is ``None`` for the whole organisation."""

    role: Role
    program_id: UUID | None = None


def judge_roles(roles: Collection[HeldRole]) -> Decision:
    """A member of staff holds at least one role, each in the kind of place it belongs to.

    Notes: an evaluator or a manager may hold her role for every program at once; care is always given in
    a program, because being in the same program is what makes a client findable.
    """
    if not roles:
        return Decision(False, Because.NO_ROLE)
    for held in roles:
        if ROLES[held.role].everywhere and held.program_id is not None:
            return Decision(False, Because.ROLE_IS_EVERYWHERE)
        if held.program_id is None and "clients.open" in ROLES[held.role].may:
            return Decision(False, Because.ROLE_NEEDS_PROGRAM)
    return Decision(True)
