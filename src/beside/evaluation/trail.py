"""That a table was made stands in the trail, before it is written."""

from __future__ import annotations

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_view

from .asked import Asked


def note_export(asked: Asked, *, by: Actor) -> None:
    """One entry for each program the table speaks about."""
    record_view(
        by,
        Program.objects.filter(pk__in=asked.everywhere),
        what="evaluation.tidy_table",
        purpose="evaluation",
    )
