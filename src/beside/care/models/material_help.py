"""Practical help given in one tap: a food card, diapers, a ride. It counts as service."""

from __future__ import annotations

from django.db import models

from beside.accounts.models import Program
from beside.foundation.models import Record
from beside.people.models import Client

from .contact import Contact


class MaterialHelp(Record):
    """One thing given to one client, on a day."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="material_help")
    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="material_help")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="material")
    item = models.CharField(max_length=40)
    quantity = models.PositiveSmallIntegerField(default=1)
    local_date = models.DateField()
    yyyymm = models.PositiveIntegerField()
    given_by_id = models.UUIDField()
    given_by_name = models.CharField(max_length=120)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "-local_date"], name="material_by_client")]

    class Privacy:
        key = ["id", "program", "subject", "contact", "given_by_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["item", "quantity", "local_date", "yyyymm"]
        operational = ["created_at", "version", "given_by_name", "removed_at"]

    def __str__(self) -> str:
        return f"{self.item} on {self.local_date}"
