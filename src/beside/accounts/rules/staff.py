"""What an administrator writes about a new colleague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .places import HeldRole


@dataclass(frozen=True, kw_only=True)
class NewStaff:
    """A new colleague: how she signs in, how she is called, which roles she holds and from when."""

    sign_in_name: str
    display_name: str
    job_title: str = ""
    email: str = ""
    language: str = "en-ca"
    roles: Sequence[HeldRole] = field(default_factory=tuple)
    from_date: date | None = None
