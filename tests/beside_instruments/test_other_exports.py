"""REDCap and XLSForm: our short labels, answers, ranges and skips."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from beside_instruments import available, load
from beside_instruments.redcap import COLUMNS, data_dictionary
from beside_instruments.xlsform import sheets, workbook

ITEMS = [line.key for line in available() if line.kind in ("items", "totals", "composite")]


@pytest.mark.parametrize("key", ITEMS)
def test_every_item_has_a_row_in_both(key: str) -> None:
    instrument = load(key)
    rows = list(csv.DictReader(io.StringIO(data_dictionary(instrument))))

    assert tuple(rows[0]) == COLUMNS
    assert [row["Question Number (surveys only)"] for row in rows] == [item.id for item in instrument.items]
    assert len({row["Variable / Field Name"] for row in rows}) == len(rows)
    assert len(sheets(instrument)["survey"]) == len(instrument.items) + 1


def test_redcap_shows_answers_and_skips() -> None:
    rows = {
        row["Question Number (surveys only)"]: row
        for row in csv.DictReader(io.StringIO(data_dictionary(load("audit"))))
    }

    assert rows["9"]["Choices, Calculations, OR Slider Labels"].startswith(
        "0, No | 2, Yes, more than a year ago"
    )
    logic = rows["4"]["Branching Logic (Show field only if...)"]
    assert logic == "([audit_1] <> 0) and ([audit_2] + [audit_3] <> 0)"


def test_numbers_keep_their_range() -> None:
    row = next(csv.DictReader(io.StringIO(data_dictionary(load("scale_0_10")))))

    assert (row["Field Type"], row["Text Validation Min"], row["Text Validation Max"]) == ("text", "0", "10")


def test_restricted_instruments_show_numbers_only() -> None:
    assert "Item 10" in data_dictionary(load("epds"))
    labels = {row[2] for row in sheets(load("epds"))["survey"][1:]}
    assert labels == {f"Item {n}" for n in range(1, 11)}


def test_an_xlsform_opens_with_its_three_sheets() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(load("audit"))))

    assert book.sheetnames == ["survey", "choices", "settings"]
    survey = list(book["survey"].values)
    assert survey[4][:5] == (
        "select_one answers_3",
        "q_4",
        "Stopping",
        "S’arrêter",
        "${q_1} != 0 and ${q_2} + ${q_3} != 0",
    )
    assert list(book["settings"].values)[1][1] == "audit_1"
