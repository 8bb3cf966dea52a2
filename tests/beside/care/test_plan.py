"""The plan: three standing panels, her words, her order; what it said before is kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beside.care import actions, queries
from beside.care.actions import Answered, GoalTold
from beside.care.models import EarlierGoal, Goal, NotNow
from beside.foundation.errors import Conflict, NotAllowed, NotVisible
from beside.people import actions as people
from beside.people.rules.circle import CircleRole
from beside.people.rules.stories import StoryKind

pytestmark = pytest.mark.django_db


def goal(house, subject, words="To keep her close", by="nadia", **more):
    return actions.add_goal(house.maple, subject, GoalTold(words=words, **more), by=house.actor(by))


def join(house, name, *clients):
    for client in clients:
        people.add_to_circle(
            client,
            getattr(house, name),
            program=house.maple,
            role=CircleRole.BACKUP,
            by=house.actor("nadia"),
        )


def plan(house, client, by="nadia"):
    return queries.plan_of(house.actor(by), client)


def words(rows):
    return [row.words for row in rows]


def test_the_three_panels_stand_also_when_empty_mcs_032(house, family):
    for client in (family.mother, family.child, family.dyad):
        found = plan(house, client)
        assert [panel.client.kind for panel in found.panels] == ["mother", "child", "dyad"]
        assert all(panel.opens and not panel.goals for panel in found.panels)


def test_a_panel_says_not_now_with_a_reason_and_does_not_vanish_mcs_032(house, family):
    nadia = house.actor("nadia")
    with pytest.raises(Exception, match="why not now"):
        actions.say_not_now(family.mother, reason="  ", by=nadia)
    actions.say_not_now(family.mother, reason="She rests after the birth", by=nadia)
    panel = plan(house, family.mother).of_kind("mother")[0]
    assert panel.not_now.reason == "She rests after the birth"
    actions.begin_again(panel.not_now, by=nadia)
    assert plan(house, family.mother).of_kind("mother")[0].not_now is None
    assert NotNow.objects.get().ended_on is not None


def test_why_a_panel_rests_is_read_by_those_cleared_for_it(house, family, ask):
    actions.say_not_now(family.mother, reason="He found her", label="violence", by=house.actor("nadia"))
    join(house, "joelle", family.mother)
    panel = plan(house, family.mother, "joelle").of_kind("mother")[0]
    assert panel.not_now is not None and panel.not_now.reason == ""
    page = ask("joelle", f"/desk/plan/{family.mother.pk}/").content.decode()
    assert "Not now" in page and "Begin again" not in page and "He found her" not in page
    assert ask("joelle", f"/desk/plan/rests/{panel.not_now.pk}/begin/", posts={}).status_code == 404


def test_a_goal_in_a_resting_panel_begins_it(house, family):
    actions.say_not_now(family.dyad, reason="Jo is with her aunt this week", by=house.actor("nadia"))
    goal(house, family.dyad, "To bath together again")
    assert plan(house, family.mother).of_kind("dyad")[0].not_now is None


@pytest.mark.parametrize("first", ["", "tie", "trauma", "child", "wellbeing", "basics"])
def test_no_goal_about_substances_is_asked_for_first_or_at_all_mcs_002_n03_n04(house, family, first):
    """A plan whose first and only goals are of any other kind, or of none, is whole."""
    one = goal(house, family.mother, "First this", targets=[first] if first else [])
    two = goal(house, family.dyad, "Then this")
    assert list(plan(house, family.mother).order) == [one, two]
    assert not Goal.objects.filter(targets__contains="use").exists()


def test_only_words_are_needed_and_there_is_no_kind_by_default(house, family):
    made = goal(house, family.mother, "A quiet room")
    assert (made.targets, made.who, made.next_step, made.state) == ("", None, None, "open")
    with pytest.raises(Exception, match="as she says it"):
        goal(house, family.mother, "   ")


def test_the_order_is_hers_across_the_panels_mcs_002(house, family):
    drugs = goal(house, family.mother, "Use less", targets=["use"], label="substance_use")
    hurt = goal(house, family.mother, "Sleep without the dreams", targets=["trauma"])
    tie = goal(house, family.dyad, "Play on the floor", targets=["tie"])
    order = list(plan(house, family.mother).order)
    assert order == [drugs, hurt, tie]
    nadia = house.actor("nadia")
    actions.move_goal(drugs, order, earlier=False, by=nadia)
    actions.move_goal(drugs, list(plan(house, family.mother).order), earlier=False, by=nadia)
    assert list(plan(house, family.mother).order) == [hurt, tie, drugs]
    actions.move_goal(hurt, list(plan(house, family.mother).order), earlier=True, by=nadia)
    assert list(plan(house, family.mother).order) == [hurt, tie, drugs]


def test_what_a_goal_said_before_is_kept(house, family):
    made = goal(house, family.mother, "Find a room", next_step="Call the shelter", who="Nadia")
    told = GoalTold(words="Find a room near my sister", state="reached")
    actions.change_goal(made, told, expected=1, by=house.actor("nadia"))
    earlier = queries.earlier_words(house.actor("nadia"), made)
    assert [(e.words, e.next_step, e.who, e.state, e.number) for e in earlier] == [
        ("Find a room", "Call the shelter", "Nadia", "open", 1)
    ]
    panel = plan(house, family.mother).of_kind("mother")[0]
    assert words(panel.settled) == ["Find a room near my sister"] and panel.goals == ()


def test_two_who_change_one_goal_lose_nothing(house, family):
    made = goal(house, family.mother, "One")
    actions.change_goal(Goal.objects.get(), GoalTold(words="Two"), expected=1, by=house.actor("nadia"))
    with pytest.raises(Conflict) as clash:
        actions.change_goal(made, GoalTold(words="Three"), expected=1, by=house.actor("nadia"))
    assert clash.value.theirs.words == "Two"
    assert EarlierGoal.objects.count() == 1


def test_a_goal_under_a_label_is_read_by_those_cleared_for_it(house, family):
    goal(house, family.mother, "To be safe from him", label="violence")
    goal(house, family.child, "To crawl")
    for name in ("joelle", "lou", "priya"):
        join(house, name, family.mother, family.child, family.dyad)
    assert words(plan(house, family.mother, "priya").order) == ["To be safe from him", "To crawl"]
    assert words(plan(house, family.mother, "joelle").order) == ["To crawl"]
    assert words(plan(house, family.child, "lou").order) == ["To crawl"]
    with pytest.raises(NotVisible):
        queries.goal_of(house.actor("joelle"), Goal.objects.get(label="violence").pk)


def test_who_walks_with_the_child_alone_reads_the_childs_part(house, family):
    goal(house, family.mother, "Sleep")
    goal(house, family.child, "To crawl")
    join(house, "joelle", family.child)
    found = plan(house, family.child, "joelle")
    assert {p.client.kind: (p.opens, words(p.goals)) for p in found.panels} == {
        "mother": (False, []),
        "child": (True, ["To crawl"]),
        "dyad": (False, []),
    }
    assert found.hopes == ()


def test_who_may_not_write_does_not_write(house, family):
    join(house, "lou", family.mother)
    with pytest.raises(NotAllowed):
        goal(house, family.mother, by="lou")
    with pytest.raises(NotVisible):
        goal(house, family.mother, by="kofi")
    join(house, "joelle", family.mother)
    with pytest.raises(NotAllowed):
        goal(house, family.mother, by="joelle", label="violence")


def test_her_hopes_stand_on_top_in_her_words_peer_001_btc_039(house, family):
    """Said at intake; written later, the newer words stand there."""
    nadia = house.actor("nadia")
    intake = actions.begin_intake(house.maple, family.mother, questions_version=1, by=nadia)
    said = Answered("answered", "general", "To be the one who stays.")
    actions.answer(intake, {"hopes_as_mother": said}, by=nadia)
    assert plan(house, family.mother).hopes == (("as_parent", "To be the one who stays."),)
    people.write_story(family.mother, StoryKind.HOPES, {"for_child": "A garden"}, by=nadia)
    assert plan(house, family.dyad).hopes == (("for_child", "A garden"),)


def test_the_page_shows_what_stands_and_a_goal_is_added_from_a_hope(house, family, ask):
    people.write_story(family.mother, StoryKind.HOPES, {"for_child": "A garden"}, by=house.actor("nadia"))
    address = f"/desk/plan/{family.mother.pk}/"
    page = ask("nadia", address)
    assert page.status_code == 200
    for seen in ("A garden", "Nothing here yet.", "Not now", "Together"):
        assert seen in page.content.decode()
    form = ask("nadia", f"{address}goal/", hope="for_child").content.decode()
    assert "A garden</textarea>" in form
    typed = {"words": "A garden", "label": "general"}
    assert ask("nadia", f"{address}goal/", posts=typed).status_code == 302
    assert Goal.objects.get().words == "A garden"


def test_a_goal_saved_meanwhile_is_shown_beside_what_was_typed(house, family, ask):
    made = goal(house, family.mother, "One")
    actions.change_goal(Goal.objects.get(), GoalTold(words="Two"), expected=1, by=house.actor("nadia"))
    typed = {"words": "Three", "label": "general", "state": "open", "seen": "1"}
    page = ask("nadia", f"/desk/goals/{made.pk}/", posts=typed)
    assert page.status_code == 409
    assert "Two" in page.content.decode() and "Three</textarea>" in page.content.decode()
    again = {**typed, "words": "Two and three", "seen": "2"}
    assert ask("nadia", f"/desk/goals/{made.pk}/", posts=again).status_code == 302
    assert Goal.objects.get().words == "Two and three"


def test_the_order_is_changed_by_a_button_without_any_script(house, family, ask):
    one, two = goal(house, family.mother, "One"), goal(house, family.dyad, "Two")
    answer = ask("nadia", f"/desk/goals/{two.pk}/move/", posts={"earlier": "1"})
    assert answer["Location"].endswith(f"/order/#goal-{two.pk}")
    assert list(plan(house, family.mother).order) == [two, one]


def test_the_plan_page_makes_at_most_twelve_statements(house, family, ask, client):
    people.write_story(family.mother, StoryKind.HOPES, {"for_child": "A garden"}, by=house.actor("nadia"))
    for number in range(6):
        goal(house, family.mother, f"Goal {number}")
    address = f"/desk/plan/{family.mother.pk}/"
    ask("nadia", address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len([q for q in asked if "SAVEPOINT" not in q["sql"]]) <= 12
