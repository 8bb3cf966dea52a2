"""A one-time code on its way to the one page that shows it, sealed while it waits in the session."""

from __future__ import annotations

import base64
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from beside.foundation.errors import SealBroken
from beside.foundation.sealing import seal, unseal

_NAME = "shown_code"


def keep_code(session: SessionBase, user_id: UUID, code: str) -> None:
    """Keep the code for the next page about this person."""
    sealed = seal(code, table="session", row=user_id, column=_NAME)
    session[_NAME] = base64.b64encode(sealed).decode()


def take_code(session: SessionBase, user_id: UUID) -> str:
    """The code, once; empty afterwards, or when it was made for somebody else."""
    kept = session.pop(_NAME, "")
    if not kept:
        return ""
    try:
        return unseal(base64.b64decode(kept), table="session", row=user_id, column=_NAME)
    except SealBroken:
        return ""
