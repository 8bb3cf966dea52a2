"""What works for her comes first; the supports she keeps outside have her rule; a colleague close to a family."""

import pytest
from django.urls import reverse

from beside.foundation.clock import today
from beside.people import actions, queries
from beside.people.rules.circle import CircleRole, StaffTieKind
from beside.people.rules.inputs import TieWords
from beside.people.rules.stories import StoryKind
from beside.people.rules.ties import Leaning, MayContact, TieKind

pytestmark = pytest.mark.django_db
SPOKEN = "Straight, no paper voice"


def _place_of(words, page):
    text = page.content.decode()
    assert words in text, words
    return text.index(words)


@pytest.fixture
def works(house, kay):
    return actions.write_story(
        kay,
        StoryKind.WHAT_WORKS,
        {"how_to_talk": SPOKEN, "best_times": "After noon"},
        by=house.actor("nadia"),
    )


@pytest.mark.parametrize("name", ["desk:client", "people:client"])
def test_cewh_043_a_new_worker_sees_what_works_for_her_before_anything_else(ask, house, kay, works, name):
    """CEWH-043: the first section of both her pages, for an educator who joins today as for her key worker."""
    by = house.actor("nadia")
    actions.add_to_circle(kay, house.joelle, program=house.maple, role=CircleRole.EDUCATOR, by=by)
    for who in ("joelle", "nadia"):
        page = ask(who, reverse(name, args=[kay.pk]))
        first = _place_of("What works for me", page)
        assert first < _place_of(SPOKEN, page)
        assert page.content.decode().index("<h2") > first - 60, "no heading stands before it"


def test_cewh_043_it_is_changed_outside_the_intake_and_what_she_said_before_stays(ask, house, kay, works):
    address = reverse("people:story", args=[kay.pk, "what_works"])
    typed = {"how_to_talk": "Slowly", "when_upset": "A walk", "best_times": "Mornings", "seen": works.pk}
    assert ask("nadia", address, posts=typed).status_code == 302
    page = ask("nadia", address).content.decode()
    assert "Slowly" in page and "Earlier versions" in page and SPOKEN in page


def test_cewh_043_what_is_told_at_intake_is_on_her_page_and_is_not_asked_again(ask, house, kay):
    part = reverse("care:intake_section", args=[kay.pk, "works"])
    ask("nadia", part, posts={"how_to_talk": SPOKEN, "stop": "1"})
    story = queries.current_story(house.actor("nadia"), kay, StoryKind.WHAT_WORKS)
    assert story.parts["how_to_talk"] == SPOKEN
    ask("nadia", part, posts={"how_to_talk": SPOKEN, "when_upset": "Tea", "stop": "1"})
    after = queries.current_story(house.actor("nadia"), kay, StoryKind.WHAT_WORKS)
    assert (after.number, after.parts["when_upset"]) == (2, "Tea")
    ask("nadia", part, posts={"how_to_talk": SPOKEN, "when_upset": "Tea", "stop": "1"})
    assert queries.current_story(house.actor("nadia"), kay, StoryKind.WHAT_WORKS).number == 2


def test_mcs_039_nobody_contacts_an_outside_support_unless_she_says(ask, house, kay):
    """MCS-039: mutual aid, sponsor, Elder, doctor and another counsellor, each with nobody as the default."""
    by = house.actor("nadia")
    for kind in ("sponsor", "mutual_aid", "elder", "doctor", "counsellor_elsewhere"):
        actions.add_tie(
            kay, TieKind(kind), called=f"The {kind}", words=TieWords(on=today()), reach="416 555 0101", by=by
        )
    actions.add_tie(kay, TieKind.SISTER, called="Denise", words=TieWords(on=today()), by=by)
    rows = queries.outside_supports(by, kay)
    assert {row.may_contact for row in rows} == {MayContact.NOBODY}
    page = ask("nadia", reverse("people:supports", args=[kay.pk])).content.decode()
    assert page.count("Nobody contacts them") == 5
    assert "Denise" not in page and "416 555 0101" not in page


def test_mcs_039_her_rule_says_who_and_about_what(ask, house, kay):
    address = reverse("people:tie_add", args=[kay.pk])
    typed = {
        "kind": "sponsor", "called": "Bev", "colleague": "", "reach": "416 555 0101", "leaning": "support",
        "closeness": "very", "may_contact": "with_her_yes", "contact_about": "Only when she does not answer",
        "involvement": "", "note": "", "label": "general", "on": today().isoformat(),
        **{f"on_{n}": v for n, v in zip(("day", "month", "year"), (today().day, today().month, today().year), strict=True)},
    }  # fmt: skip
    answer = ask("nadia", address, posts=typed)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    page = ask("nadia", reverse("people:supports", args=[kay.pk])).content.decode()
    assert "Only with her yes each time" in page and "Only when she does not answer" in page
    assert "416 555 0101" in page
    assert (
        "Supports she keeps outside" in ask("nadia", reverse("people:client", args=[kay.pk])).content.decode()
    )


def test_mcs_023_a_worker_of_the_program_may_stand_in_her_network(ask, house, kay):
    words = TieWords(on=today(), leaning=Leaning.SUPPORT)
    tie = actions.add_tie(
        kay, TieKind.WORKER_HERE, called="", staff=house.nadia, words=words, by=house.actor("nadia")
    )
    assert (tie.name, tie.staff_id) == ("Nadia", house.nadia.pk)
    assert "People of this program" in ask("nadia", reverse("people:client", args=[kay.pk])).content.decode()


def test_a_colleague_noted_by_mistake_finds_the_record_again(ask, house, kay):
    helen = house.actor("helen")
    tie = actions.note_staff_tie(kay.person, house.nadia, kind=next(iter(StaffTieKind)), by=helen)
    assert ask("nadia", reverse("desk:client", args=[kay.pk])).status_code == 404
    address = reverse("people:staff_tie_end", args=[kay.pk, tie.pk])
    assert ask("tess", address, posts={}).status_code in {302, 403, 404}
    assert "No longer so" in ask("helen", reverse("people:staff_tie_add", args=[kay.pk])).content.decode()
    assert ask("helen", address, posts={}).status_code == 302
    assert ask("nadia", reverse("desk:client", args=[kay.pk])).status_code == 200
