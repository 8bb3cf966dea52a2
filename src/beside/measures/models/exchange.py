"""What comes in from other systems and what goes out to them."""

from __future__ import annotations

from django.db import models

from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.exchange import Because


class ForeignForm(Record):
    """A FHIR Questionnaire that became a measure here: as it was sent, under which licence, approved by whom.

    It is kept in this installation and never exported. ``taken`` is our item number to its linkId, so that
    filled forms of the same sender can be read later.
    """

    instrument = models.CharField(max_length=40)
    instrument_version = models.CharField(max_length=20)
    url = models.CharField(max_length=300, blank=True)
    foreign_version = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200, blank=True)
    filename = models.CharField(max_length=200, blank=True)
    form = models.JSONField()
    taken = models.JSONField()
    notices = models.JSONField(default=list)
    licence_note = models.TextField()
    approver = models.CharField(max_length=120)
    brought_by_id = models.UUIDField()
    brought_by_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "instrument_version"], name="a_form_from_elsewhere_is_one_version"
            )
        ]
        indexes = [models.Index(fields=["url"], name="forms_by_address")]

    class Privacy:
        key = ["id", "brought_by_id"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["instrument", "instrument_version"]
        operational = [
            "created_at",
            "version",
            "url",
            "foreign_version",
            "title",
            "filename",
            "form",
            "taken",
            "notices",
            "licence_note",
            "approver",
            "brought_by_name",
        ]

    def __str__(self) -> str:
        return f"{self.instrument} version {self.instrument_version}"


class MeasureHandover(Record):
    """A client's measures were handed out: to whom, why, by whom. What went out is not kept a second time."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="measure_handovers")
    because = models.CharField(max_length=16, choices=[(k, k) for k in Because])
    to_whom = EncryptedTextField()
    note = EncryptedTextField(blank=True)
    number = models.PositiveIntegerField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "created_at"], name="handovers_by_client")]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying = ["to_whom"]
        sensitive = ["note"]
        coded = ["because", "number"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"{self.number} measures handed out"
