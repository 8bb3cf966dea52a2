"""A quiet line at the top of the next page, with a way back where there is one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

_UNDO = "undo:"


def notify(request: HttpRequest, text: Any, *, undo_url: str = "") -> None:
    """Say on the next page that something was done; ``undo_url`` is posted to when she takes it back."""
    messages.success(request, str(text), extra_tags=f"{_UNDO}{undo_url}" if undo_url else "")


def undo_url_of(message: Any) -> str:
    """The address that takes the thing back, or nothing."""
    tags = str(getattr(message, "extra_tags", "") or "")
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO) else ""
