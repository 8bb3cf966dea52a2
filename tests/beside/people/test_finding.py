"""Search: by any name or phone, forgiving, only what the actor may see; and a warning before a second entry."""

import pytest

from beside.people import actions, queries
from beside.people.rules.contact import Allowed, Channel
from beside.people.rules.inputs import ContactAnswer, PersonFacts
from beside.people.rules.names import NameKind

from .conftest import known_as


def names(hits) -> list[str]:
    return [hit.name for hit in hits]


@pytest.mark.parametrize("typed", ["Kay", "kay", "Kai", "Kya", "K", "KAY "])
def test_mother_child_and_dyad_are_each_found(house, family, typed):
    found = names(queries.search(house.actor("nadia"), typed))
    assert found[0] == "Kay"
    assert "Kay and Jo" in found


def test_the_child_is_found_by_its_own_name(house, family):
    assert names(queries.search(house.actor("nadia"), "jo"))[0] == "Jo"


@pytest.mark.parametrize(
    ("who", "expected"),
    [("nadia", 1), ("tess", 1), ("helen", 1), ("dana", 1), ("kofi", 0), ("ruth", 0), ("samira", 0)],
)
def test_who_finds_her(house, kay, who, expected):
    hits = queries.search(house.actor(who), "Kay")
    assert len(hits) == expected


def test_a_colleague_sees_name_and_key_worker_and_that_it_needs_a_reason(house, kay):
    hit = queries.search(house.actor("tess"), "Kay")[0]
    assert (hit.name, hit.key_worker, hit.opens) == ("Kay", "Nadia", False)


def test_every_name_finds_her_also_a_former_one(house):
    facts = PersonFacts(
        names={NameKind.NICKNAME: "Kay", NameKind.LEGAL: "Katherine Bélanger", NameKind.FORMER: "Roy"}
    )
    actions.register_mother(facts, program=house.maple, by=house.actor("nadia"))
    for typed in ("belanger", "Bellanger", "katherin", "roy"):
        assert names(queries.search(house.actor("nadia"), typed)) == ["Kay"], typed


def test_a_changed_name_is_found_and_the_old_word_is_not(house, kay):
    actions.correct_names(kay, {NameKind.NICKNAME: "Wren"}, by=house.actor("nadia"))
    kay.person.refresh_from_db()
    assert kay.person.called == "Wren"
    assert names(queries.search(house.actor("nadia"), "Wren")) == ["Wren"]
    assert queries.search(house.actor("nadia"), "Kay") == []


@pytest.mark.parametrize("typed", ["416 555 0142", "(416) 555-0142", "+1 416 555 0142", "5550142", "0142"])
def test_a_phone_finds_her_however_it_is_written(house, kay, typed):
    actions.save_safe_contact(
        kay, ContactAnswer(Channel.TEXT, Allowed.YES, value="+1-416-555-0142"), by=house.actor("nadia")
    )
    assert names(queries.search(house.actor("nadia"), typed)) == ["Kay"]
    assert queries.search(house.actor("kofi"), typed) == []


def test_an_ended_number_no_longer_finds_her(house, kay):
    row = actions.save_safe_contact(
        kay, ContactAnswer(Channel.CALL, Allowed.YES, value="416 555 0142"), by=house.actor("nadia")
    )
    actions.end_contact(row, client=kay, by=house.actor("nadia"))
    assert queries.search(house.actor("nadia"), "416 555 0142") == []


@pytest.mark.parametrize("typed", ["", "  ", "%", "'; DROP TABLE", "\x00", "🦋"])
def test_odd_questions_find_nobody_and_break_nothing(house, kay, typed):
    assert queries.search(house.actor("nadia"), typed) == []


def test_best_answers_first_and_no_more_than_asked(house):
    by = house.actor("nadia")
    for name in ("Marika", "Mari", "Maria", "Marie-Ève", "Amari"):
        actions.register_mother(known_as(name), program=house.maple, by=by)
    found = names(queries.search(by, "mari", limit=3))
    assert found[0] == "Mari"
    assert len(found) == 3


def test_likely_duplicates_show_whom_one_may_see(house, kay):
    likely = queries.likely_duplicates(house.actor("tess"), ["Kai"])
    assert names(likely.hits) == ["Kay"]
    assert not likely.ask_supervisor


def test_somebody_of_another_program_is_only_hinted_at(house, kay):
    likely = queries.likely_duplicates(house.actor("kofi"), ["Kay"])
    assert likely.hits == []
    assert likely.ask_supervisor
    assert not queries.likely_duplicates(house.actor("kofi"), ["Wren"]).ask_supervisor


def test_fathers_and_sisters_are_not_found(house, kay):
    from beside.foundation.clock import today
    from beside.people.rules.inputs import TieWords
    from beside.people.rules.ties import TieKind

    actions.add_tie(kay, TieKind.SISTER, called="Dee", words=TieWords(on=today()), by=house.actor("nadia"))
    assert queries.search(house.actor("nadia"), "Dee") == []
