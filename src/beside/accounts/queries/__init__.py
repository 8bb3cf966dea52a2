"""Questions about staff, roles and places."""

from .actor import actor_for, signed_in
from .places import organisation, places, program_named, programs_for, site_named, sites
from .second_step import SecondStep, has_second_factor, second_step, sign_in_state
from .sessions import OpenSession, open_sessions
from .staff import (
    display_names,
    given_codes,
    list_staff,
    open_code,
    roles_of,
    staff_choices,
    staff_member,
    staff_of,
    staff_with,
)

__all__ = [
    "OpenSession",
    "SecondStep",
    "actor_for",
    "signed_in",
    "display_names",
    "given_codes",
    "has_second_factor",
    "list_staff",
    "open_code",
    "open_sessions",
    "organisation",
    "places",
    "program_named",
    "programs_for",
    "roles_of",
    "second_step",
    "sign_in_state",
    "site_named",
    "sites",
    "staff_choices",
    "staff_with",
    "staff_member",
    "staff_of",
]
