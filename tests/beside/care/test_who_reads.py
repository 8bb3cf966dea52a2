"""Nothing about the mother reaches the child's or the dyad's page by the way (trust criterion 19)."""

import pytest

from beside.care import actions, queries
from beside.care.models import Contact
from beside.people import actions as people
from beside.people.rules.circle import CircleRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(house, family):
    """Joëlle (cleared for general and health), Lou (peer) and Priya walk with all three."""
    for client in (family.mother, family.child, family.dyad):
        for name in ("joelle", "lou", "priya"):
            people.add_to_circle(
                client,
                getattr(house, name),
                program=house.maple,
                role=CircleRole.BACKUP,
                by=house.actor("nadia"),
            )


def shown(actor, *clients):
    return [p.text for e in queries.timeline(actor, list(clients)).entries for p in e.passages]


def test_a_passage_about_the_mother_is_not_on_the_childs_timeline(house, family, told, circle):
    actions.log_contact(house.maple, told("He threatened her", label="violence"), by=house.actor("nadia"))
    assert shown(house.actor("priya"), family.mother) == ["He threatened her"]
    assert shown(house.actor("priya"), family.child) == []
    assert shown(house.actor("priya"), family.dyad) == []


def test_who_is_not_cleared_for_the_label_sees_that_more_is_written_and_not_what(house, family, told, circle):
    actions.log_contact(house.maple, told("He threatened her", label="violence"), by=house.actor("nadia"))
    page = queries.timeline(house.actor("joelle"), [family.mother, family.child, family.dyad])
    assert [e.passages for e in page.entries] == [()]
    assert page.entries[0].withheld
    found = queries.search_timeline(house.actor("joelle"), [family.mother], "threatened")
    assert found.entries == ()


def test_n27_a_peer_worker_reads_her_own_notes_and_not_a_clinicians(house, family, told, circle):
    actions.log_contact(house.maple, told("a clinician's words"), by=house.actor("nadia"))
    actions.log_contact(house.maple, told("her own words"), by=house.actor("lou"))
    assert shown(house.actor("lou"), family.mother) == ["her own words"]


def test_another_program_sees_nothing(house, family, told):
    actions.log_contact(house.maple, told(), by=house.actor("nadia"))
    assert queries.timeline(house.actor("kofi"), [family.mother]).entries == ()


def test_words_are_found_within_one_timeline_forgiving_accents(house, family, told):
    actions.log_contact(house.maple, told("Zoé came along"), by=house.actor("nadia"))
    found = queries.search_timeline(house.actor("nadia"), [family.mother], "zoe CAME")
    assert len(found.entries) == 1


@pytest.mark.parametrize("words", ["", "visit"])
def test_the_timeline_goes_on_page_by_page_without_gap_or_repeat(house, family, told, words):
    nadia = house.actor("nadia")
    for i in range(7):
        actions.log_contact(house.maple, told(f"visit {i}"), by=nadia)
    actions.log_contact(house.maple, told("something else"), by=nadia)
    everyone = [family.mother, family.child, family.dyad]
    seen, cursor = [], None
    while True:
        page = queries.search_timeline(nadia, everyone, words, cursor=cursor, size=3)
        seen += [e.contact.pk for e in page.entries]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == (7 if words else 8)


def test_words_are_looked_for_among_the_contacts_of_one_kind(house, family, told):
    actions.log_contact(house.maple, told("Zoé came along"), by=house.actor("nadia"))
    kind = Contact.objects.get().kind
    for wanted, found in (({kind}, 1), ({"phone"} - {kind} or {"text"}, 0)):
        page = queries.search_timeline(
            house.actor("nadia"), [family.mother], "zoe", wanted=queries.Wanted(kinds=frozenset(wanted))
        )
        assert len(page.entries) == found


@pytest.mark.parametrize("who", ["nadia", "joelle", "lou", "priya", "kofi", "dana"])
def test_n27_a_search_reads_what_a_timeline_shows(house, family, told, circle, who):
    """The rule for thousands of rows is the rule for one."""
    for label in ("general", "health", "violence", "legal"):
        for author in ("nadia", "lou"):
            actions.log_contact(house.maple, told("the words", label=label), by=house.actor(author))
    everyone = [family.mother, family.child, family.dyad]
    shown_now = [e for e in queries.timeline(house.actor(who), everyone).entries if e.passages]
    found = queries.search_timeline(house.actor(who), everyone, "the words").entries
    assert [e.contact.pk for e in found] == [e.contact.pk for e in shown_now]
