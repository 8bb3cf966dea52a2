"""Who may know, who may read: circle, colleague, other program, administrator, staff close to the family."""

import datetime as dt

import pytest

from beside.foundation.access import register_filter, remove_filter
from beside.foundation.clock import today
from beside.foundation.errors import NeedsReason, NotAllowed, NotVisible
from beside.people import actions, queries
from beside.people.models import Assignment, Client
from beside.people.rules.circle import CircleRole, Relation, StaffTieKind
from beside.people.rules.refusals import PeopleRefusal

from .conftest import known_as


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("nadia", Relation.CIRCLE),
        ("tess", Relation.PROGRAM),
        ("helen", Relation.LEAD),
        ("dana", Relation.PROGRAM),
        ("kofi", Relation.NONE),
        ("ruth", Relation.NONE),
        ("samira", Relation.NONE),
    ],
)
def test_relation_of_each_colleague(house, family, who, expected):
    for client in (family.mother, family.child, family.dyad):
        assert queries.relation(house.actor(who), client) is expected


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("tess", NeedsReason),
        ("dana", NotAllowed),
        ("kofi", NotVisible),
        ("ruth", NotVisible),
        ("samira", NotVisible),
    ],
)
def test_a_record_opens_for_the_circle_and_is_closed_or_absent_for_others(house, family, who, answer):
    for client in (family.mother, family.child, family.dyad):
        assert queries.open_client(house.actor("nadia"), client.pk) == client
        with pytest.raises(answer):
            queries.open_client(house.actor(who), client.pk)


def test_a_reason_opens_the_record_until_the_end_of_the_day(house, kay, monkeypatch):
    tess = house.actor("tess")
    actions.give_reason(kay, reason="covering for Nadia", by=tess)
    assert queries.open_client(tess, kay.pk) == kay
    assert queries.openings_of(house.actor("nadia"), kay).get().reason == "covering for Nadia"
    tomorrow = today() + dt.timedelta(days=1)
    monkeypatch.setattr("beside.people.models.visibility.today", lambda: tomorrow)
    with pytest.raises(NeedsReason):
        queries.open_client(tess, kay.pk)


def test_a_reason_is_written_and_other_programs_cannot_give_one(house, kay):
    with pytest.raises(PeopleRefusal):
        actions.give_reason(kay, reason="  ", by=house.actor("tess"))
    with pytest.raises(NotVisible):
        actions.give_reason(kay, reason="curious", by=house.actor("kofi"))
    with pytest.raises(NotAllowed):
        actions.give_reason(kay, reason="numbers", by=house.actor("dana"))


def test_staff_close_to_the_family_never_find_or_open_it(house, family):
    actions.note_staff_tie(family.mother.person, house.helen, kind=StaffTieKind.RELATIVE, by=house.system)
    helen = house.actor("helen")
    for client in (family.mother, family.child, family.dyad):
        with pytest.raises(NotVisible):
            queries.open_client(helen, client.pk)
    assert queries.search(helen, "Kay") == []


def test_a_tie_of_one_family_hides_no_other(house, family):
    other = actions.register_mother(known_as("Amara"), program=house.maple, by=house.actor("nadia"))
    actions.note_staff_tie(other.person, house.helen, kind=StaffTieKind.FRIEND, by=house.system)
    seen = {client.pk for client in Client.objects.visible_to(house.actor("helen"))}
    assert seen == {family.mother.pk, family.child.pk, family.dyad.pk}


def test_a_lock_registered_from_above_wins(house, kay):
    def lock(actor, rows):
        return rows.exclude(pk=kay.pk) if actor.name == "Nadia" else rows

    register_filter("people.Client", lock)
    try:
        with pytest.raises(NotVisible):
            queries.open_client(house.actor("nadia"), kay.pk)
        assert queries.search(house.actor("nadia"), "Kay") == []
        assert queries.open_client(house.actor("helen"), kay.pk) == kay
    finally:
        remove_filter("people.Client", lock)


def test_leaving_the_circle_closes_the_record_at_once(house, kay):
    mine = Assignment.objects.get(client=kay)
    actions.leave_circle(mine, by=house.actor("helen"))
    with pytest.raises(NeedsReason):
        queries.open_client(house.actor("nadia"), kay.pk)


def test_one_key_worker_at_a_time(house, kay):
    actions.add_to_circle(
        kay, house.priya, program=house.maple, role=CircleRole.KEY_WORKER, by=house.actor("helen")
    )
    rows = [(row.user, row.role) for row in queries.circle_of(house.actor("helen"), kay)]
    assert rows == [(house.priya, "key_worker")]


def test_handover_moves_all_her_families_at_once(house, family):
    helen = house.actor("helen")
    rows = queries.families_walked_with(helen, house.nadia.pk)
    assert {row.client.kind for row in rows} == {"mother", "child", "dyad"}
    actions.hand_over(house.nadia.pk, {row.pk: house.priya.pk for row in rows}, by=helen)
    assert queries.families_walked_with(helen, house.nadia.pk) == []
    assert len(queries.families_walked_with(helen, house.priya.pk)) == 3


def test_handover_to_somebody_of_another_program_moves_nothing(house, family):
    helen = house.actor("helen")
    rows = queries.families_walked_with(helen, house.nadia.pk)
    with pytest.raises(PeopleRefusal):
        actions.hand_over(house.nadia.pk, {row.pk: house.kofi.pk for row in rows}, by=helen)
    assert len(queries.families_walked_with(helen, house.nadia.pk)) == 3


def test_the_three_stand_side_by_side(house, family):
    for client in (family.mother, family.child, family.dyad):
        found = queries.family_of(house.actor("nadia"), client)
        assert [m.client for m in found.caregivers] == [family.mother]
        assert [m.client for m in found.children] == [family.child]
        assert [m.client for m in found.dyads] == [family.dyad]


def test_a_mother_reads_her_own_and_nobody_elses(house, family):
    from beside.accounts.models import User
    from beside.accounts.queries import actor_for

    user = User.objects.create(sign_in_name="kay", display_name="Kay", kind="mother")
    actions.open_portal(family.mother, user, by=house.actor("nadia"))
    other = actions.register_mother(known_as("Amara"), program=house.maple, by=house.actor("nadia"))
    seen = {c.pk for c in Client.objects.visible_to(actor_for(user))}
    assert seen == {family.mother.pk, family.child.pk, family.dyad.pk}
    assert other.pk not in seen


def test_labels_decide_per_client(house, family):
    assert "violence" in queries.cleared_labels(house.actor("nadia"), family.mother)
    assert queries.cleared_labels(house.actor("tess"), family.mother) == frozenset()
    actions.add_to_circle(
        family.child, house.joelle, program=house.maple, role=CircleRole.EDUCATOR, by=house.actor("helen")
    )
    joelle = house.actor("joelle")
    assert queries.cleared_labels(joelle, family.child) == {"general", "health", "community_identity"}
    assert queries.cleared_labels(joelle, family.mother) == frozenset()
