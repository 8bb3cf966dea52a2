"""A child's record: three times of life with what protects first, and qualities that are told and never coded."""

from __future__ import annotations

import pytest
import yaml
from django.urls import reverse

from beside.foundation.errors import NotAllowed
from beside.people import actions, queries
from beside.people.rules.circle import CircleRole
from beside.people.rules.stories import SHAPES, StoryKind
from beside.people.words import tickable

from .test_pages import desk, words  # noqa: F401

TIMES = ["before_birth", "birth", "since_birth"]


def _child_page(visitor, child):
    return visitor.get(reverse("people:client", args=[child.pk]))


@pytest.mark.parametrize("time", TIMES)
def test_btc_008_each_time_of_life_offers_what_protects_before_what_is_hard(time):
    offered = [tickable(StoryKind.BEGINNINGS, time, part) for part in ("protects_seen", "hard_seen")]
    parts = SHAPES[StoryKind.BEGINNINGS].parts
    assert all(len(one) >= 5 for one in offered)
    assert parts.index("protects_seen") < parts.index("hard_seen")


def test_btc_008_the_childs_page_has_three_sections_and_ticks_become_words(desk, house, family):  # noqa: F811
    visitor = desk("nadia")
    address = reverse("people:story", args=[family.child.pk, "beginnings", "birth"])
    typed = {"protects_seen": ["skin_to_skin", "one_room"], "protects": "her sister sang", "hard_seen": []}
    visitor.post(address, typed | {"hard": ""})
    page = words(_child_page(visitor, family.child))
    places = [page.index(text) for text in ("Before birth", "Around birth", "Since birth")]
    assert places == sorted(places)
    assert "Held skin to skin" in page
    assert "her sister sang" in page
    kept = queries.current_story(house.actor("nadia"), family.child, StoryKind.BEGINNINGS, "birth")
    assert kept.parts["protects_seen"] == "skin_to_skin,one_room"


def test_btc_008_every_mark_may_stay_empty(desk, house, family):  # noqa: F811
    visitor = desk("nadia")
    address = reverse("people:story", args=[family.child.pk, "beginnings", "since_birth"])
    answer = visitor.post(address, {"protects": "laughs with his aunt", "hard": ""})
    assert answer.status_code == 302
    assert "laughs with his aunt" in words(_child_page(visitor, family.child))


def test_n11_before_birth_is_health_off_paper_and_closed_without_the_label(desk, house, family):  # noqa: F811
    """BTC-008: what was around the pregnancy is the child's health information."""
    nadia = house.actor("nadia")
    actions.write_story(
        family.child, StoryKind.BEGINNINGS, {"hard_seen": "illness_before"}, topic="before_birth", by=nadia
    )
    page = _child_page(desk("nadia"), family.child).content.decode()
    before = page[: page.index("An illness during the pregnancy")]
    assert before.rfind('<div class="no-print">') > before.rfind("<h3") - 60
    for name in ("mother", "dyad"):
        other = desk("nadia").get(reverse("people:client", args=[getattr(family, name).pk]))
        assert "An illness during the pregnancy" not in words(other)
    actions.add_to_circle(
        family.child, house.lou, program=house.maple, role=CircleRole.PEER, by=house.actor("helen")
    )
    assert "An illness" not in words(_child_page(desk("lou"), family.child))
    with pytest.raises(NotAllowed):
        actions.write_story(
            family.child, StoryKind.BEGINNINGS, {"hard": "x"}, topic="before_birth", by=house.actor("lou")
        )


def test_no_mark_is_about_what_a_child_met_before_birth_or_a_diagnosis():
    """MCS-034, N11, N12: exposure has its own page; nothing here says whose doing something was."""
    offered = [
        text.lower()
        for time in TIMES
        for part in ("protects_seen", "hard_seen")
        for _key, text in tickable(StoryKind.BEGINNINGS, time, part)
    ]
    told = " ".join(offered)
    for word in (
        "substance",
        "alcohol",
        "drug",
        "expos",
        "withdrawal",
        "fasd",
        "diagnos",
        "disorder",
        "her use",
    ):
        assert word not in told


def test_btc_078_a_quality_is_described_with_when_it_helps_and_when_it_is_hard(desk, house, family):  # noqa: F811
    visitor = desk("nadia")
    begun = visitor.get(reverse("people:quality_add", args=[family.child.pk]))
    form = visitor.get(begun["Location"])
    for asked in (
        "Temperament",
        "What draws this child",
        "How this child learns",
        "When it helps",
        "When it is hard",
    ):
        assert asked in words(form)
    typed = {
        "aspect": ["temperament"],
        "what": "Looks long before joining in",
        "helps": "with new things to find out",
        "hard": "when a room is loud",
    }
    visitor.post(begun["Location"], typed)
    page = words(_child_page(visitor, family.child))
    for text in ("Temperament", *list(typed.values())[1:]):
        assert text in page


def test_btc_078_no_quality_is_a_deficit_code():
    """A quality has words and no grade; what it may be about names no lack and no diagnosis."""
    from beside.foundation.content import content

    told = yaml.safe_dump(content("childhood", "qualities")["aspects"]).lower()
    for word in ("deficit", "delay", "difficult", "disorder", "impair", "problem", "disabilit", "weakness"):
        assert word not in told
    assert SHAPES[StoryKind.QUALITY].parts == ("aspect", "what", "helps", "hard")
