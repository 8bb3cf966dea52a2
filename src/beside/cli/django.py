"""Django, started once for the commands that need the record."""

from __future__ import annotations

from .errors import PlainError


def start() -> None:
    """Load settings and apps; a broken database address becomes a sentence."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import connection

    try:
        django.setup()
        _ = connection.vendor  # a database address of an unknown kind shows here
    except (ImproperlyConfigured, ValueError, KeyError) as error:
        raise PlainError(f"The settings do not fit: {error}. Check DATABASE_URL and BESIDE_*.") from error


def start_with_record() -> None:
    """Start, and make sure the database can be read and its tables are there."""
    start()
    from django.db import DatabaseError, connection

    try:
        tables = connection.introspection.table_names()
    except DatabaseError as error:
        raise PlainError(
            f"The database cannot be opened ({error}). Check DATABASE_URL or BESIDE_HOME."
        ) from error
    if "foundation_auditentry" not in tables:
        raise PlainError("The database has no tables yet. Run: beside migrate")
