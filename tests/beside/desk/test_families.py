"""The list of families tells a name and a key worker, and more only where the record may be opened."""

import csv
import io

import pytest
from django.urls import reverse

from beside.care import actions as care
from beside.desk.presenters.cells import safe_cell
from beside.people import actions as people
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind

pytestmark = pytest.mark.django_db
LIST, TABLE = reverse("desk:families"), reverse("desk:families_table")


def table(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_her_worker_sees_where_things_stand(ask, house, family):
    page = ask("nadia", LIST).content.decode()
    assert "Kay" in page and "Jo" in page and "Welcomed" in page


def test_a_colleague_outside_the_circle_sees_name_and_key_worker_only(ask, house, family):
    page = ask("tess", LIST).content.decode()
    assert "Kay" in page and "Nadia" in page
    assert "Welcomed" not in page.split("<table")[1]


def test_n11_filters_do_not_tell_who_is_pregnant_to_those_who_only_find(ask, house, kay, pregnancy):
    assert "Kay" in ask("nadia", LIST, pregnant="on").content.decode()
    assert "Kay" not in ask("tess", LIST, pregnant="on").content.decode()
    assert "Kay" not in ask("tess", LIST, state="welcomed").content.decode()
    assert table(ask("dana", TABLE, pregnant="")) == table(ask("dana", TABLE, pregnant="on"))
    assert "pregnant" not in ask("dana", LIST).content.decode().lower()


def test_a_manager_is_given_names_and_key_workers(ask, house, family):
    page = ask("dana", LIST).content.decode()
    assert "Kay" in page and "Nadia" in page
    assert reverse("desk:client", args=[family.mother.pk]) not in page
    assert table(ask("dana", TABLE)) == [["Name", "Children", "Key worker"], ["Kay", "Jo", "Nadia"]]


def test_another_program_and_an_administrator_see_nobody(ask, house, family):
    assert "Kay" not in ask("kofi", LIST).content.decode()
    assert table(ask("kofi", TABLE))[1:] == []
    assert ask("ruth", LIST).status_code == 403


def test_a_name_that_is_a_formula_is_safe_in_a_spreadsheet(ask, house):
    name = '=HYPERLINK("http://example.org")'
    people.register_mother(
        PersonFacts(names={NameKind.NICKNAME: name}), program=house.maple, by=house.actor("nadia")
    )
    assert table(ask("nadia", TABLE))[1][0] == f"'{name}"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_that_would_run_get_an_apostrophe(start):
    assert safe_cell(f"{start}1") == f"'{start}1"
    assert safe_cell("Kay") == "Kay"


def test_a_filter_kept_under_a_name_is_hers_alone(ask, house, family):
    kept = care.save_view("Mine", "mine=on", by=house.actor("nadia"))
    assert "Mine" in ask("nadia", LIST).content.decode()
    assert "mine=on" not in ask("helen", LIST).content.decode()
    assert ask("helen", reverse("care:view_forget", args=[kept.pk]), posts={}).status_code == 404


def test_the_list_narrows_to_those_a_colleague_walks_with(ask, house, family):
    assert table(ask("dana", TABLE, worker=str(house.nadia.pk)))[1:] == [["Kay", "Jo", "Nadia"]]
    assert table(ask("dana", TABLE, worker=str(house.tess.pk)))[1:] == []
    assert len(table(ask("dana", TABLE, worker="nobody"))) == 2
