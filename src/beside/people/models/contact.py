"""Safe contact: how she may be reached, as she last said."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.foundation.fields import EncryptedTextField
from beside.foundation.models import Record
from beside.people.models.persons import Person
from beside.people.rules import contact as rules
from beside.people.rules.contact import Allowed, Channel, Voicemail


class SafeContact(Record):
    """Her answer for one channel: whether, when, under which name, who may answer, and when she said so."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="safe_contacts")
    channel = models.CharField(_("how"), max_length=10, choices=[(c.value, c.value) for c in Channel])
    allowed = models.CharField(max_length=10, choices=[(a.value, a.value) for a in Allowed])
    value = EncryptedTextField(blank=True)
    hours = EncryptedTextField(blank=True)
    voicemail = models.CharField(
        max_length=10, choices=[(v.value, v.value) for v in Voicemail], default=Voicemail.NOTHING
    )
    name_to_use = EncryptedTextField(blank=True)
    who_may_answer = EncryptedTextField(blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "ended_on"], name="contact_by_person")]

    class Privacy:
        key = ["id", "person"]
        identifying = ["value", "name_to_use", "who_may_answer", "hours"]
        sensitive: list[str] = []
        coded = ["channel", "allowed", "voicemail"]
        operational = ["confirmed_on", "ended_on", "created_at", "version"]

    def __str__(self) -> str:
        return f"{self.channel} contact {self.pk}"

    @property
    def is_stale(self) -> bool:
        """True when she has not confirmed it in the last 90 days."""
        return rules.is_stale(self.confirmed_on, today())

    @property
    def may_use(self) -> bool:
        """True when this channel may be used today without asking her again."""
        return rules.may_use(Allowed(self.allowed), self.confirmed_on, today())


class PhoneKey(models.Model):
    """A keyed digest of a phone number or its ending: finding her by the number she called from."""

    contact = models.ForeignKey(SafeContact, on_delete=models.CASCADE, related_name="keys")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="phone_keys")
    key = models.BinaryField(max_length=8)

    class Meta:
        indexes = [models.Index(fields=["key", "person"], name="person_by_phone_key")]

    class Privacy:
        key = ["id", "contact", "person", "key"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded: list[str] = []
        operational: list[str] = []

    def __str__(self) -> str:
        return f"phone key {self.pk}"
