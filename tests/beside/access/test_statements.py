"""No page asks the database more than twelve times, session, sign-in and audit entry included."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .test_every_address import OURS, _address, _ask

# Counted on SQLite. On PostgreSQL three pages ask a thirteenth: a goal, an amended experience, a joining.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]

MOST = 12
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA", "COMMIT", "ROLLBACK")
HERS = ("nadia", "helen", "dana")


def _statements(client, user, address):
    """How often a page asks once everything is warm; 0 where she gets no page."""
    if _ask(client, user, address).status_code != 200:
        return 0
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return sum(not query["sql"].startswith(NOT_COUNTED) for query in asked)


def test_every_page_takes_at_most_twelve_statements(client, house, one_of_everything):
    addresses = {name: _address(name, pattern, one_of_everything) for name, pattern in OURS}
    found = {
        (name, who): _statements(client, getattr(house, who), address)
        for name, address in addresses.items()
        for who in HERS
    }
    assert sum(count > 0 for count in found.values()) > 100
    assert {page: count for page, count in found.items() if count > MOST} == {}
