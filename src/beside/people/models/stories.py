"""Dated texts about a client: hopes, what works, context, formulation. One model; a new row per version."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.foundation.fields import EncryptedJSONField
from beside.foundation.models import Record
from beside.people.models.clients import Client
from beside.people.rules.stories import StoryKind


class Story(Record):
    """One version of one text. `topic` tells texts of a kind apart; `previous` is the version it follows.

    `previous` is one-to-one, so two people who start from the same version cannot both follow it: the
    second is shown both texts.
    """

    subject = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="stories")
    kind = models.CharField(_("about"), max_length=14, choices=[(k.value, k.value) for k in StoryKind])
    topic = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=20)
    parts = EncryptedJSONField(default=dict)
    on = models.DateField(_("day"))
    number = models.PositiveIntegerField(default=1)
    previous = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="versions_of_a_text_are_numbered", fields=["subject", "kind", "topic", "number"]
            )
        ]

    class Privacy:
        key = ["id", "subject", "previous", "author_id"]
        identifying = ["author_name"]
        sensitive = ["parts"]
        coded = ["kind", "topic", "label", "number"]
        operational = ["on", "created_at", "version"]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def is_empty(self) -> bool:
        """True when every part was cleared: the text was taken back."""
        return not any((self.parts or {}).values())
