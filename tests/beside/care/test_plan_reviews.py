"""Looking at the plan together, a program's rhythm, families walked with, plans for the child alone (EXT-011)."""

import datetime as dt

import pytest

from beside.care import actions, queries
from beside.care.actions import GoalTold, LookedAt
from beside.care.models import PlanSetting
from beside.care.rules.plan import child_only, look_again
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, Refusal
from beside.people import actions as people
from beside.people.rules.circle import CircleRole
from beside.people.rules.enrolment import State
from tests.beside.people.conftest import known_as

pytestmark = pytest.mark.django_db


def looked(house, family, goals=(), **told):
    told = LookedAt(**{"on": today(), "she_says": "I sleep again", **told})
    return actions.look_together(house.maple, family.mother, told, goals, by=house.actor("nadia"))


@pytest.mark.parametrize(
    ("last", "months", "again"),
    [
        (dt.date(2026, 1, 15), 4, dt.date(2026, 5, 15)),
        (dt.date(2026, 10, 31), 4, dt.date(2027, 2, 28)),
        (dt.date(2027, 10, 31), 4, dt.date(2028, 2, 29)),
        (dt.date(2026, 9, 30), 12, dt.date(2027, 9, 30)),
        (dt.date(2026, 8, 31), 1, dt.date(2026, 9, 30)),
    ],
)
def test_the_next_look_is_counted_in_calendar_months_ext_011(last, months, again):
    assert look_again(last, months) == again


def test_a_look_holds_her_words_her_workers_and_what_both_agree_ext_011(house, family):
    goal = actions.add_goal(house.maple, family.dyad, GoalTold(words="To play"), by=house.actor("nadia"))
    review = looked(
        house,
        family,
        [goal],
        worker_says="I saw you laugh",
        agreed="Floor time each visit",
        her_yes="in_her_words",
        stands={goal.pk: "reached"},
    )
    found = queries.reviews_of(house.actor("nadia"), family.mother)
    assert found == [review] and review.is_shared and review.her_yes_on == today()
    goal.refresh_from_db()
    assert goal.state == "reached"
    assert [e.state for e in queries.earlier_words(house.actor("nadia"), goal)] == ["open"]


def test_her_yes_can_come_later_and_is_given_once(house, family):
    review = looked(house, family, agreed="Call Dee")
    assert not review.is_shared
    nadia = house.actor("nadia")
    with pytest.raises(Refusal):
        actions.say_yes(review, "not_yet", by=nadia)
    actions.say_yes(review, "read_to_her", by=nadia)
    with pytest.raises(Refusal, match="agreed already"):
        actions.say_yes(review, "in_her_words", by=nadia)


@pytest.mark.parametrize(
    "told", [{"she_says": " "}, {"on": today() + dt.timedelta(days=1)}], ids=["nobody spoke", "still to come"]
)
def test_a_look_that_cannot_have_been_is_refused_in_plain_words(house, family, told):
    with pytest.raises(Refusal):
        looked(house, family, **told)


def test_nothing_is_late_however_long_ago_the_last_look_was_n02(house, family, ask):
    """The page names a month; no word and no field says that anything is overdue."""
    looked(house, family, on=today() - dt.timedelta(days=900))
    page = ask("nadia", f"/desk/plan/{family.mother.pk}/together/").content.decode().lower()
    assert "around" in page
    assert not [word for word in ("overdue", "late ", "missed", "past due") if word in page]


def test_a_program_sets_its_rhythm_and_the_template_fills_what_is_empty_ext_011(house, family, ask):
    """PCAP: 16 families, at most 20, goals reviewed every 4 months (public PCAP pages)."""
    address = f"/desk/caseload/{house.maple.pk}/rhythm/"
    assert ask("helen", address, posts={"template": "pcap_like"}).status_code == 302
    setting = PlanSetting.objects.get()
    assert (setting.review_months, setting.families_usual, setting.families_most) == (4, 16, 20)
    own = {"template": "own", "review_months": "3", "families_usual": "12", "families_most": ""}
    assert ask("helen", address, posts=own).status_code == 302
    setting.refresh_from_db()
    assert (setting.review_months, setting.families_usual, setting.families_most) == (3, 12, None)
    back = own | {"template": "pcap_like"}
    assert ask("helen", address, posts=back).status_code == 302
    setting.refresh_from_db()
    assert (setting.review_months, setting.families_usual, setting.families_most) == (4, 16, 20)
    wrong = {"template": "own", "families_usual": "12", "families_most": "11"}
    assert ask("helen", address, posts=wrong).status_code == 422
    looked(house, family, on=dt.date(2026, 1, 15))
    assert "May 2026" in ask("nadia", f"/desk/plan/{family.mother.pk}/together/").content.decode()


def test_who_does_not_arrange_circles_sets_no_rhythm(house, ask):
    with pytest.raises(NotAllowed):
        actions.set_rhythm(
            house.maple, review_months=4, families_usual=None, families_most=None, by=house.actor("nadia")
        )
    assert ask("nadia", "/desk/caseload/").status_code == 403


def test_families_walked_with_stand_by_name_and_resting_ones_are_not_counted_ext_011_n26(house, family, ask):
    nadia = house.actor("nadia")
    for name in ("Ada", "Bea"):
        people.register_mother(known_as(name), program=house.maple, by=nadia)
    rests = people.register_mother(known_as("Cleo"), program=house.maple, by=nadia)
    people.change_enrolment(rests, house.maple, State.RESTING, on=today(), reason="She asked", by=nadia)
    people.add_to_circle(family.mother, house.joelle, program=house.maple, role=CircleRole.EDUCATOR, by=nadia)
    loads = queries.caseloads(house.actor("helen"))
    assert [load.program for load in loads] == [house.maple]
    assert [(w.name, w.families, w.as_key_worker) for w in loads[0].workers] == [
        ("Joelle", 1, 0),
        ("Nadia", 3, 3),
    ]
    page = ask("dana", "/desk/caseload/").content.decode()
    assert "Nadia" in page and "Kay" not in page


@pytest.mark.parametrize(
    ("facts", "listed"),
    [
        ({}, True),
        ({"mother_not_now": True}, True),
        ({"mother_not_now": True, "dyad_not_now": True}, False),
        ({"mother": True}, False),
        ({"dyad": True}, False),
        ({"child": False}, False),
    ],
)
def test_a_plan_for_the_child_alone_mcs_032(facts, listed):
    nothing = {"child": True, "mother": False, "mother_not_now": False, "dyad": False, "dyad_not_now": False}
    assert child_only(**nothing | facts) is listed


def test_supervision_finds_plans_for_the_child_alone_mcs_032(house, family, ask):
    nadia, helen = house.actor("nadia"), house.actor("helen")
    actions.add_goal(house.maple, family.child, GoalTold(words="To crawl"), by=nadia)
    assert [(one.mother, one.child) for one in queries.child_only_plans(helen)] == [
        (family.mother, family.child)
    ]
    assert "Kay" in ask("helen", "/desk/caseload/child-only/").content.decode()
    assert ask("nadia", "/desk/caseload/child-only/").status_code == 403
    actions.say_not_now(family.mother, reason="Later", by=nadia)
    actions.say_not_now(family.dyad, reason="Later", by=nadia)
    assert queries.child_only_plans(helen) == []
    assert queries.child_only_plans(house.actor("kofi")) == []


def test_a_look_is_written_and_agreed_from_the_page(house, family, ask):
    goal = actions.add_goal(house.maple, family.mother, GoalTold(words="A room"), by=house.actor("nadia"))
    address = f"/desk/plan/{family.mother.pk}/together/"
    day = today()
    typed = {
        "she_says": "It is better",
        "her_yes": "not_yet",
        "label": "general",
        f"goal_{goal.pk}": "set_down",
        "on_day": day.day,
        "on_month": day.month,
        "on_year": day.year,
    }
    assert ask("nadia", f"{address}new/", posts=typed).status_code == 302
    page = ask("nadia", address).content.decode()
    assert "It is better" in page and "Not yet" in page
    review = queries.reviews_of(house.actor("nadia"), family.mother)[0]
    answer = ask("nadia", f"/desk/plan/together/{review.pk}/yes/", posts={"how": "in_her_words"})
    assert answer.status_code == 302
    goal.refresh_from_db()
    review.refresh_from_db()
    assert (goal.state, review.her_yes) == ("set_down", "in_her_words")
