"""What the database knows of its tables: without it, it guesses, and a question over many families takes long."""

from __future__ import annotations

from django.db import connection

LOOKED_AT = 400  # rows looked at in each index: enough to choose a way, quick at any size


def look_at_tables() -> None:
    """Let the database count again how its rows are spread; PostgreSQL also does so by itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
        cursor.execute("ANALYZE")
