"""One timeline: contacts, talks from before she was known, steps; of whom one asks and is cleared for."""

import datetime as dt

import pytest
from django.urls import reverse

from beside.care import actions
from beside.care.rules.contacts import Happened, WrittenPassage
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.rules.circle import CircleRole
from beside.people.rules.inputs import PersonFacts, PregnancyFacts
from beside.people.rules.names import NameKind
from beside.people.rules.pregnancy import BirthFacts

pytestmark = pytest.mark.django_db


def address(client):
    return reverse("desk:timeline", args=[client.pk])


def wrote(house, client, text, on, by="nadia", label="general"):
    told = Happened(
        kind="phone",
        place="phone",
        on=on,
        minutes={client.pk: 10},
        passages=[WrittenPassage(client.pk, text, label)],
    )
    return actions.log_contact(house.maple, told, by=house.actor(by))


@pytest.fixture
def known(house):
    """Somebody who chose to be known today, with two talks before."""
    helen = house.actor("helen")
    first = actions.Met(on=today() - dt.timedelta(days=9), zone="north", nickname="blue coat", words="Socks")
    talk = actions.record_outreach(house.maple, first, by=helen)
    actions.record_outreach(
        house.maple,
        actions.Met(on=today(), zone="north", words="We drank tea"),
        alias=talk.alias,
        by=helen,
    )
    facts = PersonFacts(names={NameKind.NICKNAME: "Kay"})
    return actions.choose_to_be_known(talk.alias, facts=facts, how="", contacts_too=True, by=helen)


def test_btc_055_talks_that_joined_by_her_choice_and_steps_stand_on_her_timeline(ask, house, known):
    page = ask("helen", address(known)).content.decode()
    assert "We drank tea" in page and "Socks" in page
    assert "joined the circle" in page


def test_filters_leave_contacts_only_and_words_find_them(ask, house, family):
    wrote(house, family.mother, "She sang to Jo", today())
    wrote(house, family.mother, "A letter came", today())
    found = ask("nadia", address(family.mother), q="sang").content.decode()
    assert "She sang to Jo" in found and "A letter came" not in found
    by_kind = ask("nadia", address(family.mother), kind="video").content.decode()
    assert "She sang to Jo" not in by_kind and "joined the circle" not in by_kind


def test_the_childs_timeline_has_nothing_about_the_mother(ask, house, family):
    wrote(house, family.mother, "She told of her sister", today(), label="substance_use")
    assert "her sister" not in ask("nadia", address(family.child)).content.decode()
    assert "her sister" in ask("nadia", address(family.mother)).content.decode()


def test_each_line_is_on_one_page_only(ask, house, family):
    for back in range(40):
        wrote(house, family.mother, f"talk number {back:02d}.", today() - dt.timedelta(days=back // 3))
    first = ask("nadia", address(family.mother))
    older = first.context["older"]
    second = ask("nadia", address(family.mother) + older)
    pages = [page.content.decode() for page in (first, second)]
    for back in range(40):
        assert sum(page.count(f"talk number {back:02d}.") for page in pages) == 1
    assert sum(page.count("joined the circle") for page in pages) == first.content.decode().count(
        "joined the circle"
    )


@pytest.mark.parametrize("after", ["nonsense", "2026-13-40_x", "2026-01-01_not-an-id", "_"])
def test_an_address_somebody_changed_begins_at_the_top(ask, house, family, after):
    assert ask("nadia", address(family.mother), after=after).status_code == 200


def test_another_program_does_not_learn_that_she_exists(ask, house, family):
    assert ask("kofi", address(family.mother)).status_code == 404


def test_a_line_leads_to_its_note_and_all_can_be_printed(ask, house, family):
    note = wrote(house, family.mother, "She sang", today()).note
    page = ask("nadia", address(family.mother)).content.decode()
    assert reverse("care:note", args=[note.pk]) in page
    for back in range(30):
        wrote(house, family.mother, f"talk {back}.", today() - dt.timedelta(days=back))
    everything = ask("nadia", address(family.mother), all="1")
    assert everything.context["older"] == ""


@pytest.fixture
def early(house, kay):
    """Ama, born 140 days ago at 30 weeks; and what a home visit 100 days ago says of her."""
    nadia = house.actor("nadia")
    born = today() - dt.timedelta(days=140)
    due = born + dt.timedelta(weeks=10)
    pregnancy = people.record_pregnancy(kay, PregnancyFacts(due_date=due), by=nadia)
    facts = [BirthFacts(on=born, called="Ama", weeks=30, days=0)]
    child = people.record_birth(pregnancy, facts, by=nadia)[0].child
    for client, name in ((kay, "lou"), (child, "lou")):
        people.add_to_circle(
            client, getattr(house, name), program=house.maple, role=CircleRole.PEER, by=house.actor("helen")
        )
    for days in (100, 30):
        day = today() - dt.timedelta(days=days)
        told = Happened(kind="home_visit", place="home", on=day, minutes={child.pk: 30})
        actions.log_contact(house.maple, told, by=nadia)
    return child


def test_mcs_049_the_timeline_shows_the_age_then_and_corrected_for_an_early_birth(ask, early):
    """Born at 30 weeks, nine weeks before 39: at 40 days she is not at term, at 110 days she is 47 days corrected."""
    page = ask("nadia", address(early)).content.decode()
    assert "Ama 5 weeks (corrected: before term)" in page
    assert "Ama 3 months (corrected 6 weeks)" in page


def test_n11_that_she_was_born_early_is_health(ask, early):
    page = ask("lou", address(early)).content.decode()
    assert "Ama 3 months" in page
    assert "corrected" not in page


def test_a_child_born_at_term_has_one_age(ask, house, family):
    told = Happened(kind="home_visit", place="home", on=today(), minutes={family.child.pk: 30})
    actions.log_contact(house.maple, told, by=house.actor("nadia"))
    page = ask("nadia", address(family.child)).content.decode()
    assert "Jo 0 days" in page
    assert "corrected" not in page


def test_words_search_the_talks_that_are_hers_too(ask, house, known):
    found = ask("helen", address(known), q="socks").content.decode()
    assert "Socks" in found and "We drank tea" not in found
    assert "joined the circle" not in found
    assert "Nothing fits" in ask("helen", address(known), q="umbrella").content.decode()
