"""The measure a code on a shared tablet opens."""

from __future__ import annotations

from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.clock import now
from beside.foundation.errors import NotVisible

from ..models import TabletCode, VoiceCode
from ..rules.refusals import MeasureRefused
from ..rules.tablet import digest
from ..rules.words import Standing


def open_code(actor: Actor, code: str) -> TabletCode:
    """An unused code that still counts; the same sentence for every other one."""
    rows = _live().filter(digest=digest(code), used_at__isnull=True)
    found = rows.filter(administration__standing=Standing.OPEN).first()
    if found is None:
        raise MeasureRefused("code", "This code does not open anything now. Ask your worker for a new one.")
    return found


def is_slip(actor: Actor, code: str) -> bool:
    """Whether a code is one of the slips of a round without names."""
    return VoiceCode.objects.filter(digest=digest(code)).exists()


def handed_over(actor: Actor, pk: Any) -> TabletCode:
    """The code a tablet goes on with, until its hour is over or a newer code was made."""
    found = _live().filter(pk=pk, used_at__isnull=False).first() if pk else None
    if found is None:
        raise NotVisible
    return found


def _live() -> Any:
    people = ("administration__subject__person", "administration__subject__child__person")
    return TabletCode.objects.filter(expires_at__gt=now()).select_related("administration__program", *people)
