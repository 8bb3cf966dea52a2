"""Today: what is due and a warm word, never a count of missed visits; each role has a first page."""

import pytest
from django.urls import reverse

from beside.care import actions
from beside.care.rules.contacts import Happened, WrittenPassage
from beside.desk.queries import today_of
from beside.foundation.clock import today

pytestmark = pytest.mark.django_db
TODAY = reverse("desk:today")


def test_somebody_not_spoken_with_for_a_while_is_a_warm_word(house, family):
    nadia = house.actor("nadia")
    assert [n.client.pk for n in today_of(nadia, today()).nudges] == [family.mother.pk]
    told = Happened(kind="phone", place="phone", on=today(), minutes={family.mother.pk: 10})
    actions.log_contact(house.maple, told, by=nadia)
    assert today_of(nadia, today()).nudges == ()


def test_n02_what_did_not_take_place_is_not_counted_anywhere(ask, house, family):
    nadia = house.actor("nadia")
    before = ask("nadia", TODAY).content.decode()
    for _missed in range(5):
        told = Happened(
            kind="phone",
            place="phone",
            on=today(),
            minutes={family.mother.pk: 0},
            outcome="did_not_meet",
            not_met_because="we_missed_each_other",
        )
        actions.log_contact(house.maple, told, by=nadia)
    after = ask("nadia", TODAY).content.decode()
    assert before.count("Kay") == after.count("Kay")
    assert "missed" not in after.lower()


@pytest.mark.parametrize("name", ["nadia", "lou", "helen", "dana", "ruth", "samira", "kofi"])
def test_each_role_has_a_first_page_without_a_dead_end(ask, house, name):
    answer = ask(name, TODAY)
    assert answer.status_code == 200
    main = answer.content.decode().split("<main")[1]
    for path in (reverse("care:week"), reverse("desk:families"), reverse("accounts:staff_list")):
        if f'href="{path}"' in main:
            assert ask(name, path).status_code == 200


def test_a_follow_up_for_a_colleague_is_hers_and_can_be_taken_back(ask, house, family):
    nadia = house.actor("nadia")
    item = actions.add_follow_up(
        house.maple,
        family.mother,
        what="Bring the coat",
        due_on=today(),
        whose=(house.helen.pk, "Helen"),
        by=nadia,
    )
    assert "Bring the coat" in ask("helen", TODAY).content.decode()
    done = reverse("desk:follow_up_done", args=[item.pk])
    ask("helen", done, posts={})
    assert "Bring the coat" not in ask("helen", TODAY).content.decode()
    ask("helen", f"{done}?undo=1", posts={})
    assert "Bring the coat" in ask("helen", TODAY).content.decode()
    assert ask("tess", done, posts={}).status_code in {403, 404}


def test_a_second_signature_is_one_tap_on_the_supervisors_page(ask, house, family):
    nadia = house.actor("nadia")
    told = Happened(
        kind="phone",
        place="phone",
        on=today(),
        minutes={family.mother.pk: 10},
        passages=[WrittenPassage(family.mother.pk, "We talked")],
    )
    note = actions.log_contact(house.maple, told, sign=True, by=nadia).note
    actions.ask_countersign(note, by=nadia)
    assert "To countersign" not in ask("nadia", TODAY).content.decode()
    assert "To countersign" in ask("helen", TODAY).content.decode()
    tap = reverse("desk:countersign", args=[note.pk])
    assert ask("tess", tap, posts={}).status_code == 403
    ask("helen", tap, posts={})
    assert "To countersign" not in ask("helen", TODAY).content.decode()


def test_who_walks_with_no_family_is_led_to_what_she_may_do(ask, house):
    """A manager finds the numbers; a privacy officer reads what is true for her, and how she looks things up."""
    dana = ask("dana", TODAY).content.decode().partition("<main")[2]
    for name in ("desk:families", "care:waiting", "care:caseload", "desk:numbers", "measures:voices"):
        assert reverse(name) in dana
    samira = ask("samira", TODAY).content.decode().partition("<main")[2]
    assert "Nothing waits for you here today." in samira
    assert reverse("accounts:own") in samira
    assert "beside audit" in samira
    assert "beside audit" not in dana
