"""A small organisation to walk about in: two programs, and one person for each role.

Everything is made through the product's own actions. The passwords are printed by the demo only and are
the same on each run, so that the guide can name them; a real installation never calls this.
"""

from __future__ import annotations

from dataclasses import dataclass

from beside.foundation.actor import Actor

from . import actions
from .models import Organisation, Program, User
from .rules import Because, HeldRole, NewStaff, Role, StaffRefusal
from .words import role_name

MAIN, COMPARISON = "Maple House", "Harbour"
_SITES = {
    MAIN: [("Maple House", "America/Toronto"), ("Riverside drop-in", "America/Toronto")],
    COMPARISON: [("Harbour", "America/Halifax")],
}


@dataclass(frozen=True)
class DemoPerson:
    """One sign-in of the demo."""

    role_label: str
    sign_in_name: str
    password: str
    user: User

    def as_row(self) -> tuple[str, str, str]:
        return (self.role_label, self.sign_in_name, self.password)


# Sign-in name, name, job title, role, program ("" = the whole organisation).
_PEOPLE = (
    ("annie", "Annie", "Outreach worker", Role.OUTREACH_WORKER, MAIN),
    ("nadia", "Nadia", "Substance-use counsellor", Role.COUNSELLOR, MAIN),
    ("priya", "Priya", "Parent-infant therapist", Role.PARENT_INFANT_THERAPIST, MAIN),
    ("joelle", "Joëlle", "Early childhood educator", Role.EARLY_CHILDHOOD_EDUCATOR, MAIN),
    ("mei", "Mei", "Public health nurse", Role.NURSE, MAIN),
    ("lou", "Lou", "Peer worker", Role.PEER_WORKER, MAIN),
    ("helen", "Helen", "Clinical supervisor", Role.SUPERVISOR, MAIN),
    ("dana", "Dana", "Program manager", Role.MANAGER, MAIN),
    ("ines", "Ines", "Evaluator", Role.EVALUATOR, ""),
    ("samira", "Samira", "Privacy officer", Role.PRIVACY_OFFICER, ""),
    ("ruth", "Ruth", "Administrator", Role.ADMINISTRATOR, ""),
    ("tess", "Tess", "Counsellor", Role.COUNSELLOR, MAIN),
    ("kofi", "Kofi", "Counsellor", Role.COUNSELLOR, COMPARISON),
)


def demo_password(sign_in_name: str) -> str:
    """The password of a demo sign-in: long enough for the rule, easy to type from the screen."""
    return f"walk-beside-{sign_in_name}"


def make_demo_staff(by: Actor) -> list[DemoPerson]:
    """Make the organisation, its programs and sites, and the staff.

    Returns
    -------
    list of DemoPerson : in the order of the roles, then a colleague outside the circle (Tess) and a worker of
        another program (Kofi).
    """
    programs = _make_places(by)
    return [_join(*person, programs=programs, by=by) for person in _PEOPLE]


def _make_places(by: Actor) -> dict[str, Program]:
    if Organisation.objects.exists():
        raise StaffRefusal(Because.PLACE_EXISTS, "The demo begins in an empty data folder.")
    actions.create_organisation(name="Beside demo", by=by)
    programs = {name: actions.create_program(name=name, by=by) for name in _SITES}
    for name, places in _SITES.items():
        for site, zone in places:
            actions.create_site(program=programs[name], name=site, time_zone=zone, by=by)
    return programs


def _join(
    sign_in_name: str,
    name: str,
    title: str,
    role: Role,
    place: str,
    *,
    programs: dict[str, Program],
    by: Actor,
) -> DemoPerson:
    held = HeldRole(role, programs[place].pk if place else None)
    new = NewStaff(sign_in_name=sign_in_name, display_name=name, job_title=title, roles=[held])
    invited = actions.invite_staff(new, by=by)
    password = demo_password(sign_in_name)
    user = actions.accept_code(sign_in_name=sign_in_name, code=invited.code, password=password, by=by)
    label = f"{role_name(role)}, {place}" if place else role_name(role)
    return DemoPerson(label, sign_in_name, password, user)
