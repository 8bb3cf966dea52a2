"""BTC-031: a short set of questions about trust is read of one woman only with her leave."""

from __future__ import annotations

import pytest
from django.test import Client as Browser
from django.urls import reverse

from beside.foundation.clock import today
from beside.foundation.models import AuditEntry
from beside.measures import actions, queries
from beside.measures.actions import Given
from beside.measures.rules.refusals import MeasureRefused
from beside_instruments.validation.consistency import inconsistencies

pytestmark = pytest.mark.django_db
ANSWERS = {"1": "5", "2": "4", "3": "4", "4": "4"}  # 17 of 4 questions: a mean of 4.25
SCORE = "4.2"


@pytest.fixture
def heard(house, kay):
    facts = {"informant": "mother", "mode": "self", "language": "en", "on": today()}
    return actions.begin(house.maple, kay, Given(instrument="being_heard", **facts), by=house.actor("nadia"))


@pytest.fixture
def on_tablet(house, heard):
    """``on_tablet("yes")``: she answers every question herself, and says yes, no, or nothing at the end."""

    def whole(said):
        tablet = Browser()
        code = actions.open_tablet(heard, has_wording=True, by=house.actor("nadia"))
        tablet.post(reverse("measures:code"), {"code": code})
        for number, value in ANSWERS.items():
            tablet.post(reverse("measures:tablet_question", args=[int(number)]), {"answer": value})
        assert (
            "May those who walk with you read" in tablet.get(reverse("measures:tablet_end")).content.decode()
        )
        thanks = tablet.post(reverse("measures:tablet_end"), {"leave": said} if said else {})
        heard.refresh_from_db()
        return thanks.content.decode()

    return whole


def _result(browse, who, given):
    return browse(who).get(reverse("measures:result", args=[given.pk])).content.decode()


def _series(browse, who, client):
    return browse(who).get(reverse("measures:client", args=[client.pk])).content.decode()


def _goes_out(house, client):
    return queries.given_with_answers(house.actor("nadia"), client)


@pytest.mark.parametrize("said", ["no", ""])
@pytest.mark.parametrize("who", ["nadia", "helen"])
def test_without_her_yes_neither_worker_nor_supervisor_reads_it(
    said, who, on_tablet, heard, browse, house, kay
):
    """BTC-031: result, series and export show no answer and no score; that it was done on this day is there."""
    assert "do not read your answers" in on_tablet(said)
    assert heard.standing == "done" and heard.scores.get().value == 4.25
    page = _result(browse, who, heard)
    assert "hers alone" in page and SCORE not in page and "Very much" not in page
    series = _series(browse, who, kay)
    assert "hers alone" in series and SCORE not in series
    assert _goes_out(house, kay) == [] and queries.answers_of(house.actor(who), heard) == {}


def test_with_her_yes_it_is_read_and_she_can_change_her_mind(on_tablet, heard, browse, house, kay):
    """BTC-031: what she gave she takes back; the trail keeps both; no worker can turn her own no into a yes."""
    assert "Your worker has your answers" in on_tablet("yes")
    assert SCORE in _result(browse, "nadia", heard) and SCORE in _series(browse, "nadia", kay)
    assert [one.pk for one in _goes_out(house, kay)] == [heard.pk]
    correction = actions.amend(heard, by=house.actor("nadia"))
    nadia, leave = browse("nadia"), reverse("measures:leave", args=[heard.pk])
    nadia.post(leave)
    assert SCORE not in _result(browse, "nadia", heard) and _goes_out(house, kay) == []
    correction.refresh_from_db()
    assert correction.leave == "no" and queries.answers_of(house.actor("nadia"), correction) == {}
    nadia.post(leave, {"may_read": "yes"})
    assert SCORE not in _result(browse, "nadia", heard)
    said = AuditEntry.objects.filter(action__startswith="measures.leave_").values_list("action", flat=True)
    assert sorted(said) == ["measures.leave_no", "measures.leave_yes"]


def test_what_she_answers_on_the_tablet_is_not_on_the_workers_sheet(heard, browse, house):
    """BTC-031: half answered on the tablet, it is hers already."""
    tablet, sheet = Browser(), reverse("measures:sheet", args=[heard.pk])
    code = actions.open_tablet(heard, has_wording=True, by=house.actor("nadia"))
    assert browse("nadia").get(sheet).status_code == 200
    tablet.post(reverse("measures:code"), {"code": code})
    tablet.post(reverse("measures:tablet_question", args=[1]), {"answer": "5"})
    assert browse("nadia").get(sheet).url == reverse("measures:result", args=[heard.pk])
    assert "answering this herself" in _result(browse, "nadia", heard)
    with pytest.raises(MeasureRefused):
        actions.give_answers(heard, {"1": "1"}, by=house.actor("nadia"))


@pytest.mark.parametrize("ticked", [True, False])
def test_a_sheet_is_read_again_only_when_she_said_so(ticked, heard, browse, house, kay):
    """BTC-031: copied from paper; without the tick nobody reads or corrects it afterwards."""
    sent = {f"a_{number}": value for number, value in ANSWERS.items()} | ({"leave": "yes"} if ticked else {})
    page = (
        browse("nadia").post(reverse("measures:sheet", args=[heard.pk]), sent, follow=True).content.decode()
    )
    heard.refresh_from_db()
    assert heard.standing == "done"
    assert (SCORE in page) is ticked and (SCORE in _result(browse, "priya", heard)) is False
    if not ticked:
        with pytest.raises(MeasureRefused):
            actions.amend(heard, by=house.actor("nadia"))
        browse("nadia").post(reverse("measures:leave", args=[heard.pk]), {"may_read": "yes"})
        assert SCORE in _result(browse, "nadia", heard)


def test_other_measures_know_nothing_of_it(begun, house):
    """A measure that does not ask for her leave is read as before, and takes none."""
    assert begun.leave == "not_needed" and queries.may_be_read(house.actor("nadia"), begun)
    with pytest.raises(MeasureRefused):
        actions.say_leave(begun, may_read=True, by=house.actor("nadia"))


@pytest.mark.parametrize("wrong", [{"safety": [{"id": "s", "any": [{"item": "1"}]}]}, {"target": "child"}])
def test_a_file_may_not_hide_what_asks_for_a_person(wrong):
    own = {"licence": {"status": "own_work"}, "items": [{"id": "1", "number": {}}], "scores": []}
    told = inconsistencies(own | {"target": "mother", "read_with_her_leave": True} | wrong)
    assert [place for place, _message, _fix in told] == [("read_with_her_leave",)]
