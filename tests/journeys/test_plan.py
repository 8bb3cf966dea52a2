"""A family's plan in the browser: her order by keyboard alone, a look at it together, an understanding, a path.

MCS-032, MCS-002, MCS-005, PEER-001, EXT-011, CEWH-046; J2 step 1.
"""

from __future__ import annotations

import pytest
from django.urls import reverse

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.care import actions
from beside.care.actions import GoalTold, LookedAt
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind
from beside.people.rules.stories import StoryKind

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WIDTHS = (1366, 390)
LONG = "To sit on the floor with Jo every day, also on the days on which nothing else goes as it should. " * 4


@pytest.fixture
def nadia(hire):
    return hire("nadia")


@pytest.fixture
def kay(nadia, programs):
    by = actor_for(nadia)
    mother = people.register_mother(PersonFacts(names={NameKind.NICKNAME: "Kay"}), program=programs(), by=by)
    people.register_child(PersonFacts(names={NameKind.NICKNAME: "Jo"}), caregiver=mother, by=by)
    people.write_story(mother, StoryKind.HOPES, {"as_parent": "To be the one who stays."}, by=by)
    return mother


@pytest.fixture
def full(kay, nadia, programs):
    """A plan with long words, a look at it, an understanding with a link, and a path of two entries."""
    by, program = actor_for(nadia), programs()
    child, dyad = people.register_child(PersonFacts(names={NameKind.NICKNAME: "Ada"}), caregiver=kay, by=by)
    told = GoalTold(words=LONG, who="Nadia", next_step=LONG, targets=["tie", "child", "basics"])
    goals = [actions.add_goal(program, who, told, by=by) for who in (kay, child, dyad)]
    actions.say_not_now(child, reason="After the move", by=by)
    actions.look_together(
        program, kay, LookedAt(on=today(), she_says=LONG, agreed="Floor time"), goals, by=by
    )
    actions.write_view(kay, "use", LONG, by=by)
    actions.link_views(kay, "trauma", "use", when_words="steps on the stairs", then_words="I use", by=by)
    for ways in (["abstinence"], ["reduce", "opioid_agonist_medicine"]):
        actions.write_path(kay, ways, words=LONG, by=by)
    return goals


def when_she_adds_a_goal(page, link, words, target=None):
    page.get_by_role("link", name=link, exact=True).click()
    page.get_by_label("in her words").or_(page.get_by_label("in the mother’s words")).fill(words)
    if target:
        page.get_by_label(target).check()
    page.get_by_role("button", name="Save").click()


def then_the_order_is(page, *words):
    said = page.locator("ol.hits > li span[dir=auto]").all_inner_texts()
    assert said == list(words)


def test_mcs_002_she_puts_her_goals_in_order_with_the_keyboard_and_without_scripts(
    nadia, kay, signed_in_page
):
    page = signed_in_page(nadia, path=reverse("care:plan", args=[kay.pk]), javascript=False)
    assert "To be the one who stays." in page.locator("#hopes").inner_text()
    when_she_adds_a_goal(page, "Add a goal (Kay)", "A room of our own", "Everyday needs")
    when_she_adds_a_goal(page, "Add a goal (Kay and Jo)", "To play on the floor", "The tie between them")
    page.get_by_role("button", name="What comes first").click()
    then_the_order_is(page, "A room of our own", "To play on the floor")
    page.get_by_role("button", name="Earlier (To play on the floor)").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/order/#goal-*")
    then_the_order_is(page, "To play on the floor", "A room of our own")


def test_mcs_032_a_panel_rests_with_a_reason_and_begins_again(nadia, kay, signed_in_page, axe):
    page = signed_in_page(nadia, path=reverse("care:plan", args=[kay.pk]))
    page.get_by_role("link", name="Not now (Jo)", exact=True).click()
    page.get_by_role("button", name="Save").click()
    axe(page)
    page.get_by_label("Why not now?").fill("First the two of them together")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("First the two of them together").is_visible()
    page.get_by_role("button", name="Begin again").click()
    assert page.get_by_text("First the two of them together").count() == 0
    assert page.get_by_role("link", name="Add a goal (Jo)", exact=True).is_visible()


def test_mcs_005_j2_the_understanding_is_written_and_linked_on_one_screen(nadia, kay, signed_in_page):
    page = signed_in_page(nadia, path=reverse("care:understanding", args=[kay.pk]))
    page.get_by_role("link", name="Write (Substance use)", exact=True).click()
    page.get_by_role("textbox").last.fill("It makes the noise go away")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Link two of them").click()
    page.get_by_label("From").select_option("trauma")
    page.get_by_label("When …").fill("there are steps on the stairs")
    page.get_by_label("To", exact=True).select_option("use")
    page.get_by_label("… then").fill("I want it quiet")
    page.get_by_role("button", name="Save").click()
    assert "there are steps on the stairs" in page.locator("#links").inner_text()


PAGES = [
    "plan",
    "plan_order",
    "goal_add",
    "together",
    "together_add",
    "understanding",
    "link_add",
    "path",
    "path_add",
]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_of_the_plan_is_sound_full_and_empty(
    nadia, kay, programs, signed_in_page, axe, width, request
):
    page = signed_in_page(nadia, path=reverse("care:plan", args=[kay.pk]), width=width)
    home = page.url.split("/desk")[0]
    for name in ("plan", "together", "understanding", "path"):
        page.goto(home + reverse(f"care:{name}", args=[kay.pk]))
        axe(page)
    goals = request.getfixturevalue("full")
    for name in PAGES:
        page.goto(home + reverse(f"care:{name}", args=[kay.pk]))
        axe(page)
    page.goto(home + reverse("care:goal", args=[goals[0].pk]))
    axe(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_ext_011_the_pages_of_supervision_are_sound(hire, kay, full, programs, signed_in_page, axe, width):
    page = signed_in_page(hire("helen", Role.SUPERVISOR), path=reverse("care:caseload"), width=width)
    home = page.url.split("/desk")[0]
    axe(page)
    for path in (reverse("care:child_only"), reverse("care:rhythm", args=[programs().pk])):
        page.goto(home + path)
        axe(page)
