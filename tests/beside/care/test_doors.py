"""The door: a first contact that asks nothing, a talk about who sees what, an ending that is a step-down, a return."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import yaml
from django.urls import reverse

from beside.care import actions, queries
from beside.care.models import ConfidentialityTalk, Contact, Intake, OutreachContact, StepDown
from beside.care.rules.contacts import Happened
from beside.foundation.clock import now, telling, today
from beside.foundation.content import content
from beside.foundation.errors import Refusal
from beside.people import actions as people
from beside.people import queries as persons
from beside.people.models import Assignment, Client, Enrolment, Person
from beside.people.rules.circle import CircleRole
from beside.people.rules.contact import Allowed, Channel, Voicemail, may_use
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import ContactAnswer

pytestmark = pytest.mark.django_db


def state_of(client):
    return Enrolment.objects.get(client=client).latest.state


def circle(client):
    rows = Assignment.objects.current(today()).filter(client=client)
    return sorted(rows.values_list("user_id", "role"))


@pytest.fixture
def resting(house, family):
    """Kay's place rests, with Nadia's calls going on."""
    plan = {"continues": "Nadia calls on Fridays", "in_touch": "Nadia, monthly"}
    actions.step_down(
        house.maple,
        family.mother,
        to=State.RESTING,
        reason="She moved to her aunt's town",
        plan=plan,
        until=today() + dt.timedelta(days=180),
        by=house.actor("nadia"),
    )
    return family.mother


# --- the first contact ----------------------------------------------------------------------------------------


def test_btc_021_a_first_talk_on_the_street_needs_a_part_of_town_and_nothing_of_her(ask, house):
    """No name, no history: the record of it is a talk, and no person."""
    answer = ask("helen", reverse("care:talk_add"), posts={"zone": "north", "on": today().isoformat()})
    assert answer.status_code == 302
    assert OutreachContact.objects.count() == 1
    assert not Client.objects.exists() and not Person.objects.exists()


def test_btc_021_a_record_needs_one_word_to_call_her_by(ask, house):
    typed = {"called": "Blue coat", "state": "outreach", "program": str(house.maple.pk)}
    assert ask("nadia", reverse("people:mother_add"), posts=typed).status_code == 302
    mother = Client.objects.get(kind="mother")
    assert mother.person.birth_date is None and mother.person.language_of_service == ""


def test_btc_021_no_question_of_the_intake_asks_about_trauma_in_either_language():
    asked = yaml.safe_dump(content("intake", "questions"), allow_unicode=True).lower()
    for word in ("trauma", "abuse", "assault", "violence", "childhood", "agress", "enfance", "maltrait"):
        assert word not in asked, word


def test_btc_021_btc_039_the_talk_begins_with_hopes_and_what_is_hard_comes_later():
    """Hopes as a mother are asked before needs, health and substances; every question may wait."""
    order = [section["key"] for section in content("intake", "questions")["sections"]]
    assert order[0] == "hopes"
    assert order.index("hopes") < order.index("basics") < order.index("health") < order.index("use")
    hopes = [q["key"] for q in content("intake", "questions")["sections"][0]["questions"]]
    assert "hopes_as_mother" in hopes


def test_btc_039_her_hope_stands_on_her_page_in_her_words(ask, house, kay):
    said = "To be the one who stays, tu sais"
    address = reverse("care:intake_section", args=[kay.pk, "hopes"])
    ask("nadia", address, posts={"hopes_as_mother": said, "stop": "1"})
    page = ask("nadia", reverse("care:plan", args=[kay.pk])).content.decode()
    assert said in page


# --- who sees what ----------------------------------------------------------------------------------------------


def _talk(ask, kay, **ticks):
    typed = {"language": "en", **{name: "on" for name, said in ticks.items() if said}}
    return ask("nadia", reverse("care:confidentiality", args=[kay.pk]), posts=typed)


def test_cewh_009_the_talk_is_kept_with_its_version_read_aloud_and_in_her_own_words(ask, house, kay):
    _talk(ask, kay, read_aloud=True, own_words=True, copy_given=False)
    talk = ConfidentialityTalk.objects.get()
    assert talk.agreement_version == content("intake", "confidentiality")["version"]
    assert (talk.read_aloud, talk.in_her_own_words, talk.copy_given) == (True, True, False)
    page = ask("nadia", reverse("care:intake", args=[kay.pk])).content.decode()
    assert "Confidentiality was explained by Nadia" in page
    assert "new version" not in page


def test_cewh_009_a_new_version_asks_again_and_the_earlier_talk_stays(ask, house, kay, monkeypatch):
    _talk(ask, kay, read_aloud=True)
    agreement = content("intake", "confidentiality")
    monkeypatch.setitem(agreement, "version", agreement["version"] + 1)
    address = reverse("care:intake", args=[kay.pk])
    page = ask("nadia", address).content.decode()
    assert "The agreement has a new version since she heard it" in page
    assert "Explain it again" in page
    _talk(ask, kay, read_aloud=True, own_words=True)
    assert "new version" not in ask("nadia", address).content.decode()
    versions = ConfidentialityTalk.objects.order_by("created_at").values_list("agreement_version", flat=True)
    assert list(versions) == [agreement["version"] - 1, agreement["version"]]


def test_cewh_009_before_any_talk_the_intake_begins_with_it(ask, house, kay):
    page = ask("nadia", reverse("care:intake", args=[kay.pk])).content.decode()
    assert "Confidentiality has not been explained yet" in page


# --- how she may be reached -------------------------------------------------------------------------------------


def test_btc_027_each_way_keeps_its_yes_its_hours_its_name_and_who_may_answer(ask, house, kay):
    """Safe channels, times, the name to use, voicemail, who may answer: each person's own."""
    answer = ContactAnswer(
        Channel.CALL,
        Allowed.YES,
        value="416 555 0142",
        hours="noon to 4",
        voicemail=Voicemail.NOTHING,
        name_to_use="Annie from the library",
        who_may_answer="her sister",
    )
    people.save_safe_contact(kay, answer, by=house.actor("nadia"))
    page = ask("nadia", reverse("people:client", args=[kay.pk])).content.decode()
    for words in ("noon to 4", "Annie from the library", "her sister"):
        assert words in page


def test_n32_btc_027_no_way_is_offered_that_she_has_not_said_is_safe(house, kay):
    nadia = house.actor("nadia")
    assert persons.channels_for(nadia, kay) == {}
    people.save_safe_contact(kay, ContactAnswer(Channel.TEXT, Allowed.NO, value="416 555 0142"), by=nadia)
    row = persons.channels_for(nadia, kay)[Channel.TEXT]
    assert not may_use(Allowed(row.allowed), row.confirmed_on, today())


# --- ending, resting, coming back -------------------------------------------------------------------------------


def test_ext_014_n37_an_ending_is_a_step_down_with_what_goes_on_and_until_when(resting):
    kept = StepDown.objects.get(subject=resting)
    assert kept.plan == {"continues": "Nadia calls on Fridays", "in_touch": "Nadia, monthly"}
    assert kept.keeps_in_touch_until == today() + dt.timedelta(days=180)


def test_ext_014_n37_without_a_plan_only_a_supervisor_ends_a_place_and_says_why(house, family):
    ending = {"to": State.MOVED_ON, "reason": "x", "plan": {"continues": " "}, "until": None}
    with pytest.raises(Refusal):
        actions.step_down(house.maple, family.mother, **ending, by=house.actor("nadia"))
    with pytest.raises(Refusal):
        actions.step_down(
            house.maple, family.mother, **ending, supervisor_reason="why", by=house.actor("nadia")
        )
    assert state_of(family.mother) not in {State.MOVED_ON, State.RESTING}
    kept = actions.step_down(
        house.maple, family.mother, **ending, supervisor_reason="She asked for it", by=house.actor("helen")
    )
    assert kept.supervisor_reason == "She asked for it"


def test_mcs_036_an_ended_file_rests_with_the_door_open_and_keeps_her_workers(ask, house, resting):
    assert state_of(resting) == State.RESTING
    assert circle(resting) == [(house.nadia.pk, CircleRole.KEY_WORKER)]
    assert "door open" in ask("nadia", reverse("desk:client", args=[resting.pk])).content.decode().lower()


def test_mcs_036_one_act_brings_her_back_to_the_same_workers_without_a_new_intake(ask, house, resting):
    before = circle(resting)
    intakes = Intake.objects.count()
    with telling(now() + dt.timedelta(days=400)):
        assert ask("nadia", reverse("care:come_back", args=[resting.pk]), posts={}).status_code == 302
        assert state_of(resting) == State.RETURNED
        assert circle(resting) == before
    assert Intake.objects.count() == intakes


def test_mcs_036_who_rests_or_moved_on_comes_to_the_drop_in_as_she_is(house, resting):
    """No intake, no step: she is written as one who came, or counted without a name."""
    helen = house.actor("helen")
    told = Happened(kind="drop_in", place="centre", on=today(), minutes={resting.pk: 45})
    actions.log_contact(house.maple, told, by=helen)
    assert Contact.objects.get().kind == "drop_in"
    assert state_of(resting) == State.RESTING
    assert not Intake.objects.filter(subject=resting).exists()


# --- staying in touch -------------------------------------------------------------------------------------------


def test_mcs_038_a_gap_is_days_since_we_spoke_with_a_warm_word_and_no_tally(ask, house, family):
    nadia = house.actor("nadia")
    for days, outcome in ((40, "took_place"), (20, "did_not_meet"), (10, "did_not_meet")):
        told = Happened(
            kind="phone",
            place="phone",
            on=today() - dt.timedelta(days=days),
            minutes={family.mother.pk: 10},
            outcome=outcome,
            not_met_because="not_known" if outcome == "did_not_meet" else "",
        )
        actions.log_contact(house.maple, told, by=nadia)
    spoke = queries.last_spoke(nadia, [family.mother.pk])
    assert spoke[family.mother.pk] == today() - dt.timedelta(days=40)
    page = ask("nadia", "/desk/").content.decode()
    assert "40 days" in page
    assert not re.search(r"missed|2 (visits|calls)|no.show", page, re.IGNORECASE)
