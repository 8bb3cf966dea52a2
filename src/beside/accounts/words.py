"""Names of roles, as people say them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .rules import Role

ROLE_NAMES: dict[Role, Promise] = {
    Role.OUTREACH_WORKER: _("Outreach worker"),
    Role.COUNSELLOR: _("Counsellor"),
    Role.PARENT_INFANT_THERAPIST: _("Parent-infant therapist"),
    Role.EARLY_CHILDHOOD_EDUCATOR: _("Early childhood educator"),
    Role.NURSE: _("Nurse"),
    Role.PEER_WORKER: _("Peer worker"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.MANAGER: _("Manager"),
    Role.EVALUATOR: _("Evaluator"),
    Role.PRIVACY_OFFICER: _("Privacy officer"),
    Role.ADMINISTRATOR: _("Administrator"),
}

# What the administrator reads beside each box: what the role opens, and what it does not.
ROLE_HINTS: dict[Role, Promise] = {
    Role.OUTREACH_WORKER: _("Meets women where they are; writes contacts and notes."),
    Role.COUNSELLOR: _("Writes and reads notes, counselling notes too."),
    Role.PARENT_INFANT_THERAPIST: _(
        "Works with mother and child together; reads notes, counselling notes too."
    ),
    Role.EARLY_CHILDHOOD_EDUCATOR: _("Works with the child; reads general and health notes."),
    Role.NURSE: _("Reads general, health, substance-use and mental-health notes."),
    Role.PEER_WORKER: _("Walks with a woman and writes her own notes; reads nobody else's."),
    Role.SUPERVISOR: _("Reads and countersigns notes, manages circles, merges records."),
    Role.MANAGER: _("Finds people, manages circles, sees reports; reads no notes."),
    Role.EVALUATOR: _("Sees reports from coded data only."),
    Role.PRIVACY_OFFICER: _("Reads the trail of who looked at what."),
    Role.ADMINISTRATOR: _("Manages staff, programs and sites; opens no record."),
}


def role_guide() -> list[tuple[str, str]]:
    """Each role with what it opens, for the administrator."""
    return [(str(ROLE_NAMES[role]), str(ROLE_HINTS[role])) for role in Role]


def role_name(role: Role | str) -> str:
    """The name of one role in the reader's language."""
    return str(ROLE_NAMES[Role(role)])
