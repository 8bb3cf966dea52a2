"""The three clients: a mother (or another caregiver who takes part), a child, and what is between them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.foundation.actor import Actor
from beside.foundation.models import Record
from beside.people.models import visibility
from beside.people.models.persons import Person

MOTHER, CHILD, DYAD = "mother", "child", "dyad"


class ClientQuerySet(models.QuerySet["Client"]):
    """What can be said of many clients."""

    def visible_to(self, actor: Actor) -> ClientQuerySet:
        """Those whose record she may read now: circle, lead, own, or a reason given today. Locks win."""
        return visibility.visible(self, actor)

    def findable_by(self, actor: Actor) -> ClientQuerySet:
        """Those she may know exist (name and key worker): the above, and all of her programs."""
        return visibility.findable(self, actor)

    def standing(self) -> ClientQuerySet:
        """Leave out records that were joined into another one."""
        return self.filter(merged_into__isnull=True)

    def with_people(self) -> ClientQuerySet:
        """Fetch the names that a list shows, in the same query."""
        return self.select_related("person", "caregiver__person", "child__person")

    def of_kind(self, kind: str) -> ClientQuerySet:
        """Mothers, children or dyads only."""
        return self.filter(kind=kind)


class Client(Record):
    """One of the three clients. Each has its own plan, consent and state; none ends another."""

    MOTHER, CHILD, DYAD = MOTHER, CHILD, DYAD

    kind = models.CharField(
        max_length=8, choices=[(MOTHER, _("mother")), (CHILD, _("child")), (DYAD, _("together"))]
    )
    person_id: Any
    # Any: each kind has its own set of these (a database constraint), which a type cannot say.
    person: Any = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="clients"
    )
    caregiver: Any = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="dyads_as_caregiver"
    )
    child: Any = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="dyads_as_child"
    )
    role_word = models.CharField(_("word for her part"), max_length=40, blank=True)
    first_contact_on = models.DateField(_("first contact"), null=True, blank=True)
    first_trusted_on = models.DateField(_("first contact she trusted"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from"
    )

    objects: ClassVar[Any] = ClientQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(name="client_newest_first", fields=["kind", "-created_at", "-id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="client_has_what_its_kind_needs",
                condition=Q(
                    kind__in=[MOTHER, CHILD],
                    person__isnull=False,
                    caregiver__isnull=True,
                    child__isnull=True,
                )
                | Q(kind=DYAD, person__isnull=True, caregiver__isnull=False, child__isnull=False),
            ),
            models.CheckConstraint(
                name="dyad_joins_two",
                condition=Q(caregiver__isnull=True) | ~Q(caregiver=F("child")),
            ),
            models.UniqueConstraint(
                name="one_dyad_per_pair",
                fields=["caregiver", "child"],
                condition=Q(kind=DYAD, merged_into__isnull=True),
            ),
            models.UniqueConstraint(
                name="one_client_per_person_and_kind",
                fields=["person", "kind"],
                condition=Q(merged_into__isnull=True, person__isnull=False),
            ),
        ]

    class Privacy:
        key = ["id", "person", "caregiver", "child", "merged_into"]
        identifying: list[str] = []
        sensitive: list[str] = []
        coded = ["kind", "role_word"]
        operational = ["first_contact_on", "first_trusted_on", "created_at", "version"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def display_name(self) -> str:
        """The name to show; of a dyad, both names."""
        if self.kind != DYAD:
            return self.person.called
        names = {"mother": self.caregiver.display_name, "child": self.child.display_name}
        return gettext("%(mother)s and %(child)s") % names

    @property
    def audit_client_id(self) -> Any:
        """Itself."""
        return self.pk

    @property
    def is_mother(self) -> bool:
        """A mother or another caregiver who takes part."""
        return self.kind == MOTHER

    @property
    def is_child(self) -> bool:
        """A child."""
        return self.kind == CHILD

    @property
    def is_dyad(self) -> bool:
        """A mother and a child together."""
        return self.kind == DYAD

    @property
    def people(self) -> list[Person]:
        """The person, or of a dyad the two persons."""
        return [self.caregiver.person, self.child.person] if self.is_dyad else [self.person]


def _of_kind(kind: str) -> type[models.Manager[Any]]:
    class OfKind(models.Manager.from_queryset(ClientQuerySet)):  # type: ignore[misc]
        """One kind of client only."""

        def get_queryset(self) -> ClientQuerySet:
            return super().get_queryset().filter(kind=kind)

    return OfKind


MotherManager: Any = _of_kind(MOTHER)
ChildManager: Any = _of_kind(CHILD)
DyadManager: Any = _of_kind(DYAD)


class Mother(Client):
    """A mother, or another caregiver who takes part herself or himself."""

    objects: ClassVar[Any] = MotherManager()

    class Meta:
        proxy = True


class Child(Client):
    """A child, of any age."""

    objects: ClassVar[Any] = ChildManager()

    class Meta:
        proxy = True


class Dyad(Client):
    """What is between one caregiver and one child: the third client."""

    objects: ClassVar[Any] = DyadManager()

    class Meta:
        proxy = True
