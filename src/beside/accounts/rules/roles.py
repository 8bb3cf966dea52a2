"""What each role may do, in one table. A job is a title; a role is what she may do in one program.

Two things are decided here and nowhere else: the capabilities of a role and the sensitivity labels it is
cleared for. Her relation to a client (circle, program, none) is decided in ``people``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

CAPABILITIES = frozenset(
    {
        "clients.find",
        "clients.open",
        "clients.write",
        "circle.manage",
        "clients.merge",
        "notes.read",
        "notes.write",
        "notes.countersign",
        "outreach.write",
        "appointments.write",
        "measures.write",
        "measures.read",
        "measures.hand_over",
        "experiences.read",
        "reports.see",
        "audit.read",
        "staff.manage",
        "exports.make",
        "demo",
    }
)
LABELS = frozenset(
    {
        "general",
        "health",
        "substance_use",
        "mental_health",
        "violence",
        "counselling_note",
        "legal",
        "community_identity",
    }
)


class Role(StrEnum):
    """The roles a member of staff may hold, each in a program or in the whole organisation."""

    OUTREACH_WORKER = "outreach_worker"
    COUNSELLOR = "counsellor"
    PARENT_INFANT_THERAPIST = "parent_infant_therapist"
    EARLY_CHILDHOOD_EDUCATOR = "early_childhood_educator"
    NURSE = "nurse"
    PEER_WORKER = "peer_worker"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    EVALUATOR = "evaluator"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class RoleWords:
    """One row of the table: what the role may do and the labels it may read."""

    may: frozenset[str]
    reads: frozenset[str]
    everywhere: bool = False  # held for the whole organisation, never for one program


_CARE = "clients.find clients.open clients.write notes.read notes.write appointments.write measures.write measures.read measures.hand_over"
_CLINICAL = "general health substance_use mental_health violence counselling_note community_identity"


def _row(may: str, reads: str = "", *, everywhere: bool = False) -> RoleWords:
    return RoleWords(frozenset(may.split()), frozenset(reads.split()), everywhere)


# A peer writes her own notes and opens the women she walks with; she never reads a clinician's note (N27).
# What a child lived through is read by those who care for the child: therapist, educator, supervisor.
# A manager finds people to hand over a circle; she reads no notes. An evaluator sees coded data only.
ROLES: dict[Role, RoleWords] = {
    Role.OUTREACH_WORKER: _row(
        f"{_CARE} outreach.write", "general health substance_use violence community_identity"
    ),
    Role.COUNSELLOR: _row(_CARE, _CLINICAL),
    Role.PARENT_INFANT_THERAPIST: _row(f"{_CARE} experiences.read", _CLINICAL),
    Role.EARLY_CHILDHOOD_EDUCATOR: _row(f"{_CARE} experiences.read", "general health community_identity"),
    Role.NURSE: _row(_CARE, "general health substance_use mental_health community_identity"),
    Role.PEER_WORKER: _row(
        "clients.find clients.open notes.write outreach.write appointments.write", "general"
    ),
    Role.SUPERVISOR: _row(
        f"{_CARE} experiences.read circle.manage clients.merge notes.countersign outreach.write reports.see",
        f"{_CLINICAL} legal",
    ),
    Role.MANAGER: _row("clients.find circle.manage reports.see exports.make"),
    Role.EVALUATOR: _row("reports.see"),
    Role.PRIVACY_OFFICER: _row("audit.read", everywhere=True),
    Role.ADMINISTRATOR: _row("staff.manage", everywhere=True),
}


_PURPOSES = (
    ("clients.open", "care"),
    ("clients.find", "management"),
    ("reports.see", "evaluation"),
    ("audit.read", "oversight"),
    ("staff.manage", "administration"),
)


def purpose_of(may: frozenset[str]) -> str:
    """For what she opens pages, as the audit trail writes it: the first purpose her capabilities serve."""
    return next((purpose for capability, purpose in _PURPOSES if capability in may), "care")


def capabilities(roles: Iterable[Role | str]) -> frozenset[str]:
    """Everything the roles together may do."""
    return frozenset().union(*(ROLES[Role(role)].may for role in roles))


def labels(roles: Iterable[Role | str]) -> frozenset[str]:
    """Every sensitivity label the roles together are cleared for."""
    return frozenset().union(*(ROLES[Role(role)].reads for role in roles))
