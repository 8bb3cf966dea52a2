"""A program's first file of its own, with the mistakes people make: each message has file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from beside_instruments import check
from tests.beside.measures.own import guide_example

# What is replaced, by what, a piece of the line the message must name, and what it must say.
MISTAKES = [
    ("minutes: 1", "minuts: 1", "minuts", "'minuts' is not known here. Did you mean 'minutes'?"),
    ("    missing: {rule: none}", "    reversed: ['9']", "reversed", "'reversed: true' at the item itself"),
    ("    missing: {rule: none}", "    missing: {rule: prorata}", "prorata", "Use one of: none, prorate,"),
    ('items: ["1", "2", "3"]', 'items: ["1", "2", "9"]', '"9"', "uses item 9, which is not here."),
    ('- id: "2"', '- id: "1"', "label: {en: Laughter", "Item 1 stands here 2 times. Give each item its own id."),
    ("{value: 1, label", "{value: 0, label", "often:", "The answer 0 stands here 2 times. Keep one."),
    ("{value: 1, label", '{value: 1, key: "0", label', "often:", "The key '0' would be pressed for 2 answers"),
    ("target: mother ", "target: mother\ntarget: child ", "target: child", "The key 'target' stands here twice."),
    ("name: {en: Our week, fr: Notre semaine}", "name: Our week", "name:", "'Our week' stands where names with values"),
    ("name: {en: Our week, fr: Notre semaine}", "name: {en: Our week}", "name:", "Add a line 'fr: ...' here."),
    ('- id: "1"', "- id: 1", "- id: 1", '1 is not a text. Put it in quotes, as "1".'),
    ('version: "1"', "version: 1", "version", "1 is not a text. Put it in quotes"),
    ("range: [0, 6]", "range: 0-6", "range", "'0-6' is not a list, as [1, 2]."),
    ("range: [0, 6]", "range: [6, 0]", "range", "goes from 6 to 0. Write the smallest number first."),
    ("method: sum", "method: total", "method", "'total' is not known. Use one of: sum,"),
    ("minutes: 1", "minutes:", "minutes", "nothing stands here. Write a whole number."),
    ("total: {value: 6}", "total: {value: 5}", "most days throughout", "expected 5, found 6"),
    ('  - id: "2"', '   - id: "2"', '- id: "2"', "Check indentation, quotes and colons near this line."),
    ('  - id: "2"', '\t- id: "2"', '- id: "2"', "Found a tab character that violates indentation. Check"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "line", "says"), MISTAKES, ids=[wrong for _, wrong, _, _ in MISTAKES]
)
def test_the_message_names_file_line_and_fix(
    tmp_path: Path, right: str, wrong: str, line: str, says: str
) -> None:
    text = guide_example()
    assert right in text
    text = text.replace(right, wrong, 1)
    path = tmp_path / "our_week.yaml"
    path.write_text(text, "utf-8")
    place = next(number for number, one in enumerate(text.splitlines(), 1) if line in one)

    told = [str(one) for one in check(path)]

    near = [f"{path}:{number}:" for number in (place - 1, place)]
    assert any(says in one and any(one.startswith(at) for at in near) for one in told), told


def test_an_empty_file_and_another_encoding_are_told(tmp_path: Path) -> None:
    path = tmp_path / "our_week.yaml"
    path.write_text("", "utf-8")
    assert "nothing stands here. Write names with values" in str(check(path)[0])
    path.write_bytes(guide_example().replace("Repos", "R\u00e9pit").encode("latin-1", "replace"))
    assert "not in UTF-8. Save it again with encoding UTF-8." in str(check(path)[0])
