"""Official words come from the program that may use them: whole, with licence and approver (N23)."""

from __future__ import annotations

import pytest
import yaml

from beside_instruments import load
from beside_instruments.wording import BadWording, WordingPack, read_wording
from tests.beside_instruments.foreign_forms import LABELS, as_bytes, phq9_questionnaire

OPTIONS = dict(enumerate(LABELS))
SENTENCES = {str(n): f"Sentence {n}" for n in range(1, 10)}


def read(
    data: bytes, filename: str, key: str = "phq9", licence: str = "free to use", approver: str = "A. Person"
) -> WordingPack:
    return read_wording(
        data, filename=filename, instrument=load(key), language="en", licence_note=licence, approver=approver
    )


def yaml_bytes(**changes: object) -> bytes:
    content = {
        "instrument": "phq9",
        "version": "1",
        "title": "Nine",
        "items": SENTENCES,
        "options": {"*": OPTIONS},
    }
    return yaml.safe_dump(content | changes).encode()


def csv_bytes(*more: str) -> bytes:
    rows = ["kind,item,value,text", "title,,,Nine"]
    rows += [f"item,{item},,{text}" for item, text in SENTENCES.items()]
    rows += [f"option,*,{value},{text}" for value, text in OPTIONS.items()]
    return "\n".join([*rows, *more]).encode()


@pytest.mark.parametrize(
    ("data", "filename"),
    [(as_bytes(phq9_questionnaire()), "nine.json"), (yaml_bytes(), "nine.yaml"), (csv_bytes(), "nine.csv")],
)
def test_three_kinds_of_file_give_the_same_words(data: bytes, filename: str) -> None:
    pack = read(data, filename)

    assert (pack.instrument, pack.version, pack.language, pack.approver) == ("phq9", "1", "en", "A. Person")
    assert {item: pack.items[item] for item in SENTENCES} == SENTENCES
    assert pack.option("9", 3) == "Every day"
    assert WordingPack.from_dict(pack.as_dict()) == pack


def test_one_answer_set_for_all_goes_only_where_it_fits() -> None:
    pack = read(yaml_bytes(), "nine.yaml")

    assert pack.option("1", 0) == "Never"
    assert set(pack.options) == {str(n) for n in range(1, 11)}  # item 10 has the values 0 to 3 as well


def test_weights_that_differ_are_told() -> None:
    pack = read(as_bytes(phq9_questionnaire(weights=(0, 1, 2, 4))), "nine.json")

    assert "Item 1: 'Every day' weighs 4 there and 3 here." in pack.notices


BAD = [
    (yaml_bytes(items={"1": "only one"}), "x.yaml", "Item 2 has no words"),
    (yaml_bytes(items=SENTENCES | {"12": "more"}), "x.yaml", "Item 12: phq9 has no item"),
    (yaml_bytes(options={"*": OPTIONS, "3": {"7": "x"}}), "x.yaml", "Item 3: the answer '7' is not known"),
    (yaml_bytes(options={"3": {"0": "x"}}), "x.yaml", "Item 3: no words for the answer 1"),
    (yaml_bytes(instrument="gad7"), "x.yaml", "for gad7 version 1, not for phq9"),
    (yaml_bytes(version="2"), "x.yaml", "for phq9 version 2"),
    (yaml_bytes(items=["a"]), "x.yaml", "has 'items'"),
    (b"items: {a: [", "x.yaml", "not YAML"),
    (yaml_bytes(items=SENTENCES | {"3": [["a"]]}), "x.yaml", "Item 3: here stands no plain text"),
    (yaml_bytes(options=[1]), "x.yaml", "Options are written under"),
    (yaml_bytes(options={"1": [1]}), "x.yaml", "Items and options are written as"),
    (csv_bytes("note,1,,x"), "x.csv", "Line 16: 'note' is not known"),
    (b"item,text\n1,a", "x.csv", "first line of a wording table"),
    ("kind,item,value,text\nitem,1,,été".encode("latin-1"), "x.csv", "not in UTF-8"),
    (b"x" * 5_000_001, "x.csv", "at most 5 MB"),
    (as_bytes(phq9_questionnaire(item=[])), "x.json", "Item 1 of phq9 is not in this questionnaire"),
    (b"", "x.docx", "comes as a FHIR Questionnaire"),
]


@pytest.mark.parametrize(("data", "filename", "words"), BAD, ids=[words for _, _, words in BAD])
def test_nothing_is_half_taken_in(data: bytes, filename: str, words: str) -> None:
    with pytest.raises(BadWording, match=words):
        read(data, filename)


@pytest.mark.parametrize(("licence", "approver"), [("", "A. Person"), ("free", " ")])
def test_licence_and_approver_are_needed(licence: str, approver: str) -> None:
    with pytest.raises(BadWording, match="under which licence"):
        read(yaml_bytes(), "nine.yaml", licence=licence, approver=approver)


def test_a_measure_of_totals_takes_no_wording() -> None:
    data = yaml.safe_dump({"items": {"total": "x"}}).encode()

    with pytest.raises(BadWording, match="sdq takes totals only"):
        read(data, "sdq.yaml", key="sdq")
