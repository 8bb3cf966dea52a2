"""What is understood together, and a mother's path: dated rows, the newest is how it stands."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from beside.foundation.fields import EncryptedJSONField, EncryptedTextField
from beside.foundation.labels import Label
from beside.foundation.models import Record
from beside.people.models import Client

from ..rules.understanding import Facet

FACETS = [(k, k) for k in Facet]


class SharedView(Record):
    """One version of one panel. ``previous`` is one-to-one: who writes on an older version is shown both texts."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="shared_views")
    facet = models.CharField(max_length=14, choices=FACETS)
    label = models.CharField(max_length=24, choices=[(k, k) for k in Label])
    text = EncryptedTextField()
    on = models.DateField()
    number = models.PositiveSmallIntegerField(default=1)
    previous = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "facet", "-number"], name="shared_view_by_client")]

    class Privacy:
        key = ["id", "subject", "previous", "author_id"]
        identifying: list[str] = []
        sensitive = ["text"]
        coded = ["facet", "label", "on", "number"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"{self.facet}, version {self.number}"


class SharedLink(Record):
    """A dated link from one panel to another: when this, then that, and what helps."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="shared_links")
    first = models.CharField(max_length=14, choices=FACETS)
    then = models.CharField(max_length=14, choices=FACETS)
    when_words = EncryptedTextField()
    then_words = EncryptedTextField()
    helps = EncryptedTextField(null=True)
    on = models.DateField()
    ended_on = models.DateField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "on"], name="shared_link_by_client")]
        constraints = [models.CheckConstraint(condition=~Q(first=F("then")), name="a_link_joins_two_panels")]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["when_words", "then_words", "helps"]
        coded = ["first", "then", "on", "ended_on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"{self.first} to {self.then}"


class PathEntry(Record):
    """Her path on a day: any mix of ways, and her own words. Nothing in the record follows from it (N02)."""

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="path_entries")
    label = models.CharField(max_length=24, choices=[(k, k) for k in Label], default=Label.SUBSTANCE_USE)
    ways = EncryptedJSONField(default=list)
    words = EncryptedTextField(null=True)
    on = models.DateField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["subject", "-on"], name="path_by_client")]

    class Privacy:
        key = ["id", "subject", "author_id"]
        identifying: list[str] = []
        sensitive = ["ways", "words"]
        coded = ["label", "on"]
        operational = ["created_at", "version", "author_name"]

    def __str__(self) -> str:
        return f"path on {self.on}"
