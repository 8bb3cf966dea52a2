"""Changes to staff, roles, places and sign-in. Each knows whose hand it is and leaves an audit entry."""

from .closing import disable_user, enable_user
from .codes import accept_code, issue_code
from .own import change_own_details, note_sign_in_change
from .places import create_organisation, create_program, create_site, rename_place
from .roles import set_roles
from .sessions import end_other_sessions, end_sessions, reset_second_factor
from .staff import Invited, change_details, invite_staff, open_sign_in

__all__ = [
    "Invited",
    "accept_code",
    "change_details",
    "change_own_details",
    "create_organisation",
    "create_program",
    "create_site",
    "disable_user",
    "enable_user",
    "end_other_sessions",
    "end_sessions",
    "invite_staff",
    "issue_code",
    "note_sign_in_change",
    "open_sign_in",
    "rename_place",
    "reset_second_factor",
    "set_roles",
]
