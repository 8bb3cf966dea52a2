"""A program's year in numbers: what is counted, what is too small to show, who sees it.

MCS-021, MCS-052, BTC-058, BTC-091, BTC-108; N21: no small number, and none that can be worked out.
"""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse

from beside.care import actions as care
from beside.care import queries
from beside.care.rules.contacts import Happened
from beside.desk.queries import coming, work
from beside.desk.rules.small_numbers import Part, adding_up, middle, part_of, side_by_side
from beside.desk.rules.years import Year, last_years, year_with
from beside.foundation.clock import telling, today
from beside.foundation.errors import NotAllowed
from beside.people import actions as people
from beside.people.rules.inputs import PersonFacts, TieWords
from beside.people.rules.names import NameKind
from beside.people.rules.ties import Leaning, TieKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return year_with(today(), 4)


@pytest.fixture
def met(house, family):
    """``met("home_visit", "home", times=3)``: contacts of this day with Kay, written down by Nadia."""

    def log(kind="home_visit", place="home", times=1, who=None, **more):
        three = {family.mother.pk: 30} if who is None else who
        told = Happened(kind=kind, place=place, on=today(), duration=30, minutes=three, **more)
        return [care.log_contact(house.maple, told, by=house.actor("nadia")) for _ in range(times)]

    return log


def known(house, name):
    return people.register_mother(
        PersonFacts(names={NameKind.NICKNAME: name}), program=house.maple, by=house.actor("nadia")
    )


# What is small is not shown


@pytest.mark.parametrize(
    ("counts", "lines", "together"),
    [
        ({"a": 20, "b": 7}, [("a", 20), ("b", 7)], 0),
        ({"a": 20, "b": 3, "c": 2}, [("a", 20)], 5),
        ({"a": 20, "b": 7, "c": 2}, [("a", 20)], 9),
        ({"a": 20, "b": 7, "c": 1, "d": 1}, [("a", 20)], 9),
        ({"a": 9, "b": 1}, [], 10),
        ({"a": 20, "b": 0}, [("a", 20)], 0),
        ({"a": 3, "b": 1}, [], 0),
        ({}, [], 0),
    ],
)
def test_n21_small_counts_stand_together_so_that_no_total_gives_one_away(counts, lines, together):
    shown = adding_up(counts, 5)
    assert (list(shown.lines), shown.together) == (lines, together)
    assert all(n >= 5 for _key, n in shown.lines)
    assert shown.together == 0 or shown.together >= 5


def test_n21_counts_that_overlap_leave_the_small_ones_out():
    shown = side_by_side({"sister": 9, "aunt": 4}, 5)
    assert (shown.lines, shown.left_out) == ((("sister", 9),), True)


@pytest.mark.parametrize(
    ("count", "whole", "how"),
    [
        (2, 4, Part.NOT_SHOWN),
        (2, 20, Part.FEW),
        (18, 20, Part.NEARLY_ALL),
        (10, 20, Part.PLAIN),
        (0, 20, Part.PLAIN),
        (20, 20, Part.PLAIN),
    ],
)
def test_n21_neither_a_part_nor_its_rest_may_be_small_and_told(count, whole, how):
    assert part_of(count, whole, 5) is how


def test_the_middle_of_too_few_is_not_told():
    assert middle([1, 2, 3, 4], 5) is None
    assert middle([1, 2, 63, 70, 90], 5) == 63


def test_n21_years_never_overlap():
    years = last_years(dt.date(2026, 3, 31), 4, 3)
    assert years[0] == Year(dt.date(2025, 4, 1), dt.date(2026, 3, 31))
    assert all(later.first > earlier.last for later, earlier in zip(years, years[1:], strict=False))


# What is counted


def test_mcs_021_going_to_her_is_counted_by_kind_of_place(house, met, year):
    met("home_visit", "home", times=3)
    met("centre_visit", "centre", times=2)
    for _ in range(2):
        care.record_outreach(house.maple, care.Met(on=today(), zone="north"), by=house.actor("nadia"))
    found = work(house.actor("dana"), house.maple, year)
    assert dict(found.places) == {"home": 3, "centre": 2}
    assert (found.talks.all, found.talks.at_the_drop_in) == (2, 0)


def test_what_did_not_take_place_or_was_taken_back_is_not_counted(house, met, year):
    met(outcome="did_not_meet", not_met_because="illness")
    care.remove_contact(met()[0], by=house.actor("nadia"))
    assert dict(work(house.actor("dana"), house.maple, year).places) == {}


def test_mcs_052_basic_needs_help_counts_as_service(house, family, met, year):
    met(services=["food", "parent_infant_therapy"])
    care.give_material(house.maple, family.mother, item="diapers", by=house.actor("nadia"))
    talk = care.Met(on=today(), zone="north", needs=["food", "somebody_to_talk_to"])
    care.record_outreach(house.maple, talk, by=house.actor("nadia"))
    found = work(house.actor("dana"), house.maple, year).services
    assert (found["basic_needs"], found["relational"]) == (3, 1)


def test_btc_058_a_pregnancy_goes_on_when_they_are_met_after_the_birth(house, family, met, year):
    counted = [house.actor("dana"), house.maple, year.first, year.last + dt.timedelta(days=400)]
    assert queries.births_that_go_on(*counted) == queries.Births(all=1, go_on=0)
    with telling(dt.datetime.combine(today() + dt.timedelta(days=9), dt.time(15), tzinfo=dt.UTC)):
        met(who={family.child.pk: 30, family.dyad.pk: 30})
    assert queries.births_that_go_on(*counted) == queries.Births(all=1, go_on=1)


def test_btc_091_supports_are_counted_by_kind(house, year):
    for number in range(2):
        mother, words = known(house, f"Mother {number}"), TieWords(on=today(), leaning=Leaning.SUPPORT)
        people.add_tie(mother, TieKind.SISTER, called="Dee", words=words, by=house.actor("nadia"))
    assert work(house.actor("dana"), house.maple, year).supports == {"sister": 2}


def test_j1_talks_before_a_name_and_days_to_the_first_intake(house, year):
    nadia = house.actor("nadia")
    begun = today() - dt.timedelta(days=63)
    first = care.record_outreach(
        house.maple, care.Met(on=begun, zone="north", nickname="blue coat"), by=nadia
    )
    care.record_outreach(house.maple, care.Met(on=today(), zone="north"), alias=first.alias, by=nadia)
    facts = PersonFacts(names={NameKind.NICKNAME: "Kay"})
    kay = care.choose_to_be_known(first.alias, facts=facts, how="", contacts_too=True, by=nadia)
    care.begin_intake(house.maple, kay, questions_version=1, by=nadia)
    found = coming(house.actor("dana"), house.maple, year)
    assert (found.talks_before_a_name, found.days_to_intake) == ([2], [63])


def test_days_to_the_first_contact_begin_with_her_asking(house, family, met, year):
    asked = today() - dt.timedelta(days=4)
    care.put_on_waiting_list(house.maple, family.mother, asked_on=asked, by=house.actor("nadia"))
    met()
    assert coming(house.actor("dana"), house.maple, year).days_to_contact == [4]


# The page


def page_of(ask, name="dana", part="coming", **query):
    return ask(name, reverse("desk:numbers_part", args=[part]), **query)


def test_it_begins_empty_and_says_so_kindly(ask, house):
    assert "Nothing is counted in this year yet." in page_of(ask, part="work").content.decode()
    assert page_of(ask, "helen").status_code == 200


def test_n21_a_few_are_not_shown_on_the_page_or_in_the_table(ask, house, met):
    met("home_visit", "home", times=2)
    page = page_of(ask, part="work").content.decode()
    assert "There are too few to show: fewer than 5." in page
    table = ask("dana", reverse("desk:numbers_table", args=["work"])).content.decode()
    assert "Where she lives" not in page + table


def test_the_share_of_going_to_her_stands_on_the_page(ask, house, met):
    met("home_visit", "home", times=12)
    met("centre_visit", "centre", times=8)
    page = page_of(ask, part="work").content.decode()
    assert "We went to her, or along with her, in 12 of 20 (60%) contacts." in page


def test_n21_where_one_side_is_small_no_line_gives_it_away(ask, house, met):
    met("home_visit", "home", times=2)
    met("centre_visit", "centre", times=8)
    met("phone", "phone", times=10)
    page = page_of(ask, part="work").content.decode()
    assert "fewer than 5 of 20" in page
    assert ">8<" not in page
    assert "Other places, together" in page


def test_btc_108_a_gentle_line_when_the_tie_has_little_room(ask, house, met):
    met(services=["trauma_counselling"], times=20)
    little = "The tie between mother and child has had less room"
    assert little in page_of(ask, part="work").content.decode()
    met(services=["parent_infant_therapy"], times=20)
    assert little not in page_of(ask, part="work").content.decode()


def test_nobody_is_named_neither_mothers_nor_workers(ask, house, family, met):
    met(times=6, services=["food"])
    for part in ("coming", "work"):
        content = page_of(ask, part=part).content.decode().split("<main")[1]
        assert not {name for name in ("Kay", "Jo", "Nadia") if name in content}


def test_the_table_is_what_the_page_shows(ask, house, met):
    met("home_visit", "home", times=12)
    answer = ask("dana", reverse("desk:numbers_table", args=["work"]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "Maple"
    assert ["Where we met", "Where she lives", "12", "100%"] in rows


@pytest.mark.parametrize("part", ["coming", "work"])
def test_a_year_that_goes_on_is_counted_so_far_on_the_page_and_in_the_table(ask, house, part):
    page = ask("helen", reverse("desk:numbers_part", args=[part])).content.decode()
    table = ask("helen", reverse("desk:numbers_table", args=[part])).content.decode()
    assert "so far" in page
    assert ", so far" in table.splitlines()[0]
    over = "?year=" + str(today().year - 3)
    assert "so far" not in ask("helen", reverse("desk:numbers_part", args=[part]) + over).content.decode()
    before = ask("helen", reverse("desk:numbers_table", args=[part]) + over).content.decode()
    assert "so far" not in before.splitlines()[0]


def test_a_program_with_a_formula_for_a_name_is_safe_in_a_spreadsheet(ask, house):
    house.maple.name = "=cmd()"
    house.maple.save()
    answer = ask("dana", reverse("desk:numbers_table", args=["coming"]))
    assert answer.content.decode("utf-8-sig").startswith("'=cmd()")


def test_another_year_and_odd_addresses(ask, house, met):
    met("home_visit", "home", times=12)
    last = str(year_with(today(), 4).first.year - 1)
    assert "Nothing is counted in this year yet." in page_of(ask, part="work", year=last).content.decode()
    assert page_of(ask, part="work", year="nonsense").status_code == 200
    assert page_of(ask, part="nonsense").status_code == 404


def test_only_who_sees_the_reports_of_the_program_sees_its_numbers(ask, house, met, year):
    met(times=12)
    for name in ("nadia", "lou", "kofi", "samira", "ruth"):
        assert page_of(ask, name).status_code == 403, name
    for question in (coming, work):
        with pytest.raises(NotAllowed):
            question(house.actor("kofi"), house.maple, year)


@pytest.mark.parametrize("part", ["coming", "work"])
def test_a_page_of_numbers_makes_at_most_twelve_statements(
    ask, client, house, met, part, django_assert_max_num_queries
):
    met(times=6)
    page_of(ask, part=part)
    with django_assert_max_num_queries(12):
        client.get(reverse("desk:numbers_part", args=[part]))
