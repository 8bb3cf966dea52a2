"""beside import families: all of a table or none of it, through the product's own actions."""

import pytest

from beside.foundation.models import AuditEntry
from beside.people.models import Child, Dyad, Mother

HEADER = "family,nickname,legal_name,mother_born,child,child_born,key_worker,since\n"


@pytest.fixture
def table(tmp_path):
    """``table(lines)``: a CSV file with the known columns."""

    def write(lines, header=HEADER):
        file = tmp_path / "families.csv"
        file.write_text(header + lines, encoding="utf-8")
        return str(file)

    return write


@pytest.fixture
def bring(run, house):
    """``bring(file, *options)``"""
    return lambda file, *options: run("import", "families", file, "--program", "Maple", *options)


TWO_CHILDREN = (
    "F1,Sparrow,,1994-05,Bo,2021-03-02,nadia,2025-01-10\nF1,,,,Lu,2023,,\n,,Zoë d'Été,,,,,2025-02-01\n"
)


def test_families_come_with_children_and_what_is_between_them(bring, table):
    said = bring(table(TWO_CHILDREN))
    assert said.code == 0, said.err
    assert "2 mothers and 2 children were brought in" in said.out
    assert (Mother.objects.count(), Child.objects.count(), Dyad.objects.count()) == (2, 2, 2)
    sparrow = next(m for m in Mother.objects.all() if m.display_name == "Sparrow")
    assert sparrow.assignments.get().user.sign_in_name == "nadia"
    assert AuditEntry.objects.filter(actor_name="import").exists()


def test_a_trial_says_what_would_be_done_and_leaves_nothing(bring, table):
    before = AuditEntry.objects.count()
    said = bring(table(TWO_CHILDREN), "--dry-run")
    assert "2 mothers and 2 children would be brought in" in said.out
    assert not Mother.objects.exists()
    assert AuditEntry.objects.count() == before


def test_every_problem_is_listed_with_its_line_and_nothing_comes_half(bring, table):
    said = bring(
        table(
            "F1,Sparrow,,1994,Bo,2021,,\n,,,,Nell,2020,,\n,Wren,,30/04/1990,,,,\n,Finch,,,Ada,1901,kofi,\n,Robin,,2019,Em,2012,,\n"
        )
    )
    assert said.code == 1
    assert "Line 3: Give her a nickname or a legal name" in said.err
    assert 'Line 4: "30/04/1990" in mother_born is no date' in said.err
    assert 'Line 5: Nobody in this program signs in as "kofi"' in said.err
    assert "Line 6: The child would be older" in said.err
    assert "Nothing was brought in" in said.err
    assert not Mother.objects.exists()


def test_somebody_who_is_here_is_not_entered_twice(bring, table, kay):
    said = bring(table(",Kay,,,,,,\n"))
    assert "Somebody is here under this name" in said.err
    assert Mother.objects.count() == 1
    assert bring(table(",Kay,,,,,,\n"), "--same-names").code == 0


def test_a_spreadsheet_with_semicolons_and_a_mark_is_read(bring, tmp_path):
    file = tmp_path / "excel.csv"
    file.write_text("nickname;child\nSparrow;Bo\n", encoding="utf-8-sig")
    assert bring(str(file)).code == 0


@pytest.mark.parametrize(
    ("header", "lines", "expected"),
    [
        ("nickname,score\n", "Kay,3\n", "Not known in the first row: score"),
        ("nickname\n", "Kay,3\n", "Line 2 has more cells"),
    ],
)
def test_a_table_that_does_not_fit_is_explained(bring, table, header, lines, expected):
    said = bring(table(lines, header))
    assert said.code == 1
    assert expected in said.err


def test_a_program_that_is_not_there_is_named_beside_those_that_are(run, house, table):
    said = run("import", "families", table(",Kay,,,,,,\n"), "--program", "Mapel")
    assert 'There is no program "Mapel". Programs here: ' in said.err
    assert "Maple" in said.err
