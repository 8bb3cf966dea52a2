"""Entering a mother, her pregnancy, a birth, twins: three clients each, and none ends another."""

import datetime as dt

import pytest

from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.models import AuditEntry
from beside.people import actions, queries
from beside.people.models import Child, Client, Dyad, Enrolment, Mother
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import PersonFacts, PregnancyFacts
from beside.people.rules.names import NameKind
from beside.people.rules.pregnancy import BirthFacts, Outcome
from beside.people.rules.refusals import Because, PeopleRefusal

from .conftest import known_as


def test_a_nickname_is_enough_n03(house):
    mother = actions.register_mother(known_as("blue coat 🦋"), program=house.maple, by=house.actor("nadia"))
    assert mother.display_name == "blue coat 🦋"
    assert mother.person.birth_precision == "unknown"
    assert mother.enrolments.get().latest.state == State.WELCOMED


def test_who_enters_her_becomes_key_worker(house, kay):
    worker = queries.circle_of(house.actor("nadia"), kay)[0]
    assert (worker.user, worker.role) == (house.nadia, "key_worker")


def test_entering_leaves_an_audit_entry_with_field_names_only(house, kay):
    entry = AuditEntry.objects.get(action="people.mother_registered")
    assert (entry.client_id, entry.fields) == (kay.pk, "names,place,circle")


def test_another_programs_worker_cannot_enter_somebody_here(house):
    with pytest.raises(NotAllowed):
        actions.register_mother(known_as("Kay"), program=house.maple, by=house.actor("kofi"))


def test_nothing_is_kept_when_the_audit_write_stops(house, monkeypatch):
    def stops(*args, **kwargs):
        raise OSError("full disk")

    monkeypatch.setattr("beside.people.actions.register.record_change", stops)
    with pytest.raises(OSError, match="full disk"):
        actions.register_mother(known_as("Kay"), program=house.maple, by=house.actor("nadia"))
    assert not Mother.objects.exists()


def test_twins_become_two_children_and_two_dyads_without_second_intake_mcs_040(house, kay, pregnancy):
    twins = [BirthFacts(on=today(), called="Jo"), BirthFacts(on=today(), called="Ama")]
    births = actions.record_birth(pregnancy, twins, by=house.actor("nadia"))
    assert [birth.child.display_name for birth in births] == ["Jo", "Ama"]
    assert Dyad.objects.filter(caregiver=kay).count() == 2
    for client in [*Child.objects.all(), *Dyad.objects.all()]:
        assert queries.standings(house.actor("nadia"), client)[0].state == State.WELCOMED
        assert queries.circle_of(house.actor("nadia"), client)[0].user == house.nadia
    pregnancy.refresh_from_db()
    assert pregnancy.outcome == Outcome.BIRTH


def test_a_birth_without_a_name_still_has_one_to_show(house, pregnancy):
    births = actions.record_birth(
        pregnancy, [BirthFacts(on=today()), BirthFacts(on=today())], by=house.actor("nadia")
    )
    assert [b.child.display_name for b in births] == ["Baby of Kay", "Baby of Kay (2)"]


def test_ending_one_ends_no_other_mcs_040(house, family):
    by = house.actor("nadia")
    actions.change_enrolment(
        family.mother, house.maple, State.RESTING, on=today(), reason="a quiet month", by=by
    )
    assert queries.standings(by, family.mother)[0].state == State.RESTING
    assert queries.standings(by, family.child)[0].state == State.WELCOMED
    assert queries.standings(by, family.dyad)[0].state == State.WELCOMED


def test_a_step_that_does_not_follow_is_refused(house, kay):
    with pytest.raises(PeopleRefusal) as refusal:
        actions.change_enrolment(kay, house.maple, State.RETURNED, on=today(), by=house.actor("nadia"))
    assert refusal.value.reason is Because.STATE_NOT_NEXT


def test_leaving_asks_for_a_reason(house, kay):
    with pytest.raises(PeopleRefusal) as refusal:
        actions.change_enrolment(kay, house.maple, State.MOVED_ON, on=today(), by=house.actor("nadia"))
    assert refusal.value.reason is Because.REASON_EMPTY


def test_a_loss_stops_what_is_tied_to_the_child_at_once(house, kay, pregnancy):
    actions.record_loss(pregnancy, on=today(), by=house.actor("nadia"))
    assert queries.open_pregnancy(house.actor("nadia"), kay) is None
    assert not queries.is_pregnancy_open(pregnancy)
    assert queries.child_anchored_suspended(kay)
    assert queries.standings(house.actor("nadia"), kay)[0].state == State.WELCOMED


def test_a_baby_born_still_is_no_client_and_the_living_twin_is(house, kay, pregnancy):
    twins = [BirthFacts(on=today(), called="Jo"), BirthFacts(on=today(), living=False)]
    births = actions.record_birth(pregnancy, twins, by=house.actor("nadia"))
    assert [birth.child is not None for birth in births] == [True, False]
    assert not queries.child_anchored_suspended(kay)


def test_a_second_pregnancy_is_a_new_one(house, family):
    by = house.actor("nadia")
    second = actions.record_pregnancy(family.mother, PregnancyFacts(), by=by)
    assert second.pk != family.birth.pregnancy_id
    with pytest.raises(PeopleRefusal):
        actions.record_pregnancy(family.mother, PregnancyFacts(), by=by)


def test_a_childs_death_suspends_child_and_dyad(house, family):
    actions.note_passing(family.child, on=today(), by=house.actor("nadia"))
    child, dyad = Client.objects.get(pk=family.child.pk), Client.objects.get(pk=family.dyad.pk)
    assert queries.child_anchored_suspended(child)
    assert queries.child_anchored_suspended(dyad)


def test_an_older_child_is_entered_with_its_dyad(house, kay):
    child, dyad = actions.register_child(
        known_as("Sam", dt.date(2015, 5, 1)), caregiver=kay, by=house.actor("nadia")
    )
    assert dyad.display_name == "Kay and Sam"
    assert child.enrolments.get().program == house.maple


def test_a_second_caregivers_dyad_peer_003(house, family):
    by = house.actor("nadia")
    father = actions.register_mother(known_as("Reza"), program=house.maple, role_word="father", by=by)
    dyad = actions.join_dyad(father, family.child, by=by)
    assert Dyad.objects.filter(child=family.child).count() == 2
    with pytest.raises(PeopleRefusal) as refusal:
        actions.join_dyad(father, family.child, by=by)
    assert refusal.value.reason is Because.DYAD_EXISTS
    assert dyad.enrolments.filter(program=house.maple).exists()


def test_a_child_older_than_her_mother_is_refused(house):
    by = house.actor("nadia")
    young = PersonFacts(
        names={NameKind.NICKNAME: "Kay"}, born=KnownDate(dt.date(2000, 1, 1), Precision.EXACT)
    )
    mother = actions.register_mother(young, program=house.maple, by=by)
    with pytest.raises(PeopleRefusal) as refusal:
        actions.register_child(known_as("Sam", dt.date(1999, 1, 1)), caregiver=mother, by=by)
    assert refusal.value.reason is Because.CHILD_OLDER_THAN_MOTHER
    assert Client.objects.count() == 1


def test_welcome_in_another_program_needs_the_right_there(house, kay):
    with pytest.raises(NotAllowed):
        actions.welcome(kay, house.harbour, by=house.actor("nadia"))
    actions.welcome(kay, house.harbour, by=house.system)
    assert Enrolment.objects.filter(client=kay).count() == 2
    assert Client.objects.findable_by(house.actor("kofi")).filter(pk=kay.pk).exists()


def test_a_colleague_outside_the_circle_cannot_change_her(house, kay):
    with pytest.raises(NotVisible):
        actions.record_pregnancy(kay, PregnancyFacts(), by=house.actor("tess"))


def test_timing_is_read_from_weeks_told_or_from_dates_mcs_046(house):
    by = house.actor("nadia")
    born = today() - dt.timedelta(days=30)
    mother = actions.register_mother(
        known_as("Kay"), program=house.maple, by=by, first_contact_on=born - dt.timedelta(days=70)
    )
    pregnancy = actions.record_pregnancy(mother, PregnancyFacts(due_date=born, weeks_first_trusted=33), by=by)
    birth = actions.record_birth(pregnancy, [BirthFacts(on=born, called="Jo")], by=by)[0]
    moments = {t.moment: t for t in queries.timing(by, birth.child.dyads_as_child.get())}
    assert moments["first_contact"].weeks == 30
    assert moments["first_trusted"].weeks == 33
    assert moments["welcomed"].age_days == 30
