"""The table of roles, line by line as it was agreed."""

from __future__ import annotations

from uuid import uuid4

import pytest

from beside.accounts.rules import (
    CAPABILITIES,
    LABELS,
    ROLES,
    Because,
    HeldRole,
    Role,
    capabilities,
    judge_roles,
    labels,
    purpose_of,
)
from beside.foundation.labels import ALL_LABELS

CARE = {
    "clients.find",
    "clients.open",
    "clients.write",
    "notes.read",
    "notes.write",
    "appointments.write",
    "measures.write",
    "measures.read",
    "measures.hand_over",
}
CLINICAL = {
    "general",
    "health",
    "substance_use",
    "mental_health",
    "violence",
    "counselling_note",
    "community_identity",
}
TABLE = [
    (
        Role.OUTREACH_WORKER,
        CARE | {"outreach.write"},
        {"general", "health", "substance_use", "violence", "community_identity"},
    ),
    (Role.COUNSELLOR, CARE, CLINICAL),
    (Role.PARENT_INFANT_THERAPIST, CARE | {"experiences.read"}, CLINICAL),
    (
        Role.EARLY_CHILDHOOD_EDUCATOR,
        CARE | {"experiences.read"},
        {"general", "health", "community_identity"},
    ),
    (Role.NURSE, CARE, {"general", "health", "substance_use", "mental_health", "community_identity"}),
    (
        Role.PEER_WORKER,
        {"clients.find", "clients.open", "notes.write", "outreach.write", "appointments.write"},
        {"general"},
    ),
    (
        Role.SUPERVISOR,
        CARE
        | {
            "experiences.read",
            "circle.manage",
            "clients.merge",
            "notes.countersign",
            "outreach.write",
            "reports.see",
        },
        CLINICAL | {"legal"},
    ),
    (Role.MANAGER, {"clients.find", "circle.manage", "reports.see", "exports.make"}, set()),
    (Role.EVALUATOR, {"reports.see"}, set()),
    (Role.PRIVACY_OFFICER, {"audit.read"}, set()),
    (Role.ADMINISTRATOR, {"staff.manage"}, set()),
]


@pytest.mark.parametrize(("role", "may", "reads"), TABLE, ids=[row[0].value for row in TABLE])
def test_each_role_may_and_reads_what_was_agreed(role, may, reads):
    assert capabilities([role]) == may
    assert labels([role]) == reads


def test_every_role_has_its_row():
    assert {row[0] for row in TABLE} == set(Role) == set(ROLES)


def test_labels_are_the_ones_the_ground_floor_knows():
    assert {str(label) for label in ALL_LABELS} == LABELS


def test_no_role_has_a_capability_or_label_that_is_not_listed():
    assert all(row.may <= CAPABILITIES and row.reads <= LABELS for row in ROLES.values())


def test_n27_a_peer_reads_no_note_and_does_no_measure():
    """N27: no risk assessments, no clinical notes."""
    peer = ROLES[Role.PEER_WORKER]
    assert {"notes.read", "notes.countersign", "measures.write", "measures.read"}.isdisjoint(peer.may)
    assert peer.reads == {"general"}


def test_n26_only_a_supervisor_and_a_worker_herself_stand_near_notes_never_a_manager():
    """N26: nobody who disciplines staff reads their notes; there is no capability to rank staff at all."""
    assert "notes.read" not in ROLES[Role.MANAGER].may
    assert not any("staff" in name and name != "staff.manage" for name in CAPABILITIES)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.EVALUATOR, Role.PRIVACY_OFFICER])
def test_roles_without_clients(role):
    assert not any(name.startswith(("clients.", "notes.", "measures.")) for name in ROLES[role].may)


@pytest.mark.parametrize(
    ("role", "purpose"),
    [
        (Role.PEER_WORKER, "care"),
        (Role.SUPERVISOR, "care"),
        (Role.MANAGER, "management"),
        (Role.EVALUATOR, "evaluation"),
        (Role.PRIVACY_OFFICER, "oversight"),
        (Role.ADMINISTRATOR, "administration"),
    ],
)
def test_purpose_the_trail_writes(role, purpose):
    assert purpose_of(ROLES[role].may) == purpose


def test_roles_together_hold_the_sum():
    assert capabilities([Role.MANAGER, Role.EVALUATOR]) == ROLES[Role.MANAGER].may
    assert capabilities([]) == frozenset() == labels([])


def test_a_role_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="boss"):
        capabilities(["boss"])


@pytest.mark.parametrize(
    ("held", "because"),
    [
        ([], Because.NO_ROLE),
        ([HeldRole(Role.NURSE)], Because.ROLE_NEEDS_PROGRAM),
        ([HeldRole(Role.ADMINISTRATOR, uuid4())], Because.ROLE_IS_EVERYWHERE),
        ([HeldRole(Role.PRIVACY_OFFICER, uuid4())], Because.ROLE_IS_EVERYWHERE),
        ([HeldRole(Role.NURSE, uuid4())], None),
        ([HeldRole(Role.EVALUATOR)], None),
        ([HeldRole(Role.MANAGER, uuid4()), HeldRole(Role.ADMINISTRATOR)], None),
    ],
)
def test_where_a_role_may_be_held(held, because):
    decision = judge_roles(held)
    assert decision.because == because
    assert bool(decision) is (because is None)
