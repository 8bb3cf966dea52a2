"""What every test stands on: a data folder of its own, no network, the trail's guards lifted only to clean up."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import override_settings

from tests import migrated


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What stands on the database is marked, so that ./test asks only that of PostgreSQL as well."""
    for item in items:
        if item.get_closest_marker("django_db") or {"db", "transactional_db"} & {*item.fixturenames}:
            item.add_marker("database")


@pytest.fixture(autouse=True, scope="session")
def _plain_static_files():
    """Tests serve files by their own names, found when asked for; the manifest is for installations."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = {**settings.STORAGES, "staticfiles": plain}
    with override_settings(STORAGES=storages, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(autouse=True)
def _nothing_tried_before():
    """No test is refused for the tries of another (counted by address), nor held against the head it stored."""
    cache.clear()
    Path(settings.BESIDE_AUDIT_HEAD).unlink(missing_ok=True)


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_modify_db_settings):
    """Whether the test database is a copy of the one kept from an earlier run."""
    return migrated.copy_kept(request.config)


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_keepdb, django_db_blocker):
    """The plugin's own, and what it migrated is kept for the next run."""
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            migrated.keep(request.config)


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
