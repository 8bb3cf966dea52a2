"""Visits with each family in a month, and the program beside its model (EXT-011: two visits, 16 of at most 20, 4 months)."""

import datetime as dt

import pytest

from beside.care import actions, queries
from beside.care.actions import LookedAt
from beside.care.presenters.fidelity import beside_the_model
from beside.care.rules.plan import months_before
from beside.foundation.clock import now, telling, today
from beside.people import actions as people
from beside.people.rules.enrolment import State
from tests.beside.people.conftest import known_as

pytestmark = pytest.mark.django_db


def set_pace(house, **changes):
    numbers = {"review_months": 4, "families_usual": 16, "families_most": 20, "visits_month": 2}
    return actions.set_rhythm(
        house.maple, **{**numbers, **changes}, template="pcap_like", by=house.actor("helen")
    )


@pytest.fixture
def logged(house, family, told):
    """``logged(...)``: a contact of Nadia's."""

    def log(**changes):
        return actions.log_contact(house.maple, told(**changes), by=house.actor("nadia"))

    return log


def test_a_visit_counts_once_for_a_family_however_many_of_them_took_part_ext_011(house, family, logged):
    logged()
    logged(minutes={family.child.pk: 20}, passages=[])
    logged(kind="phone", place="phone", minutes={family.mother.pk: 10}, passages=[])
    (month,) = queries.my_pace(house.actor("nadia")).families
    assert (month.mother.pk, month.visits, month.calls) == (family.mother.pk, 2, 1)


def test_what_did_not_take_place_is_not_counted_and_no_word_tells_of_it_n02_n29(house, family, logged, ask):
    logged(outcome="did_not_meet", not_met_because="illness", minutes={family.mother.pk: 0}, passages=[])
    set_pace(house)
    (month,) = queries.my_pace(house.actor("nadia")).families
    assert (month.visits, month.calls) == (0, 0)
    page = ask("nadia", "/desk/caseload/month/").content.decode()
    assert "hopes for about 2 visits with each family" in page
    assert "so far" in page
    assert not [word for word in ("missed", "overdue", "behind", "only 0", "target") if word in page.lower()]


def test_the_supervisor_looks_at_a_colleagues_month_and_others_do_not_n26(house, family, logged, ask):
    logged()
    address = f"/desk/caseload/month/{house.nadia.pk}/"
    assert "Kay" in ask("helen", address).content.decode()
    for who in ("nadia", "dana", "kofi"):
        assert ask(who, address).status_code in {403, 404}
    assert ask("helen", f"/desk/caseload/month/{house.kofi.pk}/").status_code == 404


def test_families_who_rest_are_not_on_the_page(house, family):
    nadia = house.actor("nadia")
    rests = people.register_mother(known_as("Cleo"), program=house.maple, by=nadia)
    people.change_enrolment(rests, house.maple, State.RESTING, on=today(), reason="She asked", by=nadia)
    assert [one.mother for one in queries.my_pace(nadia).families] == [family.mother]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2026, 11, 23), 4, dt.date(2026, 7, 23)),
        (dt.date(2026, 2, 28), 4, dt.date(2025, 10, 28)),
        (dt.date(2026, 3, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 5), 1, dt.date(2025, 12, 5)),
    ],
)
def test_months_before_a_day_are_calendar_months(day, months, before):
    assert months_before(day, months) == before


def test_a_program_stands_beside_the_figures_of_pcap_ext_011(house, family, ask):
    """PCAP, public pages: three years, two visits a month, 16 families and at most 20, goals every 4 months."""
    set_pace(house, visits_month=3)
    lines = beside_the_model(queries.fidelity_of(house.actor("helen"), house.maple.pk)).lines
    model = {what: figure for what, figure, _hoped, _now in lines}
    assert model["Visits with each family in a month"] == "about 2"
    assert model["Families each worker walks with"] == "16, at most 20"
    assert model["Plan looked at together"] == "every 4 months"
    assert model["How long"] == "3 years"
    assert [hoped for what, _figure, hoped, _now in lines if what.startswith("Visits")] == ["about 3"]
    page = ask("dana", f"/desk/caseload/{house.maple.pk}/model/").content.decode()
    assert "Too few to say" in page
    assert "Kay" not in page and "Nadia" not in page


def test_means_are_said_of_five_families_or_more_ext_011(house, family, told):
    nadia, last = house.actor("nadia"), today().replace(day=1) - dt.timedelta(days=1)
    mothers = [family.mother]
    mothers += [
        people.register_mother(known_as(name), program=house.maple, by=nadia)
        for name in ("Ada", "Bea", "Cleo", "Di")
    ]
    for mother in mothers:
        for day in (last, last - dt.timedelta(days=9)):
            actions.log_contact(house.maple, told(on=day, minutes={mother.pk: 30}, passages=[]), by=nadia)
    found = queries.fidelity_of(house.actor("helen"), house.maple.pk)
    assert (found.families, found.visits, found.loads) == (5, 10, (5,))
    now = beside_the_model(found).lines[0][3]
    assert now.startswith("2.0 on average")


def test_looks_at_the_plan_count_for_families_who_have_been_here_long_enough_ext_011(house, family):
    nadia, helen = house.actor("nadia"), house.actor("helen")
    assert queries.fidelity_of(helen, house.maple.pk).here_long_enough == 0
    with telling(now() + dt.timedelta(days=150)):
        later = queries.fidelity_of(helen, house.maple.pk)
        assert (later.here_long_enough, later.looked_at) == (1, 0)
        told = LookedAt(on=today(), she_says="Good")
        actions.look_together(house.maple, family.mother, told, (), by=nadia)
        assert queries.fidelity_of(helen, house.maple.pk).looked_at == 1


def test_the_plan_says_around_when_it_is_looked_at_again_ext_011(house, family, ask):
    address = f"/desk/plan/{family.mother.pk}/"
    assert "looked at together again" not in ask("nadia", address).content.decode().lower()
    told = LookedAt(on=dt.date(2026, 1, 15), she_says="Good")
    actions.look_together(house.maple, family.mother, told, (), by=house.actor("nadia"))
    page = ask("nadia", address).content.decode()
    assert "Looked at together again: around" in page and "May 2026" in page


def test_a_pace_of_more_visits_than_days_is_refused_in_plain_words(house, ask):
    address = f"/desk/caseload/{house.maple.pk}/rhythm/"
    assert ask("helen", address, posts={"template": "own", "visits_month": "40"}).status_code == 422
    assert ask("helen", address, posts={"template": "pcap_like"}).status_code == 302
    house.maple.refresh_from_db()
    assert house.maple.plan_setting.visits_month == 2
