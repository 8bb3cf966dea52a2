"""The shared understanding on one screen (MCS-005), and her path (CEWH-046)."""

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beside.care import actions, queries
from beside.care.models import SharedView
from beside.care.rules.path import Way
from beside.care.rules.understanding import LABEL_OF, Facet
from beside.care.urls import urlpatterns
from beside.foundation.errors import Conflict, NotAllowed, Refusal
from beside.people import actions as people
from beside.people.rules.circle import CircleRole
from beside.people.rules.stories import StoryKind

from .test_nothing_follows import everything_she_has

pytestmark = pytest.mark.django_db
LINK = {"when_words": "there are steps on the stairs", "then_words": "I use"}


def write(house, family, facet, text, follows=None, by="nadia"):
    return actions.write_view(family.mother, facet, text, follows=follows, by=house.actor(by))


def seen(house, family, by="nadia"):
    return queries.understanding_of(house.actor(by), family.mother)


def join(house, name, *clients):
    for client in clients:
        people.add_to_circle(
            client, getattr(house, name), program=house.maple, role=CircleRole.BACKUP, by=house.actor("nadia")
        )


def test_three_panels_stand_on_one_screen_and_none_has_a_page_to_read_alone_mcs_005(house, family, ask):
    page = ask("nadia", f"/desk/understanding/{family.mother.pk}/").content.decode()
    for words in ("Relationships", "What happened to her", "Substance use", "How they hang together"):
        assert words in page
    named = {pattern.name for pattern in urlpatterns if "understanding" in str(pattern.pattern)}
    assert named == {"understanding", "view_write", "link_add", "link_end"}


def test_versions_are_kept_v1_to_vn_mcs_005(house, family):
    one = write(house, family, "use", "It makes the noise go away")
    two = write(house, family, "use", "And it costs her the evenings", follows=one.pk)
    panel = next(panel for panel in seen(house, family).panels if panel.facet == "use")
    assert (panel.newest, panel.earlier) == (two, (one,))
    assert [view.number for view in (one, two)] == [1, 2]


def test_two_who_write_one_panel_lose_nothing(house, family, ask):
    one = write(house, family, "relationships", "Dee")
    write(house, family, "relationships", "Dee and Mona", follows=one.pk, by="nadia")
    with pytest.raises(Conflict):
        write(house, family, "relationships", "Dee and Lou", follows=one.pk)
    address = f"/desk/understanding/{family.mother.pk}/part/relationships/"
    page = ask("nadia", address, posts={"text": "Dee and Lou", "seen": str(one.pk)})
    assert page.status_code == 409
    assert "Dee and Mona" in page.content.decode() and "Dee and Lou</textarea>" in page.content.decode()
    assert ask("nadia", address, posts={"text": "x", "seen": "no version"}).status_code == 409
    assert SharedView.objects.count() == 2


def test_a_link_joins_two_panels_with_a_day_in_her_words_mcs_005(house, family):
    nadia = house.actor("nadia")
    link = actions.link_views(family.mother, "trauma", "use", helps="Dee on the phone", **LINK, by=nadia)
    assert [(x.first, x.then, x.helps) for x in seen(house, family).links] == [
        ("trauma", "use", "Dee on the phone")
    ]
    for wrong in (("use", "use", LINK), ("use", "trauma", LINK | {"then_words": " "})):
        with pytest.raises(Refusal):
            actions.link_views(family.mother, wrong[0], wrong[1], **wrong[2], by=nadia)
    actions.end_link(link, by=nadia)
    found = seen(house, family)
    assert found.links == () and found.ended == (link,)


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("priya", {"relationships", "trauma", "use"}),
        ("joelle", {"relationships"}),
        ("lou", {"relationships"}),
        ("helen", {"relationships", "trauma", "use"}),
    ],
)
def test_each_panel_is_read_by_those_cleared_for_it_and_a_link_by_those_cleared_for_both(
    house, family, who, reads
):
    if who != "helen":
        join(house, who, family.mother)
    nadia = house.actor("nadia")
    for facet in Facet:
        write(house, family, facet, f"about {facet}")
    for first, then in itertools.permutations(Facet, 2):
        actions.link_views(family.mother, first, then, **LINK, by=nadia)
    found = seen(house, family, who)
    assert {panel.facet for panel in found.panels if panel.reads and panel.newest} == reads
    assert {(x.first, x.then) for x in found.links} == set(itertools.permutations(sorted(reads), 2))
    assert set(LABEL_OF) == set(Facet)


def test_who_is_not_cleared_writes_neither_panel_nor_link(house, family, ask):
    join(house, "joelle", family.mother)
    with pytest.raises(NotAllowed):
        write(house, family, "trauma", "x", by="joelle")
    with pytest.raises(NotAllowed):
        actions.link_views(family.mother, "relationships", "use", **LINK, by=house.actor("joelle"))
    assert ask("joelle", f"/desk/understanding/{family.mother.pk}/part/trauma/").status_code == 403
    assert ask("joelle", f"/desk/path/{family.mother.pk}/").status_code == 403


def test_mother_and_child_together_stand_on_the_same_screen_j2_n12(house, family, ask):
    """J2 step 1: the mother's part, the child's part, the pattern, what helps."""
    parts = {
        "mother": "She doubts",
        "child": "Jo turns to her",
        "between": "Both breathe out",
        "helps": "Quiet",
    }
    people.write_story(family.dyad, StoryKind.FORMULATION, parts, by=house.actor("nadia"))
    join(house, "priya", family.mother, family.dyad)
    page = ask("priya", f"/desk/understanding/{family.mother.pk}/").content.decode()
    assert [text for text in parts.values() if text not in page] == []
    join(house, "joelle", family.mother, family.dyad)
    page = ask("joelle", f"/desk/understanding/{family.mother.pk}/").content.decode()
    assert [text for text in parts.values() if text in page] == []


MIXES = [
    [],
    ["abstinence"],
    ["reduce", "opioid_agonist_medicine"],
    ["abstinence", "reduce", "safer_use"],
    ["culture", "mutual_aid", "counselling"],
    list(Way),
]


@pytest.mark.parametrize("ways", MIXES, ids=len)
def test_any_mix_is_a_path_and_none_shuts_out_another_cewh_046_n04(house, family, ways, ask):
    typed = {"ways": [str(way) for way in ways], "words": ""}
    assert ask("nadia", f"/desk/path/{family.mother.pk}/today/", posts=typed).status_code == 302
    newest = queries.path_of(house.actor("nadia"), family.mother)[0]
    assert set(newest.ways) == set(ways)


@pytest.mark.slow
def test_a_path_that_changes_changes_nothing_else_cewh_046_n02(house, family):
    """State, circle, permissions, places and lists are the same after every change of her path."""
    before = everything_she_has(house, family)
    for ways in MIXES:
        actions.write_path(family.mother, ways, words="today", by=house.actor("nadia"))
        assert everything_she_has(house, family) == before
    assert len(queries.path_of(house.actor("nadia"), family.mother)) == len(MIXES)


def test_a_goal_set_down_or_a_look_at_the_plan_changes_nothing_else_n02(house, family):
    nadia = house.actor("nadia")
    goal = actions.add_goal(
        house.maple, family.mother, actions.GoalTold(words="Use less", targets=["use"]), by=nadia
    )
    before = everything_she_has(house, family)
    actions.change_goal(goal, actions.GoalTold(words="Use less", state="set_down"), expected=1, by=nadia)
    actions.say_not_now(family.mother, reason="It is too much", by=nadia)
    assert everything_she_has(house, family) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("nadia", "/desk/plan/{}/order/"),
        ("nadia", "/desk/plan/{}/together/"),
        ("nadia", "/desk/understanding/{}/"),
        ("nadia", "/desk/path/{}/"),
        ("helen", "/desk/caseload/"),
        ("helen", "/desk/caseload/child-only/"),
    ],
)
def test_the_pages_beside_the_plan_make_at_most_twelve_statements(house, family, ask, client, who, path):
    nadia = house.actor("nadia")
    people.write_story(family.dyad, StoryKind.FORMULATION, {"mother": "She doubts"}, by=nadia)
    write(house, family, "use", "Noise")
    actions.link_views(family.mother, "trauma", "use", **LINK, by=nadia)
    actions.add_goal(house.maple, family.child, actions.GoalTold(words="To crawl"), by=nadia)
    actions.write_path(family.mother, ["reduce"], by=nadia)
    address = path.format(family.mother.pk)
    assert ask(who, address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len([q for q in asked if "SAVEPOINT" not in q["sql"]]) <= 12


def test_no_way_is_chosen_before_she_says_so_n04(house, family, ask):
    page = ask("nadia", f"/desk/path/{family.mother.pk}/today/").content.decode()
    assert "checked" not in page
