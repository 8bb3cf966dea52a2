"""Inserting very many rows: an earlier record that is brought in, the demo program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def insert_many(rows: Sequence[Any]) -> None:
    """Insert new rows of one model.

    Notes
    -----
    As ``bulk_create`` without its options: fields are prepared in the same way, but the statement is made once and
    not again for each handful of rows.
    """
    if not rows:
        return
    connection = connections[DEFAULT_DB_ALIAS]  # itself: its stand-in looks it up again for every value
    options, quote = type(rows[0])._meta, connection.ops.quote_name
    fields = options.local_concrete_fields
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(options.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    prepared = [
        [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields] for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, prepared)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
