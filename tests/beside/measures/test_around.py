"""A score is read with the day it was given on, and with what was around her."""

from __future__ import annotations

import pytest
from django.urls import reverse

from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.models import Administration
from beside.measures.rules.variability import swing
from beside_instruments import load

pytestmark = pytest.mark.django_db


def _all(key, value):
    return {item.id: value for item in load(key).items}


def _page(browse, who, name, pk):
    return browse(who).get(reverse(f"measures:{name}", args=[pk])).content.decode()


def test_reflective_functioning_keeps_self_and_child_apart_with_the_day_beside(browse, house, family, give):
    """MIO-004: two scores, no total of the two, and how the day was."""
    nadia = house.actor("nadia")
    given = give(family.dyad, "pdi_rf", {"rf": 5, "self": 3, "child": 6}, informant="observer", mode="interview",
                 rater=(nadia.id, nadia.name), day_context="A night without sleep")  # fmt: skip
    page = _page(browse, "nadia", "result", given.pk)
    assert "About herself" in page and "About the child" in page and "A night without sleep" in page
    kept = {row.score: row.value for row in given.scores.all()}
    assert (kept["self"], kept["child"]) == (3, 6) and set(kept) == {"rf", "self", "child"}


def test_the_day_is_asked_when_a_measure_begins_and_can_be_left_out(browse, house, kay):
    """MIO-004."""
    nadia, url = browse("nadia"), reverse("measures:begin", args=[kay.pk, "gad7"])
    assert "How was this day for her?" in nadia.get(url).content.decode()
    sent = {"informant": "mother", "mode": "paper", "language": "en", "on": today().isoformat()}
    assert nadia.post(url, sent).status_code == 302
    assert Administration.objects.get().day_context is None
    copy_of = Administration.objects.get()
    actions.give_answers(copy_of, dict.fromkeys(map(str, range(1, 8)), "1"), by=house.actor("nadia"))
    copy_of.day_context = "A good visit"
    copy_of.save()
    done = actions.finish(copy_of, by=house.actor("nadia"))
    assert actions.amend(done, by=house.actor("nadia")).day_context == "A good visit"


def test_the_day_of_the_mother_is_not_for_who_may_not_read_of_her_mood(browse, house, family, give):
    """Label clearance holds for the words of the day on the page of the two together."""
    from beside.people.actions import add_to_circle

    for client in (family.mother, family.dyad):
        add_to_circle(client, house.joelle, program=house.maple, role="educator", by=house.actor("nadia"))
    given = give(family.dyad, "prfq18", _all("prfq18", 4), day_context="She cried all night")
    assert "She cried all night" in _page(browse, "nadia", "result", given.pk)
    joelle = browse("joelle").get(reverse("measures:result", args=[given.pk]))
    assert joelle.status_code == 200 and "She cried all night" not in joelle.content.decode()


def test_confidence_to_resist_is_read_with_what_was_around_her(browse, kay, give):
    """BTC-047: what weighed on her and safety near that day are linked; what is months away is not."""
    give(kay, "weighing_on_me", {item.id: item.options[0].value for item in load("weighing_on_me").items[:3]},
         days_ago=20)  # fmt: skip
    far = give(kay, "hits", _all("hits", 1), days_ago=200)
    near = give(kay, "hits", _all("hits", 1), days_ago=10)
    given = give(kay, "dtcq8", _all("dtcq8", 60))
    page = _page(browse, "nadia", "result", given.pk)
    assert "What was around her then" in page and str(near.pk) in page and str(far.pk) not in page


def test_ups_and_downs_are_told_beside_the_mean(browse, kay, give):
    """BTC-065: 5, 15, 5, 15 and 10, 10, 10, 10 have one mean; their steps are 10 and 0."""
    up, still = swing([5, 15, 5, 15]), swing([10, 10, 10, 10])
    assert (up.lowest, up.highest, up.step) == (5, 15, 10) and still.step == 0
    assert swing([1, 2]) is None
    for days, value in ((200, 0), (100, 2), (10, 1)):
        give(kay, "gad7", _all("gad7", value), days_ago=days)
    page = _page(browse, "nadia", "client", kay.pk)
    # Totals 0, 14 and 7: steps 14 and 7.
    assert "3 times: between 0 and 14, and from one time to the next about 10.5 apart" in page
