"""Two records of one person: everything of both stays, both ids lead to one, and it can be taken back."""

import pytest

from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.people import actions, queries
from beside.people.models import Client, EnrolmentState, MergeRow, Person, Story
from beside.people.rules.contact import Allowed, Channel
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import ContactAnswer, PersonFacts, PregnancyFacts, TieWords
from beside.people.rules.names import NameKind
from beside.people.rules.refusals import Because, PeopleRefusal
from beside.people.rules.stories import StoryKind
from beside.people.rules.ties import TieKind

from .conftest import known_as


@pytest.fixture
def second(house, family):
    """Kay was entered a second time, with facts of her own."""
    by = house.actor("nadia")
    facts = PersonFacts(names={NameKind.NICKNAME: "Katie", NameKind.LEGAL: "Katherine"}, pronouns="she/her")
    other = actions.register_mother(facts, program=house.maple, by=by)
    actions.save_safe_contact(other, ContactAnswer(Channel.TEXT, Allowed.YES, value="416 555 0142"), by=by)
    actions.add_tie(other, TieKind.SISTER, called="Dee", words=TieWords(on=today()), by=by)
    actions.write_story(other, StoryKind.HOPES, {"as_parent": "to be calm"}, by=by)
    actions.write_story(family.mother, StoryKind.HOPES, {"as_parent": "to be there"}, by=by)
    actions.join_dyad(other, family.child, by=by)
    actions.record_pregnancy(other, PregnancyFacts(), by=by)
    actions.change_enrolment(other, house.maple, State.ACTIVE, on=today(), by=by)
    return other


def _picture() -> dict[str, list]:
    """Every row of every table of people, without the journal itself."""
    from django.apps import apps

    tables = [m for m in apps.get_app_config("people").get_models() if not m._meta.proxy]
    return {
        m._meta.label: sorted(
            (str(row[0]), *map(str, row[1:])) for row in m._base_manager.values_list(*_plain(m))
        )
        for m in tables
        if m._meta.model_name not in {"merge", "mergerow"}
    }


def _plain(model) -> list[str]:
    from beside.foundation.fields import EncryptedTextField

    fields = [f.attname for f in model._meta.concrete_fields if not isinstance(f, EncryptedTextField)]
    return ["pk", *[name for name in fields if name != "version"]]


def test_everything_of_both_is_kept_and_both_ids_lead_to_one(house, family, second):
    helen = house.actor("helen")
    actions.merge_clients(family.mother, second, reason="same phone", by=helen)
    kept = queries.open_client(helen, second.pk)
    assert kept.pk == family.mother.pk
    assert {row.name for row in kept.person.names.all()} == {"Kay", "Katie", "Katherine"}
    assert [row.value for row in queries.safe_contacts(helen, kept)] == ["416 555 0142"]
    assert [row.tie.name for row in queries.ties_of(helen, kept)] == ["Dee"]
    hopes = {story.parts["as_parent"] for story in queries.current_stories(helen, kept)[StoryKind.HOPES]}
    assert hopes == {"to be calm", "to be there"}
    assert len(queries.family_of(helen, kept).dyads) == 1
    assert EnrolmentState.objects.filter(enrolment__client=kept).count() == 3
    assert kept.person.pronouns == "she/her"


def test_search_finds_the_one_record_by_the_names_of_both(house, family, second):
    helen = house.actor("helen")
    actions.merge_clients(family.mother, second, reason="same phone", by=helen)
    for typed in ("Kay", "Katie", "Katherine"):
        hits = [hit.client.pk for hit in queries.search(helen, typed) if hit.client.is_mother]
        assert hits == [family.mother.pk], typed


def test_taking_back_restores_every_row(house, family, second):
    helen = house.actor("helen")
    before = _picture()
    merge = actions.merge_clients(family.mother, second, reason="same phone", by=helen)
    assert _picture() != before
    actions.undo_merge(merge, by=helen)
    assert _picture() == before


def test_the_journal_holds_ids_only(house, family, second):
    actions.merge_clients(family.mother, second, reason="same phone", by=house.actor("helen"))
    written = " ".join(f"{row.field} {row.before} {row.after}" for row in MergeRow.objects.all())
    for secret in ("Kay", "Katie", "Katherine", "416 555", "4165550142", "she/her"):
        assert secret not in written


def test_only_one_pregnancy_stays_open_and_none_is_lost(house, kay, pregnancy):
    by = house.actor("nadia")
    twin = actions.register_mother(known_as("Kaye"), program=house.maple, by=by)
    actions.record_pregnancy(twin, PregnancyFacts(), by=by)
    actions.merge_clients(kay, twin, reason="same", by=house.actor("helen"))
    rows = queries.pregnancies_of(house.actor("helen"), kay)
    assert [row.is_open for row in rows] == [True, False]


@pytest.mark.parametrize(
    ("who", "error"), [("nadia", NotAllowed), ("tess", NotVisible), ("kofi", NotVisible)]
)
def test_others_cannot_join_records(house, family, second, who, error):
    with pytest.raises(error):
        actions.merge_clients(family.mother, second, reason="same", by=house.actor(who))


def test_what_cannot_be_joined_is_refused(house, family, second):
    helen = house.actor("helen")
    for kept, gone, reason, because in [
        (family.mother, family.mother, "same", Because.SAME_RECORD),
        (family.mother, family.child, "same", Because.KINDS_DIFFER),
        (family.dyad, family.dyad, "same", Because.SAME_RECORD),
        (family.mother, second, " ", Because.REASON_EMPTY),
    ]:
        with pytest.raises(PeopleRefusal) as refusal:
            actions.merge_clients(kept, gone, reason=reason, by=helen)
        assert refusal.value.reason is because


def test_a_joining_is_taken_back_once_and_in_order(house, family, second):
    helen = house.actor("helen")
    third = actions.register_mother(known_as("Kayla"), program=house.maple, by=house.actor("nadia"))
    first = actions.merge_clients(family.mother, second, reason="same", by=helen)
    later = actions.merge_clients(family.mother, third, reason="same", by=helen)
    with pytest.raises(PeopleRefusal):
        actions.undo_merge(first, by=helen)
    actions.undo_merge(later, by=helen)
    actions.undo_merge(first, by=helen)
    with pytest.raises(PeopleRefusal):
        actions.undo_merge(first, by=helen)


def test_nothing_moves_when_the_audit_write_stops(house, family, second, monkeypatch):
    def stops(*args, **kwargs):
        raise OSError("full disk")

    before = _picture()
    monkeypatch.setattr("beside.people.actions.merge.record_change", stops)
    with pytest.raises(OSError, match="full disk"):
        actions.merge_clients(family.mother, second, reason="same", by=house.actor("helen"))
    assert _picture() == before


def test_two_children_entered_twice_become_one(house, family):
    by = house.actor("nadia")
    again, _dyad = actions.register_child(known_as("Jojo", today()), caregiver=family.mother, by=by)
    actions.merge_clients(family.child, again, reason="one child", by=house.actor("helen"))
    assert len(queries.family_of(by, family.mother).children) == 1
    assert Client.objects.standing().filter(kind="dyad").count() == 1
    assert Person.objects.filter(merged_into__isnull=False).count() == 1
    assert Story.objects.count() == 0
