"""The base of every stored thing: an opaque id made before saving, and an optimistic version."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F

from ..clock import now
from ..errors import Conflict


class Record(models.Model):
    """Abstract base. Give each model an inner ``Privacy`` that lists every field in one class."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save_version(self, expected: int, fields: Iterable[str]) -> None:
        """Save the named fields if nobody else did since version ``expected``.

        Raises
        ------
        Conflict
            ``mine`` is this unsaved record, ``theirs`` the stored one: nothing is overwritten or lost.
        """
        rows = type(self)._base_manager.filter(pk=self.pk, version=expected)
        if rows.update(version=F("version") + 1) == 0:
            raise Conflict(mine=self, theirs=type(self)._base_manager.get(pk=self.pk))
        self.version = expected + 1
        self.save(update_fields=list(fields))

    @property
    def audit_client_id(self) -> Any:
        """The client this record is about, where it is about one."""
        return getattr(self, "subject_id", None) or getattr(self, "client_id", None)
