"""Moving every row of one record to another, each move written down, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from beside.people.models.clients import Client
from beside.people.models.merges import Merge, MergeRow
from beside.people.models.persons import Person

_STAY = {"people.merge", "people.mergerow"}
_FILL = ("pronouns", "language_of_service", "languages", "community_identity")


class Journal:
    """The moves of one joining, in their order."""

    def __init__(self, merge: Merge) -> None:
        self.merge = merge
        self._rows: list[MergeRow] = []

    def put(self, model: Any, pk: Any, field: str, before: Any, after: Any) -> bool:
        """Set one field of one row; False (and nothing moved) when a constraint stands against it."""
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=pk).update(**{field: after})
        except IntegrityError:
            return False
        self._rows.append(
            MergeRow(
                merge=self.merge,
                table=model._meta.label,
                row_id=str(pk),
                field=field,
                before="" if before is None else str(before),
                after="" if after is None else str(after),
            )
        )
        return True

    def filled(self, model: Any, pk: Any, field: str) -> None:
        """Note that an empty field was filled from the other record; the value itself is not written here."""
        self._rows.append(
            MergeRow(merge=self.merge, table=model._meta.label, row_id=str(pk), field=field, after="filled")
        )

    def close(self) -> None:
        """Write the journal."""
        MergeRow.objects.bulk_create(self._rows)


def absorb(journal: Journal, kept: Client, gone: Client) -> None:
    """Everything of `gone` becomes `kept`'s; from now on `gone` leads to `kept`."""
    _absorb_places(journal, kept, gone)
    _absorb_dyads(journal, kept, gone)
    _make_room(journal, kept, gone)
    journal.put(Client, gone.pk, "merged_into", None, kept.pk)
    point_all(journal, Client, gone.pk, kept.pk, leave={("people.Client", "merged_into")})
    if kept.person_id and gone.person_id != kept.person_id:
        _absorb_person(journal, kept.person, gone.person, gone)


def point_all(
    journal: Journal, target: type[models.Model], old: Any, new: Any, leave: set[tuple[str, str]]
) -> None:
    """Point every foreign key at `old` to `new`, in all apps."""
    for model, field in pointers(target):
        if (model._meta.label, field.name) in leave:
            continue
        for pk in list(model._base_manager.filter(**{field.name: old}).values_list("pk", flat=True)):
            journal.put(model, pk, field.attname, old, new)


def pointers(target: type[models.Model]) -> Iterator[tuple[Any, Any]]:
    """Every foreign key, of any app, that points at a table."""
    for model in apps.get_models():
        if model._meta.label_lower in _STAY or model._meta.proxy:
            continue
        for field in model._meta.local_fields:
            related = getattr(field.remote_field, "model", None)
            if related is not None and related._meta.concrete_model is target:
                yield model, field


def _absorb_places(journal: Journal, kept: Client, gone: Client) -> None:
    """Two places in one program: the steps of both stand under one."""
    enrolment: Any = apps.get_model("people", "Enrolment")
    for row in gone.enrolments.all():
        same = kept.enrolments.filter(program_id=row.program_id).first()
        if same is not None:
            point_all(journal, enrolment, row.pk, same.pk, leave=set())


def _absorb_dyads(journal: Journal, kept: Client, gone: Client) -> None:
    """Both records had a dyad with the same child (or caregiver): the two dyads become one as well."""
    for side, other in (("caregiver", "child"), ("child", "caregiver")):
        for dyad in Client.objects.standing().filter(**{side: gone}):
            same = {side: kept, other: getattr(dyad, other)}
            twin = Client.objects.standing().filter(kind=Client.DYAD, **same).first()
            if twin is not None:
                absorb(journal, twin, dyad)


def _make_room(journal: Journal, kept: Client, gone: Client) -> None:
    """Where only one row may be open at a time, the one of the record that goes is set aside, not lost."""
    row: Any
    for row in gone.assignments.filter(role="key_worker", to_date__isnull=True):
        same = kept.assignments.filter(role="key_worker", to_date__isnull=True, program_id=row.program_id)
        if same.exists():
            journal.put(type(row), row.pk, "role", row.role, "backup")
    for row in gone.pregnancies.filter(outcome="open"):
        if kept.pregnancies.filter(outcome="open").exists():
            journal.put(type(row), row.pk, "outcome", row.outcome, "not_known")
    for name in ("living_arrangements", "separations"):
        for row in getattr(gone, name).filter(to_date__isnull=True):
            if getattr(kept, name).filter(to_date__isnull=True).exists():
                journal.put(type(row), row.pk, "to_date", None, row.from_date)
    for row in gone.stories.all():
        if kept.stories.filter(kind=row.kind, topic=row.topic).exists():
            journal.put(type(row), row.pk, "topic", row.topic, f"{row.topic}--{gone.pk.hex[:8]}")


def _absorb_person(journal: Journal, kept: Person, gone: Person, gone_client: Client) -> None:
    _fill(journal, kept, gone)
    journal.put(Person, gone.pk, "merged_into_id", gone.merged_into_id, kept.pk)
    for model, field in pointers(Person):
        if (model._meta.label, field.name) == ("people.Person", "merged_into"):
            continue
        rows = model._base_manager.filter(**{field.name: gone.pk})
        if model is Client:
            rows = rows.exclude(pk=gone_client.pk)
        for pk in list(rows.values_list("pk", flat=True)):
            journal.put(model, pk, field.attname, gone.pk, kept.pk)


def _fill(journal: Journal, kept: Person, gone: Person) -> None:
    """What only the other record knew of the person is taken over; what both knew stays as it is."""
    for field in _FILL:
        if not getattr(kept, field) and getattr(gone, field):
            setattr(kept, field, getattr(gone, field))
            kept.save(update_fields=[field])
            journal.filled(Person, kept.pk, field)
    if kept.birth_date is None and gone.birth_date is not None:
        kept.birth_date, kept.birth_precision = gone.birth_date, gone.birth_precision
        kept.save(update_fields=["birth_date", "birth_precision"])
        journal.filled(Person, kept.pk, "birth_date")
    if kept.user_id is None and gone.user_id is not None:
        user = gone.user_id
        journal.put(Person, gone.pk, "user_id", user, None)
        journal.put(Person, kept.pk, "user_id", None, user)


def take_back(merge: Merge) -> None:
    """Undo every move of a joining, last first; rows changed since then stay where they are."""
    for row in reversed(list(merge.rows.order_by("pk"))):
        model: Any = apps.get_model(row.table)
        if row.after == "filled":
            _empty_again(model, row)
            continue
        field = model._meta.get_field(row.field.removesuffix("_id"))
        now = field.to_python(row.after) if row.after else None
        rows = model._base_manager.filter(pk=row.row_id, **{field.attname: now})
        if row.after == "":
            rows = model._base_manager.filter(pk=row.row_id, **{f"{field.attname}__isnull": True})
        rows.update(**{field.attname: field.to_python(row.before) if row.before else _nothing(field)})


def _nothing(field: Any) -> Any:
    return None if field.null else ""


def _empty_again(model: Any, row: MergeRow) -> None:
    person = model._base_manager.get(pk=row.row_id)
    if row.field == "birth_date":
        person.birth_date, person.birth_precision = None, "unknown"
        person.save(update_fields=["birth_date", "birth_precision"])
        return
    setattr(person, row.field, person._meta.get_field(row.field).get_default())
    person.save(update_fields=[row.field])
