import uuid

from beside.foundation.actor import Actor

MAPLE, HARBOUR = uuid.uuid4(), uuid.uuid4()


def test_a_capability_counts_in_its_program_only():
    actor = Actor(id=uuid.uuid4(), kind="staff", name="N", capabilities={MAPLE: frozenset({"clients.open"})})
    assert actor.can("clients.open", MAPLE)
    assert not actor.can("clients.open", HARBOUR)
    assert actor.can("clients.open")
    assert actor.programs_with("clients.open") == {MAPLE}


def test_an_organisation_wide_capability_counts_everywhere():
    actor = Actor(id=uuid.uuid4(), kind="staff", name="N", capabilities={None: frozenset({"audit.read"})})
    assert actor.can("audit.read", MAPLE)


def test_an_unknown_label_is_never_read():
    """Trust 4.2: unknown label = very restricted."""
    actor = Actor(id=uuid.uuid4(), kind="staff", name="N", labels={None: frozenset({"general", "mystery"})})
    assert actor.cleared_for("general")
    assert not actor.cleared_for("mystery")


def test_the_system_has_a_steady_id_and_no_access_of_its_own():
    assert Actor.system("expiry").id == Actor.system("expiry").id
    assert not Actor.system("expiry").can("clients.open")
