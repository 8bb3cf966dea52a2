"""What the database itself refuses: a row about the wrong kind of client.

A check constraint cannot look into another table, so each of these tables has a trigger, on both engines. Django
rebuilds a table when SQLite changes a column: a migration that does so calls `install` again afterwards.
"""

from __future__ import annotations

from typing import Any

#: The kind of client each table is about.
ABOUT = {
    "care_observation": "dyad",
    "care_experience": "child",
    "care_daycareplace": "child",
    "care_dutydecision": "child",
}


def install(connection: Any) -> None:
    """Put the guards in place (again)."""
    remove(connection)
    for table, kind in ABOUT.items():
        for statement in _sqlite(table, kind) if connection.vendor == "sqlite" else _postgres(table, kind):
            with connection.cursor() as cursor:
                cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take the guards away: for undoing the migration."""
    for table in ABOUT:
        for statement in _dropping(table, connection.vendor):
            with connection.cursor() as cursor:
                cursor.execute(statement)


def _dropping(table: str, vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_about_{verb}" for verb in ("insert", "update")]
    return [f"DROP TRIGGER IF EXISTS {table}_about ON {table}", f"DROP FUNCTION IF EXISTS {table}_about()"]


def _sqlite(table: str, kind: str) -> list[str]:
    wrong = f"(SELECT kind FROM people_client WHERE id = NEW.subject_id) <> '{kind}'"  # noqa: S608 - our own words
    return [
        f"CREATE TRIGGER {table}_about_{verb} BEFORE {verb.upper()} ON {table} WHEN {wrong} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is about a {kind}'); END"
        for verb in ("insert", "update")
    ]


def _postgres(table: str, kind: str) -> list[str]:
    wrong = f"(SELECT kind FROM people_client WHERE id = NEW.subject_id) <> '{kind}'"  # noqa: S608 - our own words
    return [
        f"CREATE FUNCTION {table}_about() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {wrong} THEN "
        f"RAISE EXCEPTION '{table} is about a {kind}' USING ERRCODE = 'check_violation'; END IF; "
        "RETURN NEW; END $$",
        f"CREATE TRIGGER {table}_about BEFORE INSERT OR UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_about()",
    ]
