"""Organisation, programs and sites; the people who sign in; what each may do and since when."""

from .invitation import Invitation
from .membership import Membership
from .organisation import Organisation, Program, Site
from .user import User

__all__ = ["Invitation", "Membership", "Organisation", "Program", "Site", "User"]
