"""Every change has a hand: an action is atomic, knows who does it and leaves an audit entry, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar, cast

from django.db import transaction

from .actor import Actor

Change = TypeVar("Change", bound=Callable[..., Any])
_entries: ContextVar[int] = ContextVar("audit_entries", default=0)


class Unaudited(RuntimeError):
    """An action ended without an audit entry; it is rolled back."""


def action(function: Change) -> Change:
    """Mark a public change. Demands keyword ``by``, runs in one transaction, insists on an audit entry."""

    @wraps(function)
    def changing(*args: Any, by: Actor, **kwargs: Any) -> Any:
        if not isinstance(by, Actor):
            raise TypeError(f"{function.__name__} wants to know whose hand it is: pass by=Actor.")
        before = _entries.get()
        with transaction.atomic():
            result = function(*args, by=by, **kwargs)
            if _entries.get() == before:
                raise Unaudited(f"{function.__name__} left no audit entry.")
        return result

    changing.is_action = True  # type: ignore[attr-defined]
    return cast(Change, changing)


def note_entry() -> None:
    """Called by the audit trail for each entry it writes."""
    _entries.set(_entries.get() + 1)
