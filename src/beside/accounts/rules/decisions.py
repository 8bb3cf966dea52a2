"""Why a change to staff or sign-in may not be made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from beside.foundation.errors import Refusal


class Because(StrEnum):
    """Reasons, as words a form can look up."""

    NAME_NOT_USABLE = "name_not_usable"
    NAME_TAKEN = "name_taken"
    NO_ROLE = "no_role"
    ROLE_NEEDS_PROGRAM = "role_needs_program"
    ROLE_IS_EVERYWHERE = "role_is_everywhere"
    BEGINS_TOO_LATE = "begins_too_late"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    IN_THE_PAST = "in_the_past"
    CODE_NOT_GOOD = "code_not_good"
    PASSWORD_SHORT = "password_short"  # noqa: S105 - a reason, not a password
    PASSWORD_COMMON = "password_common"  # noqa: S105
    PASSWORD_HOLDS_NAME = "password_holds_name"  # noqa: S105
    LAST_ADMINISTRATOR = "last_administrator"
    HERSELF = "herself"
    ALREADY_SO = "already_so"
    HERS_TO_PAUSE = "hers_to_pause"
    PLACE_EXISTS = "place_exists"


@dataclass(frozen=True)
class Decision:
    """Yes, or no with its reason."""

    allowed: bool
    because: Because | None = None

    def __bool__(self) -> bool:
        return self.allowed


class StaffRefusal(Refusal):
    """A rule about staff or sign-in said no."""

    def __init__(self, because: Because, message: Any = "") -> None:
        super().__init__(because.value, message)
