"""The trail: append-only, chained, guarded by the database, checked against a head kept outside."""

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from beside.foundation.audit import record_change, record_view, triggers, verify, write_head
from beside.foundation.drafts import save_draft
from beside.foundation.errors import AuditUnavailable
from beside.foundation.models import AuditEntry, Draft
from beside.foundation.transactions import Unaudited, action

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(nadia, tmp_path, settings):
    settings.BESIDE_AUDIT_HEAD = tmp_path / "head.txt"
    save_draft(nadia, "a", "b", {"x": ["1"]})
    draft = Draft.objects.get()
    for _ in range(5):
        record_view(nadia, [draft], what="test.view")
    return draft


@pytest.mark.parametrize("change", ["delete", "update"])
def test_the_database_refuses_to_change_or_delete_an_entry(trail, change):
    """Trust criterion 35."""
    rows = AuditEntry.objects.filter(number=3)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete() if change == "delete" else rows.update(action="nothing")
    assert AuditEntry.objects.count() == 5


def test_an_untouched_trail_holds(trail):
    assert verify() is None


def test_verify_names_the_first_entry_that_was_changed(trail):
    triggers.remove(connection)
    AuditEntry.objects.filter(number__in=[3, 5]).update(action="people.other")
    assert verify().number == 3
    triggers.install(connection)


def test_verify_names_an_entry_taken_from_the_middle(trail):
    triggers.remove(connection)
    AuditEntry.objects.filter(number=2).delete()
    assert verify().number == 2
    triggers.install(connection)


def test_a_cut_end_is_found_against_the_stored_head(trail):
    """Trust 0.12: a chain alone does not notice that its newest entries are gone."""
    write_head()
    triggers.remove(connection)
    AuditEntry.objects.filter(number__gte=4).delete()
    assert verify().number == 4
    triggers.install(connection)


def test_an_entry_holds_field_names_and_no_values_and_no_line_breaks(nadia, trail):
    """Trust criterion 36."""
    with transaction.atomic():
        record_change(nadia, "test.changed", trail, fields=["data"], purpose="why\n\x1b[31mred")
    entry = AuditEntry.objects.order_by("-number").first()
    assert entry.fields == "data"
    assert "\n" not in entry.purpose
    assert "\x1b" not in entry.purpose


def test_a_change_outside_a_transaction_is_an_error(nadia, trail, monkeypatch):
    monkeypatch.setattr(type(connection), "in_atomic_block", False, raising=False)
    with pytest.raises(RuntimeError):
        record_change(nadia, "test.changed", trail)


def test_a_view_that_cannot_be_written_closes_the_record(nadia, trail, monkeypatch):
    def full_disk(*args, **kwargs):
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr("beside.foundation.audit.trail._append", full_disk)
    with pytest.raises(AuditUnavailable):
        record_view(nadia, [trail], what="test.view")


@action
def rename(draft, *, form, by, told=True):
    draft.form = form
    draft.save()
    if told:
        record_change(by, "test.renamed", draft, fields=["form"])


def test_an_action_without_an_entry_is_rolled_back(nadia, trail):
    with pytest.raises(Unaudited):
        rename(trail, form="other", by=nadia, told=False)
    assert Draft.objects.get().form == "a"


def test_an_action_without_a_hand_does_not_start(trail):
    with pytest.raises(TypeError):
        rename(trail, form="other", by=None)


def test_when_the_entry_cannot_be_written_the_change_is_undone(nadia, trail, monkeypatch):
    """Trust criterion 41: no half-written pair."""

    def full_disk(*args, **kwargs):
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr("beside.foundation.audit.trail._append", full_disk)
    with pytest.raises(DatabaseError):
        rename(trail, form="other", by=nadia)
    assert Draft.objects.get().form == "a"


def test_the_head_file_stands_outside_the_database():
    assert str(settings.BESIDE_AUDIT_HEAD).endswith("audit-head.txt")
