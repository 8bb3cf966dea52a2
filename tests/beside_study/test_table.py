"""Bad tables: one clear list of what to fix, or a computed part with a stated refusal; never a traceback."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from beside_study.definition import parse_study
from beside_study.problems import NeedsFixing
from beside_study.table import CodeBook, Tidy, read_codebook, read_table
from beside_study.table.layout import lay_out

STUDY = parse_study("""study: small
title: A small study
question: Did mothers change in a year?
design: two_sites
columns: {person: person, wave: wave, date: date, arm: site}
arms: {program: {value: a, label: A}, comparison: {value: b, label: B}}
waves: [{name: intake, months: 0}, {name: year_1, months: 12}]
outcomes: [{name: mood, label: Low mood, direction: lower_is_better, range: [0, 27]}]
covariates: [age]
""")
HEAD = "person,wave,date,site,mood,age\n"
GOOD = (
    HEAD
    + "p1,intake,2024-01-05,a,12,30\np1,year_1,2025-01-06,a,8,30\np2,intake,2024-02-05,b,9,\np2,year_1,,b,NA,\n"
)


def table(folder: Path, text: str | bytes, name: str = "t.csv", book: CodeBook | None = None) -> Tidy:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return lay_out(STUDY, read_table(path), book or CodeBook())


def said(folder: Path, text: str | bytes, name: str = "t.csv") -> str:
    with pytest.raises(NeedsFixing) as caught:
        table(folder, text, name)
    return "\n".join(str(problem) for problem in caught.value.problems)


def test_a_good_table_is_laid_out_person_by_wave(tmp_path: Path) -> None:
    tidy = table(tmp_path, GOOD)

    assert tidy.people == ("p1", "p2")
    np.testing.assert_array_equal(tidy.scores["mood"], [[12, 8], [9, np.nan]])
    np.testing.assert_array_equal(tidy.arm, [1, 0])
    assert tidy.months[0, 1] == pytest.approx(367 / 30.4375)
    assert tidy.reasons[("mood", 1)] == {"no reason given": 1}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("8,30", "eight,30"), "text where a number is needed in row 3"),
        (("8,30", "99,30"), "values over 27"),
        (("8,30", "-2,30"), "values under 0"),
        (("p1,year_1", "p1,intake"), "two rows for the same wave"),
        (("p1,year_1", "p1,year_9"), "'year_9' is not a wave"),
        (("2025-01-06", "2023-01-06"), "not in the order of their dates for: p1"),
        (("2024-01-05", "05/01/24"), "a year of two digits"),
        (("2024-01-05", "05/04/2024"), "read day first or month first"),
        (("2024-01-05", "2024-02-31"), "not in the calendar"),
        (("2024-01-05", "1024-02-01"), "a year that cannot be"),
        (("2025-01-06,a", "2025-01-06,b"), "changes arm"),
        (("2025-01-06,a", "2025-01-06,c"), "'c' is not an arm"),
        (("8,30", "8,31"), "same in all rows of a person"),
        (("p1,year_1", ",year_1"), "no person in row 3"),
        (("person,", "persons,"), "Did you mean 'persons'"),
        (("mood", "person"), "more than once"),
        (("8,30", "8,30,4"), "more cells than the first row"),
        (("8,30", '"1,234",30'), "decimal comma or a thousands comma"),
        (("8,30", "inf,30"), "number without an end"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(tmp_path: Path, change: tuple[str, str], what: str) -> None:
    assert what in said(tmp_path, GOOD.replace(*change, 1))


def test_everything_wrong_is_listed_at_once(tmp_path: Path) -> None:
    found = said(tmp_path, GOOD.replace("8,30", "eight,31").replace("2025-01-06", "06/01/25"))

    assert all(word in found for word in ("text where", "two digits", "all rows of a person"))


@pytest.mark.parametrize("text", ["", HEAD, "\n\n\n"])
def test_an_empty_table_says_so(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text)


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.replace(",", ";").encode(),
        GOOD.replace(",", "\t").encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace(",8,", ",8.0,").encode(),
        GOOD.replace("\np2", "\n,,,,,\np2", 1).encode(),
    ],
)
def test_the_same_table_in_other_clothes_reads_the_same(tmp_path: Path, data: bytes) -> None:
    np.testing.assert_array_equal(table(tmp_path, data).scores["mood"], [[12, 8], [9, np.nan]])


def test_decimal_commas_and_old_encodings(tmp_path: Path) -> None:
    text = GOOD.replace(",", ";").replace(";8;", ";8,5;").replace("p2", "Zoé")

    tidy = table(tmp_path, text.encode("cp1252"))

    assert tidy.scores["mood"][0, 1] == 8.5
    assert tidy.people[1] == "Zoé"
    assert any("Windows-1252" in note for note in tidy.notes)


@pytest.mark.parametrize(
    ("name", "data"),
    [("t.xlsx", b"not a spreadsheet"), ("t.parquet", b"PAR1"), ("t.doc", b"x"), ("t.csv", b"a\x00b\n1\n")],
)
def test_a_file_that_is_something_else(tmp_path: Path, name: str, data: bytes) -> None:
    assert "t." in said(tmp_path, data, name)


def test_spreadsheet_and_parquet_read_like_csv(tmp_path: Path) -> None:
    import datetime as dt

    import openpyxl
    import pyarrow
    import pyarrow.parquet

    rows = [["p1", "intake", dt.date(2024, 1, 5), "a", 12, 30], ["p1", "year_1", dt.date(2025, 1, 6), "a", 8, 30],
            ["p2", "intake", dt.date(2024, 2, 5), "b", 9, None], ["p2", "year_1", None, "b", None, None]]  # fmt: skip
    book = openpyxl.Workbook()
    for row in [HEAD.strip().split(","), *rows]:
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    columns = dict(zip(HEAD.strip().split(","), zip(*rows, strict=True), strict=True))
    pyarrow.parquet.write_table(
        pyarrow.table({k: list(v) for k, v in columns.items()}), tmp_path / "t.parquet"
    )
    wanted = table(tmp_path, GOOD)

    for name in ("t.xlsx", "t.parquet"):
        tidy = lay_out(STUDY, read_table(tmp_path / name), CodeBook())
        np.testing.assert_array_equal(tidy.scores["mood"], wanted.scores["mood"])
        np.testing.assert_array_equal(tidy.months, wanted.months)


def test_a_file_of_a_gigabyte_is_refused_with_the_limit_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)

    with pytest.raises(NeedsFixing, match=r"The limit is 1 GB.*Keep only the columns"):
        read_table(path)


def test_a_code_book_gives_limits_reasons_and_date_order(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text(
        "column,type,missing,format,high\nmood,whole,-8=declined|-9=unknown,,20\ndate,date,,day/month/year,\n"
    )
    book = read_codebook(path)
    text = GOOD.replace("2024-01-05", "05/04/2024").replace(",9,", ",-8,")

    tidy = table(tmp_path, text, book=book)

    assert tidy.first_day == "2024-02-05"
    assert tidy.reasons[("mood", 0)] == {"declined": 1}


def test_a_code_book_that_disagrees_about_direction_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("column,direction\nmood,higher_is_better\n")

    with pytest.raises(NeedsFixing, match="the study says the opposite"):
        table(tmp_path, GOOD, book=read_codebook(path))


@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n", "column,type\nx,integer\n", "column,low\nx,abc\n", "column\nx\nx\n"]
)
def test_a_code_book_with_slips_says_which_row(tmp_path: Path, text: str) -> None:
    path = tmp_path / "book.csv"
    path.write_text(text)

    with pytest.raises(NeedsFixing):
        read_codebook(path)
