"""The sets of clients that visibility is made of, as plain SQL.

Every page asks these questions several times. Written once as SQL, the database answers each set once, and no
time goes into building the same nested query again (it took longer to build than to run).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.expressions import RawSQL

_UUID, _DAY = models.UUIDField(), models.DateField()
_CLOSE = """
WITH near(id) AS (
    SELECT c.id FROM people_client c JOIN people_stafftie t ON t.person_id = c.person_id
    WHERE t.user_id = %s AND t.ended_on IS NULL
)
SELECT id FROM near
UNION SELECT id FROM people_client WHERE caregiver_id IN (SELECT id FROM near)
UNION SELECT id FROM people_client WHERE child_id IN (SELECT id FROM near)
UNION SELECT child_id FROM people_client WHERE caregiver_id IN (SELECT id FROM near) AND kind = 'dyad'
"""


def walked_with(user_id: UUID, day: dt.date, programs: Iterable[UUID] | None) -> RawSQL:
    """Clients in whose circle this member of staff is on a day; ``programs`` None means any."""
    sql = (
        "SELECT client_id FROM people_assignment"
        " WHERE user_id = %s AND from_date <= %s AND (to_date IS NULL OR to_date > %s)"
    )
    params = [_id(user_id), _on(day), _on(day)]
    if programs is None:
        return RawSQL(sql, params)
    inside, ids = _among(programs)
    return RawSQL(f"{sql} AND program_id IN ({inside})", [*params, *ids])  # noqa: S608  (placeholders only)


def with_a_place(programs: Iterable[UUID]) -> RawSQL:
    """Clients with a place, now or before, in one of these programs."""
    inside, ids = _among(programs)
    return RawSQL(f"SELECT client_id FROM people_enrolment WHERE program_id IN ({inside})", ids)  # noqa: S608


def with_reason(user_id: UUID, day: dt.date) -> RawSQL:
    """Clients for whose opening this member of staff gave a reason on a day."""
    sql = "SELECT client_id FROM people_openingreason WHERE actor_id = %s AND day = %s"
    return RawSQL(sql, [_id(user_id), _on(day)])


def close_to(user_id: UUID) -> RawSQL:
    """Clients this member of staff is, is related to or once was, with their children and pairs."""
    return RawSQL(_CLOSE, [_id(user_id)])


def beside(pk: UUID, side: str, other: str) -> RawSQL:
    """A mother (``side`` "caregiver") or child (``side`` "child"), its pairs, and those on the other side."""
    pairs = f"FROM people_client WHERE {side}_id = %s AND merged_into_id IS NULL"
    sql = f"SELECT %s UNION SELECT id {pairs} UNION SELECT {other}_id {pairs}"
    return RawSQL(sql, [_id(pk)] * 3)  # noqa: S611  (the two words are the code's own)


def _among(ids: Iterable[UUID]) -> tuple[str, list[Any]]:
    values = [_id(one) for one in ids]
    return (", ".join(["%s"] * len(values)), values) if values else ("NULL", [])


def _id(value: UUID) -> Any:
    return _UUID.get_db_prep_value(value, connection)


def _on(day: dt.date) -> Any:
    return _DAY.get_db_prep_value(day, connection)
