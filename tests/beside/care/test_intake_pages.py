"""The intake: everything may be left, nobody writes over what she may not read; waiting and stepping down."""

import pytest
from django.urls import reverse

from beside.care import actions, queries
from beside.care.forms.intake import sections
from beside.care.models import IntakeAnswer, WaitingEntry
from beside.foundation.clock import today
from beside.foundation.content import content
from beside.people import actions as people
from beside.people.models import Enrolment
from beside.people.rules.circle import CircleRole

pytestmark = pytest.mark.django_db


def part(client, key):
    return reverse("care:intake_section", args=[client.pk, key])


def test_n03_every_section_may_be_left_empty(ask, house, kay):
    for section in content("intake", "questions")["sections"]:
        assert ask("nadia", part(kay, section["key"]), posts={"stop": "1"}).status_code == 302
    assert not IntakeAnswer.objects.exists()


def test_bad_content_never_asks_about_trauma():
    words = str(content("intake", "questions")).lower()
    assert not {"trauma", "abuse", "assault"} & set(words.replace("_", " ").split())


def test_who_may_not_read_an_answer_cannot_write_over_it(ask, house, kay):
    ask("nadia", part(kay, "use"), posts={"her_aim": "Sleep without it", "stop": "1"})
    people.add_to_circle(
        kay, house.joelle, program=house.maple, role=CircleRole.EDUCATOR, by=house.actor("nadia")
    )
    assert ask("joelle", part(kay, "use")).status_code == 404
    assert "Substances" not in ask("joelle", reverse("care:intake", args=[kay.pk])).content.decode()
    answer = IntakeAnswer.objects.get(question="her_aim", superseded=False)
    assert answer.answer == "Sleep without it"


def test_sections_hold_only_questions_of_the_labels_given():
    keys = {q["key"] for s in sections({"general"}) for q in s["questions"]}
    assert "hopes_as_mother" in keys and "her_aim" not in keys


def test_a_changed_answer_stands_beside_the_old(ask, house, kay):
    for said in ("To keep her close", "To be the one who stays"):
        ask("nadia", part(kay, "hopes"), posts={"hopes_as_mother": said, "stop": "1"})
    rows = IntakeAnswer.objects.filter(question="hopes_as_mother").order_by("created_at")
    assert [(row.answer, row.superseded) for row in rows] == [
        ("To keep her close", True),
        ("To be the one who stays", False),
    ]


def test_waiting_is_shown_with_days_and_ends_with_one_tap(ask, house, kay):
    ask("nadia", reverse("care:wait", args=[kay.pk]), posts={})
    ask("nadia", reverse("care:wait", args=[kay.pk]), posts={})
    assert WaitingEntry.objects.filter(ended_on__isnull=True).count() == 1
    assert "Kay" in ask("dana", reverse("care:waiting")).content.decode()
    assert "Kay" not in ask("kofi", reverse("care:waiting")).content.decode()
    ask("nadia", reverse("care:wait_end", args=[kay.pk]), posts={})
    assert WaitingEntry.objects.get().ended_on == today()
    assert queries.waiting_list(house.actor("nadia")) == []


def test_n37_a_place_ends_with_a_plan_and_no_other_place_ends(ask, house, family):
    address = reverse("care:step_down", args=[family.mother.pk])
    typed = {"to": "moved_on", "reason": "She moved to her aunt's town"}
    assert ask("nadia", address, posts=typed).status_code == 200
    states = {e.client_id: e.latest.state for e in Enrolment.objects.all()}
    assert "moved_on" not in states.values()
    ask("nadia", address, posts={**typed, "continues": "Nadia calls on Fridays"})
    states = {e.client_id: e.latest.state for e in Enrolment.objects.all()}
    assert states[family.mother.pk] == "moved_on"
    assert states[family.child.pk] != "moved_on" and states[family.dyad.pk] != "moved_on"
    ask("nadia", reverse("care:come_back", args=[family.mother.pk]), posts={})
    assert Enrolment.objects.get(client=family.mother).latest.state == "returned"


def test_eligibility_is_advice_only(house, kay):
    advice, _labels = queries.eligibility(house.actor("nadia"), kay)
    assert advice.fits is None or isinstance(advice.fits, bool)
    program = queries.program_for(house.actor("nadia"), kay)
    assert actions.begin_intake(program, kay, questions_version=1, by=house.actor("nadia"))
