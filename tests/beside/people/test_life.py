"""Ties, homes, times apart, texts and contact: dated, in her words, and none of them ends anything."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from beside.foundation.clock import today
from beside.foundation.errors import Conflict, NotAllowed
from beside.foundation.models import AuditEntry
from beside.people import actions, queries
from beside.people.models import TieEntry
from beside.people.rules.circle import CircleRole
from beside.people.rules.contact import Allowed, Channel
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import ContactAnswer, SeparationFacts, TieWords
from beside.people.rules.living import Living
from beside.people.rules.names import NameKind
from beside.people.rules.refusals import Because, PeopleRefusal
from beside.people.rules.stories import StoryKind
from beside.people.rules.ties import Involvement, Leaning, MayContact, TieKind

from .conftest import known_as


def test_a_tie_is_a_support_one_day_and_a_stress_the_next(house, kay):
    by = house.actor("nadia")
    tie = actions.add_tie(
        kay, TieKind.SISTER, called="Dee", words=TieWords(on=today(), leaning=Leaning.SUPPORT), by=by
    )
    actions.add_tie_entry(tie, TieWords(on=today(), leaning=Leaning.STRESS), client=kay, by=by)
    row = queries.ties_of(by, kay)[0]
    assert row.now.leaning == Leaning.STRESS
    assert [entry.leaning for entry in row.history] == [Leaning.STRESS, Leaning.SUPPORT]


def test_nobody_contacts_anybody_unless_she_says_n09(house, kay):
    by = house.actor("nadia")
    actions.add_tie(kay, TieKind.SPONSOR, called="M", words=TieWords(on=today()), by=by)
    assert queries.outside_supports(by, kay)[0].may_contact is MayContact.NOBODY


def test_the_database_itself_keeps_involvement_her_own_word_n09(house, kay):
    by = house.actor("nadia")
    tie = actions.add_tie(kay, TieKind.FATHER, called="D", words=TieWords(on=today()), by=by)
    entry = TieEntry(tie=tie, on=today(), involvement=Involvement.INVOLVED, author_id=by.id, author_name="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()


def test_a_time_apart_leaves_all_three_as_they_are_n15_btc_067(house, family):
    by = house.actor("nadia")
    before = [queries.standings(by, one)[0].state for one in (family.mother, family.child, family.dyad)]
    episode = actions.begin_separation(
        family.dyad, SeparationFacts(from_date=today(), lives_with=Living.KIN, basis="an agreement"), by=by
    )
    after = [queries.standings(by, one)[0].state for one in (family.mother, family.child, family.dyad)]
    assert after == before == [State.WELCOMED] * 3
    assert not queries.living_now(by, family.child).is_together
    assert not queries.child_anchored_suspended(family.dyad)
    actions.end_separation(episode, on=today(), by=by)
    assert queries.separation_now(by, family.dyad) is None
    assert queries.living_now(by, family.child).is_together


def test_a_time_apart_is_of_a_dyad_and_ends_after_it_began(house, family):
    by = house.actor("nadia")
    facts = SeparationFacts(from_date=today(), lives_with=Living.KIN)
    with pytest.raises(PeopleRefusal):
        actions.begin_separation(family.mother, facts, by=by)
    episode = actions.begin_separation(family.dyad, facts, by=by)
    with pytest.raises(PeopleRefusal) as refusal:
        actions.end_separation(episode, on=today() - dt.timedelta(days=3), by=by)
    assert refusal.value.reason is Because.END_BEFORE_START


def test_texts_keep_their_versions_and_the_second_writer_sees_both(house, kay):
    by = house.actor("nadia")
    first = actions.write_story(kay, StoryKind.HOPES, {"as_parent": "be calm"}, by=by)
    actions.write_story(kay, StoryKind.HOPES, {"as_parent": "be there"}, follows=first.pk, by=by)
    with pytest.raises(Conflict) as clash:
        actions.write_story(kay, StoryKind.HOPES, {"as_parent": "read"}, follows=first.pk, by=by)
    assert clash.value.mine["as_parent"] == "read"
    assert clash.value.theirs.parts["as_parent"] == "be there"
    versions = queries.story_versions(by, kay, StoryKind.HOPES)
    assert [story.number for story in versions] == [2, 1]


def test_the_formulation_has_four_parts_btc_062(house, family):
    story = actions.write_story(
        family.dyad,
        StoryKind.FORMULATION,
        {"mother": "a", "child": "b", "between": "c", "helps": "d"},
        by=house.actor("nadia"),
    )
    assert list(story.parts) == ["mother", "child", "between", "helps"]
    assert story.label == "counselling_note"


def test_how_she_was_cared_for_stays_with_her_counsellors_btc_022(house, kay):
    actions.write_story(kay, StoryKind.CARE_RECEIVED, {"hard": "alone"}, by=house.actor("nadia"))
    actions.add_to_circle(
        kay, house.joelle, program=house.maple, role=CircleRole.EDUCATOR, by=house.actor("helen")
    )
    joelle = house.actor("joelle")
    assert queries.current_story(joelle, kay, StoryKind.CARE_RECEIVED) is None
    assert queries.page_facts(joelle, kay).stories[StoryKind.CARE_RECEIVED] == []
    with pytest.raises(NotAllowed):
        actions.write_story(kay, StoryKind.CARE_RECEIVED, {"hard": "x"}, by=joelle)


def test_items_about_the_mother_reach_the_childs_reader_only_if_cleared_for_her(house, family):
    """Trust 0.2: a worker of the child alone reads nothing of the mother."""
    story = actions.write_story(
        family.mother, StoryKind.CONTEXT, {"hard": "he"}, topic="violence", by=house.actor("nadia")
    )
    actions.add_to_circle(
        family.child, house.priya, program=house.maple, role=CircleRole.THERAPIST, by=house.actor("helen")
    )
    assert queries.cleared_items(house.actor("nadia"), [story]) == [story]
    assert queries.cleared_items(house.actor("priya"), [story]) == []
    assert queries.panel(house.actor("priya"), family.child).contacts == []


def test_a_household_grows_and_shrinks(house, kay):
    by = house.actor("nadia")
    actions.start_household(kay, by=by)
    member = actions.welcome_home(kay, called="Dee", by=by)
    assert [row.person.called for row in queries.household_of(by, kay)] == ["Kay", "Dee"]
    actions.leave_household(member, client=kay, by=by)
    assert [row.person.called for row in queries.household_of(by, kay)] == ["Kay"]


def test_safe_contact_is_confirmed_and_two_writers_clash(house, kay):
    by = house.actor("nadia")
    row = actions.save_safe_contact(
        kay, ContactAnswer(Channel.TEXT, Allowed.YES, value="416 555 0142"), by=by
    )
    row.confirmed_on = today() - dt.timedelta(days=100)
    row.save()
    assert row.is_stale
    assert not row.may_use
    actions.confirm_contact(row, client=kay, by=by)
    assert row.may_use
    answer = ContactAnswer(Channel.TEXT, Allowed.NO)
    actions.save_safe_contact(kay, answer, contact=row, version=1, by=by)
    with pytest.raises(Conflict):
        actions.save_safe_contact(kay, answer, contact=row, version=1, by=by)


def test_a_number_of_four_digits_is_not_a_phone(house, kay):
    with pytest.raises(PeopleRefusal) as refusal:
        actions.save_safe_contact(
            kay, ContactAnswer(Channel.CALL, Allowed.YES, value="0142"), by=house.actor("nadia")
        )
    assert refusal.value.reason is Because.PHONE_UNREADABLE


def test_the_timeline_tells_steps_and_people_and_no_pregnancy(house, kay, pregnancy):
    by = house.actor("nadia")
    actions.record_loss(pregnancy, by=by)
    entries = queries.timeline_entries(by, kay, (None, None))
    assert {entry.what for entry in entries} == {"state_welcomed", "joined_circle"}
    assert queries.timeline_entries(by, kay, (today() + dt.timedelta(days=1), None)) == []


PLANTED = "Wilhelmina Quetzal"


def test_planted_names_and_texts_stand_in_no_table_n08(house, kay):
    by = house.actor("nadia")
    mother = actions.register_mother(known_as(PLANTED), program=house.maple, by=by)
    actions.correct_names(mother, {NameKind.LEGAL: f"{PLANTED} legal"}, by=by)
    answer = ContactAnswer(Channel.CALL, Allowed.YES, value="416 555 7777", name_to_use=PLANTED)
    actions.save_safe_contact(mother, answer, by=by)
    actions.write_story(mother, StoryKind.HOPES, {"as_parent": PLANTED}, by=by)
    actions.add_tie(mother, TieKind.FRIEND, called=PLANTED, words=TieWords(on=today(), note=PLANTED), by=by)
    actions.give_reason(mother, reason=PLANTED, by=house.actor("tess"))
    stored = _everything_stored()
    for secret in (b"Wilhelmina", b"wilhelmina", b"Quetzal", b"5557777", b"555 7777"):
        assert secret not in stored


def _everything_stored() -> bytes:
    """Every value of every table, as the database holds it."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608 (names of our own tables)
            for row in cursor.fetchall():
                found += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row]
    return b"\x00".join(found)


def test_audit_entries_name_fields_and_never_say_what_they_hold(house, kay):
    by = house.actor("nadia")
    actions.write_story(kay, StoryKind.HOPES, {"as_parent": PLANTED}, by=by)
    entry = AuditEntry.objects.order_by("-number").first()
    assert (entry.action, entry.fields, entry.client_id) == ("people.hopes_written", "parts", kay.pk)
