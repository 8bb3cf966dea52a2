"""Plain decisions about roles, sessions, passwords and one-time codes. No database, no clock."""

from .codes import CodeStands, Purpose, code_stands, fold_code, how_long, make_code
from .decisions import Because, Decision, StaffRefusal
from .names import fold_sign_in_name, is_sign_in_name
from .passwords import FEWEST_CHARACTERS, judge_password
from .periods import Period, judge_period
from .places import HeldRole, judge_roles
from .roles import CAPABILITIES, LABELS, ROLES, Role, RoleWords, capabilities, labels, purpose_of
from .sessions import SessionLimits, SessionState, session_state
from .staff import NewStaff

__all__ = [
    "CAPABILITIES",
    "FEWEST_CHARACTERS",
    "LABELS",
    "ROLES",
    "Because",
    "CodeStands",
    "Decision",
    "HeldRole",
    "NewStaff",
    "Period",
    "Purpose",
    "Role",
    "RoleWords",
    "SessionLimits",
    "SessionState",
    "StaffRefusal",
    "capabilities",
    "code_stands",
    "fold_code",
    "fold_sign_in_name",
    "how_long",
    "is_sign_in_name",
    "judge_password",
    "judge_period",
    "judge_roles",
    "labels",
    "make_code",
    "purpose_of",
    "session_state",
]
