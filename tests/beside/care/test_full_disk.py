"""A full disk: a calm page with the text on it, nothing half written, and saving goes on when there is room.

Trust criterion 42. SQLite is told that its file may not grow; PostgreSQL has no such setting.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from beside.care.models import Contact, Note
from beside.foundation.clock import today

pytestmark = [pytest.mark.slow, pytest.mark.one_database]
WORDS = "She told a long story about her grandmother. " * 400


@pytest.fixture
def full_disk(transactional_db):
    """``full_disk()``: the database file may not grow from now on."""

    def fill():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            pages = cursor.fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages}")

    yield fill
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def test_a_full_disk_gives_a_calm_page_with_the_text_kept(client, full_disk, house, family):
    client.force_login(house.nadia, backend="beside.accounts.backends.SignInBackend")
    address = reverse("care:contact_add", args=[family.mother.pk])
    typed = {
        "kind": "phone",
        "outcome": "took_place",
        "on": today().isoformat(),
        "minutes": "20",
        "who": str(family.mother.pk),
        f"text_{family.mother.pk}": WORDS,
        "sign": "on",
    }
    full_disk()
    answer = client.post(address, typed)
    assert answer.status_code == 503
    assert WORDS.strip()[:200] in answer.content.decode()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert not Contact.objects.exists() and not Note.objects.exists()
    assert client.post(address, typed).status_code == 302
    assert Note.objects.get().passages.get().text.strip() == WORDS.strip()
