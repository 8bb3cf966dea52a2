"""Persons and their names. A person exists once, whether or not she is a client."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beside.foundation.fields import EncryptedJSONField, EncryptedTextField
from beside.foundation.models import Record
from beside.people.models.naming import PersonManager
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.names import NameKind


class Person(Record):
    """Somebody, known by a nickname if that is all there is.

    `called` is the name to use on every screen; all names she has stand in `names`.
    """

    called = EncryptedTextField()
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    language_of_service = models.CharField(_("language of service"), max_length=12, blank=True)
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    birth_precision = models.CharField(
        max_length=10, default=Precision.UNKNOWN, choices=[(p.value, p.value) for p in Precision]
    )
    died_on = models.DateField(null=True, blank=True)
    community_identity = EncryptedJSONField(null=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="person"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from"
    )

    objects = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="birth_date_and_precision_go_together",
                condition=Q(birth_precision="unknown", birth_date__isnull=True)
                | (~Q(birth_precision="unknown") & Q(birth_date__isnull=False)),
            )
        ]

    class Privacy:
        key = ["id", "user", "merged_into"]
        identifying = ["called", "birth_date", "died_on"]
        sensitive = ["community_identity"]
        coded = ["pronouns", "languages", "language_of_service", "birth_precision"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def born(self) -> KnownDate:
        """Her birth date with how well it is known."""
        return KnownDate(self.birth_date, Precision(self.birth_precision))

    @property
    def audit_client_id(self) -> Any:
        """A person is not one client; actions name the client they concern."""
        return None


class PersonName(Record):
    """One of a person's names; former names stay, so that she is found by them."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in NameKind])
    name = EncryptedTextField()

    class Meta:
        indexes = [models.Index(fields=["person", "kind"], name="name_by_person")]

    class Privacy:
        key = ["id", "person"]
        identifying = ["name"]
        sensitive: list[str] = []
        coded = ["kind"]
        operational = ["created_at", "version"]

    def __str__(self) -> str:
        return f"{self.kind} name {self.pk}"


class NameKey(models.Model):
    """A keyed digest of a piece of a name: finding without storing the name."""

    name = models.ForeignKey(PersonName, on_delete=models.CASCADE, related_name="keys")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="name_keys")
    key = models.BinaryField(max_length=8)

    class Meta:
        indexes = [models.Index(fields=["key", "person"], name="person_by_name_key")]

    class Privacy:
        key = ["id", "name", "person", "key"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational: list[str] = []

    def __str__(self) -> str:
        return f"name key {self.pk}"
