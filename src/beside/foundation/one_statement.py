"""The rows of several querysets, fetched by one statement.

Each queryset becomes one column of a single row: its rows as a JSON list, in its own order. They are then read
exactly as Django reads them from a cursor, so models, values, annotations and joined rows come out the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import QuerySet

# Functions take at most 100 values on PostgreSQL and 127 on SQLite.
_MOST = 90
_NOT_EXACT = (models.FloatField, models.DecimalField)  # JSON would round them: they travel by themselves
_AS_TEXT = (
    models.UUIDField,
    models.DateField,
    models.DateTimeField,
    models.TimeField,
    models.DurationField,
)


def fetch(querysets: Sequence[QuerySet[Any, Any]]) -> list[list[Any]]:
    """The rows of each queryset, in one statement where more than one has to be asked."""
    asked = [_Asked(rows) for rows in querysets]
    joined = [one for one in asked if one.joins]
    if len(joined) > 1:
        _fill(joined)
    return [list(one.rows) for one in asked]


class _Asked:
    """One queryset with its statement."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self.rows = rows._chain() if rows._result_cache is None else rows  # type: ignore[attr-defined]
        self.joins = rows._result_cache is None and not rows.query.combinator
        if not self.joins:
            return
        self.compiler = self.rows.query.get_compiler(using=self.rows.db)
        try:
            self.sql, self.params = self.compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            self.joins = False
            return
        self.fields = [_field(expression) for expression, _sql, _alias in self.compiler.select]
        self.joins = not any(isinstance(field, _NOT_EXACT) for field in self.fields)

    def column(self, vendor: str) -> str:
        """Its rows as one JSON value."""
        quote = self.compiler.connection.ops.quote_name
        names = [f"q.{quote(alias)}" for _expression, _sql, alias in self.compiler.select]
        values = [_value(name, field, vendor) for name, field in zip(names, self.fields, strict=True)]
        array, of_arrays, end = _FUNCTIONS[vendor]
        parts = [f"{array}({', '.join(values[i : i + _MOST])})" for i in range(0, len(values), _MOST)]
        return f"(SELECT {of_arrays}({array}({', '.join(parts)})){end} FROM ({self.sql}) q)"  # noqa: S608 - of Django's own SQL

    def read(self, told: str, vendor: str) -> None:
        """Give the rows back to the queryset as if a cursor had brought them."""
        reading = [_reader(field, vendor) for field in self.fields]
        found = [
            tuple(read(value) for read, value in zip(reading, _flat(row), strict=True))
            for row in json.loads(told or "[]")
        ]
        vars(self.compiler)["execute_sql"] = lambda *args, **kwargs: iter([found])
        vars(self.rows.query)["get_compiler"] = lambda *args, **kwargs: self.compiler


def _fill(asked: Sequence[_Asked]) -> None:
    connection = connections[asked[0].rows.db]
    columns = ", ".join(one.column(connection.vendor) for one in asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [value for one in asked for value in one.params])
        row = cursor.fetchone()
    for one, told in zip(asked, row, strict=True):
        one.read(told, connection.vendor)


_FUNCTIONS = {
    "sqlite": ("json_array", "json_group_array", ""),
    "postgresql": ("json_build_array", "json_agg", "::text"),
}


def _field(expression: Any) -> models.Field[Any, Any] | None:
    return getattr(expression, "_output_field_or_none", None)


def _value(name: str, field: Any, vendor: str) -> str:
    if isinstance(field, models.BinaryField):
        hexed = f"hex({name})" if vendor == "sqlite" else f"encode({name}, 'hex')"
        return f"CASE WHEN {name} IS NULL THEN NULL ELSE {hexed} END"
    if isinstance(field, models.JSONField) and vendor == "postgresql":
        return f"{name}::text"
    return name


def _reader(field: Any, vendor: str) -> Callable[[Any], Any]:
    if isinstance(field, models.BinaryField):
        return lambda value: None if value is None else bytes.fromhex(value)
    if vendor == "postgresql" and isinstance(field, _AS_TEXT):
        return field.to_python
    return lambda value: value


def _flat(row: Iterable[list[Any]]) -> list[Any]:
    return [value for part in row for value in part]
