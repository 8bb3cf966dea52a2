"""Who on staff walks with whom, and what that lets them open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CircleRole(StrEnum):
    """What a colleague is to a client."""

    KEY_WORKER = "key_worker"
    COUNSELLOR = "counsellor"
    THERAPIST = "therapist"
    EDUCATOR = "educator"
    NURSE = "nurse"
    OUTREACH = "outreach"
    PEER = "peer"
    BACKUP = "backup"


class Relation(StrEnum):
    """What a person using Beside is to a client."""

    OWN = "own"
    CIRCLE = "circle"
    LEAD = "lead"
    PROGRAM = "program"
    CLOSE = "close"
    NONE = "none"


#: Relations that open a record without a reason.
OPENS = frozenset({Relation.OWN, Relation.CIRCLE, Relation.LEAD})


@dataclass(frozen=True)
class Opening:
    """Whether a record may be opened: at once, with a reason, or not at all (then it does not exist)."""

    opens: bool
    asks_reason: bool = False


def opening(relation: Relation, *, has_reason: bool) -> Opening:
    """What a relation allows; staff close to the family are answered as if the record were not there."""
    if relation in OPENS:
        return Opening(True)
    if relation is Relation.PROGRAM:
        return Opening(has_reason, asks_reason=not has_reason)
    return Opening(False)


class StaffTieKind(StrEnum):
    """Why a member of staff must not open a record."""

    SELF = "self"
    RELATIVE = "relative"
    FRIEND = "friend"
    FORMER_CLIENT = "former_client"
