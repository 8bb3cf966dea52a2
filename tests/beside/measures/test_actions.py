"""Changes of measures: kept whole, refused with a sentence, never silently."""

from __future__ import annotations

import datetime as dt

import pytest

from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.models import AuditEntry
from beside.measures import actions, queries
from beside.measures.actions import Given
from beside.measures.models import Administration, Answer, Prompt, Score
from beside.measures.rules.refusals import MeasureRefused

from .conftest import phq9

pytestmark = pytest.mark.django_db
FACTS = {"informant": "mother", "mode": "paper", "language": "en"}


def _given(key="phq9", **more):
    return Given(instrument=key, **{**FACTS, "on": today(), **more})


def test_scores_come_from_the_library_with_their_status(give, kay):
    """8 ones and a blank: 8 x 9/8 = 9, prorated."""
    done = give(kay, "phq9", phq9(item3=None))
    total = Score.objects.get(administration=done, score="total")
    assert (total.value, total.status, total.n, total.of, total.band) == (9, "prorated", 8, 9, "mild")


def test_the_four_kinds_of_no_answer_stay_apart(house, begun):
    by = house.actor("nadia")
    typed = {"1": "", "2": "declined", "3": "not_asked", "4": "not_applicable", "5": "2"}
    actions.give_answers(begun, typed, by=by)
    assert queries.answers_of(by, begun) == {
        "1": None, "2": "declined", "3": "not_asked", "4": "not_applicable", "5": 2
    }  # fmt: skip


def test_one_impossible_answer_keeps_none(house, begun):
    with pytest.raises(MeasureRefused) as refused:
        actions.give_answers(begun, {"1": "2", "9": "8"}, by=house.actor("nadia"))
    assert refused.value.because == "9" and "Item 9" in refused.value.message
    assert Answer.objects.count() == 0


def test_a_blank_safety_item_asks_for_a_person(give, kay):
    """The only item left blank is the one about her safety: a prompt, not a silent zero."""
    give(kay, "phq9", phq9(item9=None))
    prompt = Prompt.objects.get()
    assert (prompt.item, prompt.because, prompt.done_at) == ("9", "left_blank", None)


def test_open_prompts_reach_the_circle_and_the_supervisor_and_nobody_else(give, kay, house):
    give(kay, "phq9", phq9(item9=1))
    seen = {name: len(queries.open_prompts(house.actor(name))) for name in
            ("nadia", "helen", "tess", "joelle", "lou", "dana", "kofi", "ruth")}  # fmt: skip
    assert seen == {"nadia": 1, "helen": 1, "tess": 0, "joelle": 0, "lou": 0, "dana": 0, "kofi": 0, "ruth": 0}
    prompt = actions.take_prompt(Prompt.objects.get(), by=house.actor("helen"))
    actions.settle_prompt(prompt, by=house.actor("nadia"))
    assert queries.open_prompts(house.actor("helen")) == []
    with pytest.raises(MeasureRefused):
        actions.take_prompt(prompt, by=house.actor("nadia"))


def test_a_correction_stands_beside_the_old_and_counts_from_its_end(give, kay, house):
    by = house.actor("nadia")
    old = give(kay, "phq9", phq9())
    copy = actions.amend(old, by=by)
    assert [one.pk for one in queries.given_to(by, kay) if one.standing == "done"] == [old.pk]
    actions.give_answers(copy, {"1": "3"}, by=by)
    actions.finish(copy, by=by)
    assert [one.pk for one in queries.given_to(by, kay)] == [copy.pk]
    assert queries.answers_of(by, old)["1"] == 1
    with pytest.raises(MeasureRefused):
        actions.amend(old, by=by)


def test_a_finished_measure_takes_no_more_answers(give, kay, house):
    done = give(kay, "gad7", dict.fromkeys("1234567", 1))
    with pytest.raises(MeasureRefused):
        actions.give_answers(done, {"1": "2"}, by=house.actor("nadia"))
    with pytest.raises(MeasureRefused):
        actions.decline(done, standing="declined", by=house.actor("nadia"))


def test_nothing_answered_is_not_finished(house, begun):
    with pytest.raises(MeasureRefused):
        actions.finish(begun, by=house.actor("nadia"))
    assert Score.objects.count() == 0


def test_totals_of_a_licensed_measure_are_checked_against_their_range(house, kay):
    by = house.actor("nadia")
    begun = actions.begin(house.maple, kay, _given("psi4sf"), by=by)
    with pytest.raises(MeasureRefused) as refused:
        actions.give_answers(begun, {"PD": "400"}, by=by)
    assert refused.value.because == "PD"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("kofi", NotVisible),
        ("tess", NotVisible),
        ("dana", NotVisible),
        ("lou", NotVisible),
        ("ruth", NotVisible),
    ],
)
def test_who_may_not_begin(house, kay, name, wrong):
    with pytest.raises(wrong):
        actions.begin(house.maple, kay, _given(), by=house.actor(name))


def test_an_educator_of_the_circle_gives_no_measure_of_mood(house, kay):
    from beside.people.actions import add_to_circle

    add_to_circle(kay, house.joelle, program=house.maple, role="educator", by=house.actor("nadia"))
    with pytest.raises(NotAllowed):
        actions.begin(house.maple, kay, _given(), by=house.actor("joelle"))
    assert actions.begin(house.maple, kay, _given("own_areas"), by=house.actor("joelle"))


@pytest.mark.parametrize("key", ["asq3", "eas4"])
def test_a_measure_is_about_the_one_it_is_made_for(house, kay, key):
    with pytest.raises(MeasureRefused):
        actions.begin(house.maple, kay, _given(key), by=house.actor("nadia"))


def test_a_day_to_come_is_refused(house, kay):
    with pytest.raises(MeasureRefused) as refused:
        actions.begin(house.maple, kay, _given(on=today() + dt.timedelta(days=1)), by=house.actor("nadia"))
    assert refused.value.because == "on"


def test_beginning_twice_goes_on_with_the_same(house, kay, begun):
    assert actions.begin(house.maple, kay, _given(), by=house.actor("nadia")).pk == begun.pk


def test_every_change_has_its_entry_in_the_trail(give, kay):
    give(kay, "gad7", dict.fromkeys("1234567", 1))
    names = list(AuditEntry.objects.filter(action__startswith="measures.").values_list("action", flat=True))
    assert {"measures.begun", "measures.answered", "measures.finished"} <= set(names)


def test_answers_are_sealed_in_the_database(begun, house):
    from django.db import connection

    actions.give_answers(begun, {"9": "declined"}, by=house.actor("nadia"))
    with connection.cursor() as cursor:
        cursor.execute("select value from measures_answer")
        assert b"declined" not in bytes(cursor.fetchone()[0])


def test_what_was_worked_out_elsewhere_stays_beside_ours(give, kay, house, begun):
    """HL7's own example says 13 where the answers sum to 10."""
    by = house.actor("nadia")
    answers = dict(zip("123456789", "210121111", strict=True))
    actions.give_answers(begun, answers, by=by)
    actions.finish(begun, elsewhere={"total": 13}, by=by)
    total = Score.objects.get(score="total")
    assert (total.value, total.elsewhere) == (10, 13)


def test_a_pair_is_kept_as_a_pair(house, family):
    """EXT-007, N13: what is hard alone is not kept; there is no number in it."""
    by = house.actor("nadia")
    with pytest.raises(MeasureRefused):
        actions.write_pair(family.dyad, hard=["housing"], protects=[], by=by)
    pair = actions.write_pair(family.dyad, hard=["housing", "x"], protects=["joy_together"], by=by)
    assert (pair.hard, pair.protects) == (["housing"], ["joy_together"])
    assert [one.pk for one in queries.pairs_of(by, family.dyad)] == [pair.pk]
    assert queries.pairs_of(house.actor("kofi"), family.dyad) == []


def test_the_pair_is_not_for_who_may_not_read_about_her(house, family, browse):
    """An educator of the dyad reads nothing of the mother's through it."""
    from beside.people.actions import add_to_circle

    add_to_circle(family.dyad, house.joelle, program=house.maple, role="educator", by=house.actor("nadia"))
    actions.write_pair(family.dyad, hard=["grief"], protects=["joy_together"], by=house.actor("nadia"))
    assert queries.pairs_of(house.actor("joelle"), family.dyad) == []
    with pytest.raises(NotAllowed):
        actions.write_pair(family.dyad, hard=[], protects=["joy_together"], by=house.actor("joelle"))
    page = browse("joelle").get(f"/desk/family/{family.dyad.pk}/measures/")
    assert page.status_code == 200 and "Grief" not in page.content.decode()
    assert browse("joelle").get(f"/desk/family/{family.dyad.pk}/measures/pair/").status_code == 404


def test_a_relationship_needs_two_kinds_of_method(browse, give, family, house):
    """MCS-049, N20: her own report alone is not a picture of a relationship."""
    from beside_instruments import load

    report = {item.id: 4 for item in load("prfq18").items}
    give(family.dyad, "prfq18", report)
    page = browse("nadia").get(f"/desk/family/{family.dyad.pk}/measures/").content.decode()
    assert "Looked at in one way so far" in page
    seen = {item.id: item.options[1].value for item in load("moments_observed").items}
    give(family.dyad, "moments_observed", seen, informant="observer", mode="observation")
    page = browse("nadia").get(f"/desk/family/{family.dyad.pk}/measures/").content.decode()
    assert "looked at in more than one way" in page and Administration.objects.count() == 2
