"""The only door from the record to the table: named fields, none of them a name, a text or an identity.

Every field stands in ``FIELDS`` and must be of the privacy class key, coded or operational. Keys join rows and
never leave. Birth dates are read in one place and leave as an age.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import F, Model

from beside.care.models import Contact, ContactService, Participation
from beside.foundation.access import apply_filters
from beside.foundation.actor import Actor
from beside.measures.models import Administration, Score
from beside.people.models import Client, Enrolment, EnrolmentState, Person, Pregnancy

FIELDS: dict[type[Model], tuple[str, ...]] = {
    Client: ("id", "caregiver", "child", "person"),
    Enrolment: ("client", "program"),
    EnrolmentState: ("enrolment", "state", "on"),
    Contact: ("id", "kind", "local_date"),
    Participation: ("client", "contact", "minutes"),
    ContactService: ("contact", "service"),
    Pregnancy: ("subject", "weeks_engaged"),
    Administration: (
        "id", "subject", "instrument", "instrument_version", "informant", "local_date", "schedule", "wave",
        "standing", "second_rating_of", "finished_at",
    ),
    Score: ("administration", "score", "value", "status"),
}  # fmt: skip
_MOST = 500


def families(by: Actor, programs: frozenset[UUID]) -> tuple[dict[UUID, UUID], int]:
    """Each mother of these programs with the first of them she is in; and how many joined records were passed over.

    Filters registered for ``people.Client`` and ``evaluation.Client`` (consent) have narrowed them.
    """
    inside = Client.objects.filter(enrolments__program_id__in=programs, kind=Client.MOTHER)
    joined = inside.filter(merged_into__isnull=False).distinct().count()
    seen = apply_filters("evaluation.Client", by, Client.objects.visible_to(by)).filter(
        pk__in=inside.values("pk")
    )
    rows = _read(Enrolment, program_id__in=programs, client__in=seen)
    places: dict[UUID, UUID] = {}
    for row in sorted(rows, key=lambda row: str(row["program"])):
        places.setdefault(row["client"], row["program"])
    return places, joined


def not_agreed(by: Actor, programs: frozenset[UUID]) -> int:
    """Mothers of these programs who are left out by a filter (for example her consent)."""
    inside = Client.objects.standing().filter(enrolments__program_id__in=programs, kind=Client.MOTHER)
    seen = apply_filters("evaluation.Client", by, Client.objects.visible_to(by))
    return int(inside.exclude(pk__in=seen.values("pk")).distinct().count())


def dyads(mothers: list[UUID]) -> list[dict[str, Any]]:
    """The pairs of these mothers."""
    return list(_in_parts(Client, "caregiver_id", mothers, kind=Client.DYAD, merged_into__isnull=True))


def states(mothers: list[UUID], programs: frozenset[UUID]) -> list[dict[str, Any]]:
    """Steps of these mothers in these programs in time order, with ``client``."""
    found: list[dict[str, Any]] = []
    for part in _parts(mothers):
        rows = EnrolmentState.objects.filter(
            enrolment__client_id__in=part, enrolment__program_id__in=programs
        )
        found += _lines(
            rows.order_by("on", "created_at").values("state", "on", client=F("enrolment__client_id"))
        )
    return found


def contacts(clients: list[UUID], programs: frozenset[UUID]) -> list[dict[str, Any]]:
    """Meetings that took place, one entry for each client who took part."""
    found: list[dict[str, Any]] = []
    for part in _parts(clients):
        rows = Participation.objects.filter(
            client_id__in=part, contact__program_id__in=programs, contact__outcome="took_place",
            contact__removed_at__isnull=True,
        )  # fmt: skip
        found += _lines(
            rows.values("client", "contact", "minutes", on=F("contact__local_date"), kind=F("contact__kind"))
        )
    return found


def services(meetings: list[UUID]) -> list[dict[str, Any]]:
    """Services that were part of these meetings."""
    return list(_in_parts(ContactService, "contact_id", meetings))


def pregnancies(mothers: list[UUID]) -> list[dict[str, Any]]:
    """How many weeks along she was when she joined."""
    return list(_in_parts(Pregnancy, "subject_id", mothers, weeks_engaged__isnull=False))


def administrations(clients: list[UUID], programs: frozenset[UUID]) -> list[dict[str, Any]]:
    """Measures of these clients that were not corrected by a later row."""
    kept = {"program_id__in": programs, "amended_by__isnull": True}
    closed = ("legal", "community_identity")
    found: list[dict[str, Any]] = []
    for part in _parts(clients):
        rows = Administration.objects.filter(subject_id__in=part, **kept).exclude(label__in=closed)
        found += _lines(rows.values(*FIELDS[Administration]))
    return found


def scores(given: list[UUID]) -> list[dict[str, Any]]:
    """Scores that are numbers, of these administrations."""
    return list(_in_parts(Score, "administration_id", given, value__isnull=False))


def ages_in_months(clients: dict[UUID, dt.date]) -> dict[UUID, int]:
    """Age of each client's person on a day, in whole months. The birth date itself goes no further than here."""
    found: dict[UUID, int] = {}
    owners = {
        row["person"]: row["id"]
        for row in _in_parts(Client, "id", list(clients))
        if row["person"] is not None
    }
    for part in _parts(list(owners)):
        for pk, born in Person.objects.filter(pk__in=part, birth_date__isnull=False).values_list(
            "pk", "birth_date"
        ):
            day = clients[owners[pk]]
            months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
            if months >= 0:
                found[owners[pk]] = months
    return found


def _lines(rows: Any) -> list[dict[str, Any]]:
    """Rows of ``values()`` as plain dictionaries."""
    return [dict(row) for row in rows]


def _read(model: Any, **kept: Any) -> list[dict[str, Any]]:
    return _lines(model.objects.filter(**kept).values(*FIELDS[model]))


def _in_parts(model: Any, column: str, keys: list[UUID], **kept: Any) -> Iterator[dict[str, Any]]:
    for part in _parts(keys):
        yield from _read(model, **{f"{column}__in": part}, **kept)


def _parts(keys: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(keys), _MOST):
        yield keys[start : start + _MOST]
