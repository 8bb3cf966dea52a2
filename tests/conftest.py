"""What every test stands on: a data folder of its own, no network, the trail's guards lifted only to clean up."""

import pytest


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    """Tests serve files by their own names; the manifest is for installations."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True, scope="session")
def _cleaning_lifts_the_guards():
    """Between browser tests the database is emptied: only there the trail's guards step aside."""
    from django.core.management import call_command  # noqa: F401  (apps are loaded by now)
    from django.db.backends.base.operations import BaseDatabaseOperations

    from beside.foundation.audit import triggers

    emptying = BaseDatabaseOperations.execute_sql_flush

    def with_guards_lifted(operations, statements):
        triggers.remove(operations.connection)
        emptying(operations, statements)
        triggers.install(operations.connection)

    BaseDatabaseOperations.execute_sql_flush = with_guards_lifted
    yield
    BaseDatabaseOperations.execute_sql_flush = emptying
