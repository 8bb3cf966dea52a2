"""Ties: who is in her life or her child's, and what she says of it over time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models.persons import Person
from beside.people.rules.ties import Closeness, Involvement, Leaning, MayContact, TieGroup, TieKind, group_of


class Tie(Record):
    """Somebody (or a group) in a person's life. What it means to her now stands in its newest entry."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties")
    other = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="tied_from"
    )
    kind = models.CharField(_("who"), max_length=20, choices=[(k.value, k.value) for k in TieKind])
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    called = EncryptedTextField(blank=True)
    reach = EncryptedTextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="tie_joins_two", condition=Q(other__isnull=True) | ~Q(person=F("other"))
            )
        ]

    class Privacy:
        key = ["id", "person", "other", "staff"]
        identifying = ["called", "reach"]
        sensitive: list[str] = []
        coded = ["kind"]
        operational = ["ended_on", "created_at", "version"]

    def __str__(self) -> str:
        return f"{self.kind} tie {self.pk}"

    @property
    def name(self) -> str:
        """The name as she says it."""
        return self.called or (self.other.called if self.other else "")

    @property
    def group(self) -> TieGroup:
        """The part of the network it belongs to."""
        return group_of(TieKind(self.kind))


class TieEntry(Record):
    """What a tie is on a day: support, stress or both; how close; her rule on contact. A new row per change."""

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="entries")
    on = models.DateField(_("day"))
    leaning = models.CharField(
        max_length=10, choices=[(x.value, x.value) for x in Leaning], default=Leaning.NOT_SAID
    )
    closeness = models.CharField(
        max_length=10, choices=[(x.value, x.value) for x in Closeness], default=Closeness.NOT_SAID
    )
    may_contact = models.CharField(
        max_length=12, choices=[(x.value, x.value) for x in MayContact], default=MayContact.NOBODY
    )
    contact_about = EncryptedTextField(null=True, blank=True)
    involvement = models.CharField(
        max_length=14, blank=True, choices=[(x.value, x.value) for x in Involvement if x.value]
    )
    in_her_words = models.BooleanField(default=False)
    label = models.CharField(max_length=20, default="general")
    note = EncryptedTextField(blank=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="involvement_only_in_her_words",
                condition=Q(involvement="") | Q(in_her_words=True),
            )
        ]
        indexes = [models.Index(fields=["tie", "-on", "-created_at"], name="tie_entry_newest_first")]

    class Privacy:
        key = ["id", "tie", "author_id"]
        identifying = ["author_name"]
        sensitive = ["leaning", "involvement", "note", "contact_about"]
        coded = ["closeness", "may_contact", "in_her_words", "label"]
        operational = ["on", "created_at", "version"]

    def __str__(self) -> str:
        return f"tie on {self.on}"
