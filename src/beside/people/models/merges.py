"""Joining two records that turned out to be one person, with a journal so that it can be taken back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models.clients import Client


class Merge(Record):
    """One joining: `gone` leads to `kept` from now on; everything of both is kept."""

    kept = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="merges_kept")
    gone = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="merges_gone")
    reason = EncryptedTextField(blank=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Privacy:
        key = ["id", "kept", "gone", "author_id"]
        identifying = ["author_name"]
        sensitive = ["reason"]
        coded: list[str] = []
        operational = ["undone_at", "created_at", "version"]

    def __str__(self) -> str:
        return f"joining {self.pk}"

    @property
    def audit_client_id(self) -> object:
        """The record that stays."""
        return self.kept_id


class MergeRow(models.Model):
    """One pointer that was moved: which row, which field, from where to where. Holds ids only."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="rows")
    table = models.CharField(max_length=80)
    row_id = models.CharField(max_length=40)
    field = models.CharField(max_length=60)
    before = models.CharField(max_length=40, blank=True)
    after = models.CharField(max_length=40, blank=True)

    class Privacy:
        key = ["id", "merge", "row_id", "before", "after"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["table", "field"]
        operational: list[str] = []

    def __str__(self) -> str:
        return f"{self.table}.{self.field}"
