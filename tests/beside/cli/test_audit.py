"""beside audit verify | head: the trail is walked, the first entry that does not hold is named."""

import pytest
from django.db import connection

from beside.foundation.audit import triggers
from beside.foundation.models import AuditEntry


@pytest.fixture(autouse=True)
def _own_head(settings, tmp_path):
    settings.BESIDE_AUDIT_HEAD = tmp_path / "audit-head.txt"


@pytest.fixture
def unguarded(db):
    """A hand that got past the database's own guards."""
    triggers.remove(connection)
    yield AuditEntry.objects
    triggers.install(connection)


def test_a_whole_trail_holds(run, kay):
    said = run("audit", "verify")
    assert said.code == 0
    assert f"The trail holds: {AuditEntry.objects.count()} entries" in said.out


def test_the_head_is_kept_outside_and_agrees(run, kay, settings):
    assert run("audit", "head").code == 0
    assert len(settings.BESIDE_AUDIT_HEAD.read_text().split()[1]) == 64
    assert "agrees" in run("audit", "verify").out


def test_a_changed_entry_is_named(run, kay, unguarded):
    unguarded.filter(number=1).update(actor_name="Somebody else")
    said = run("audit", "verify")
    assert said.code == 1
    assert "Entry 1 does not hold" in said.err


def test_a_cut_end_is_found_by_the_stored_head(run, kay, unguarded):
    run("audit", "head")
    last = unguarded.order_by("-number").first()
    unguarded.filter(pk=last.pk).delete()
    said = run("audit", "verify")
    assert said.code == 1
    assert f"Entry {last.number} does not hold" in said.err
