"""Sealed text: unreadable in the database, bound to its row, never silent when moved."""

import pytest
from django.db import connection

from beside.foundation.drafts import save_draft
from beside.foundation.errors import SealBroken
from beside.foundation.keys import key_ring
from beside.foundation.models import Draft
from beside.foundation.sealing import seal, unseal

SECRET = "Kay said her sister has Jo on hard days"


@pytest.mark.django_db
def test_a_sealed_text_reads_back_and_is_not_in_the_row(nadia):
    """Trust criterion 34."""
    save_draft(nadia, "note", "", {"text": [SECRET]})
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM foundation_draft")
        stored = bytes(cursor.fetchone()[0])
    assert SECRET.encode() not in stored
    assert Draft.objects.get().data["text"] == [SECRET]


@pytest.mark.django_db
def test_a_text_moved_to_another_row_does_not_open(nadia):
    save_draft(nadia, "note", "one", {"text": [SECRET]})
    save_draft(nadia, "note", "two", {"text": ["other"]})
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM foundation_draft WHERE subject = 'one'")
        stolen = cursor.fetchone()[0]
        cursor.execute("UPDATE foundation_draft SET data = %s WHERE subject = 'two'", [stolen])
    with pytest.raises(SealBroken):
        _ = Draft.objects.get(subject="two").data


@pytest.mark.django_db
def test_sealed_text_cannot_be_searched_by_accident(nadia):
    with pytest.raises(Exception, match="sealed|Unsupported lookup"):
        Draft.objects.filter(data="x").exists()


@pytest.mark.parametrize("place", [{"row": 2}, {"column": "phone"}, {"table": "u"}])
def test_the_place_is_part_of_the_seal(place):
    where = {"table": "t", "row": 1, "column": "name"}
    kept = seal("Kay", **where)
    assert unseal(kept, **where) == "Kay"
    with pytest.raises(SealBroken):
        unseal(kept, **{**where, **place})


@pytest.mark.parametrize("damage", [b"", b"k001", b"k009" + b"0" * 40])
def test_damaged_values_never_pass(damage):
    with pytest.raises(SealBroken):
        unseal(damage, table="t", row=1, column="name")


def test_the_key_file_is_private_and_holds_a_named_ring(settings):
    ring = key_ring()
    assert ring.current in ring.fields
    assert len(ring.fields[ring.current]) == 32
    assert settings.BESIDE_KEYS.stat().st_mode & 0o077 == 0
