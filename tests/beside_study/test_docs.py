"""The guide runs: the notebook's cells, the tutorial's study."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from beside_content.studies import template_names
from beside_study.definition import parse_study

DOCS = Path(__file__).parents[2] / "docs" / "evaluation"


@pytest.mark.slow
def test_the_notebook_runs_from_top_to_bottom(capsys: pytest.CaptureFixture[str]) -> None:
    book = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))
    here: dict[str, object] = {}

    assert book["nbformat"] == 4
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), here)

    printed = capsys.readouterr().out
    assert "Low mood is less after a year -> supported in these data" in printed
    assert "report.html" in printed


def test_the_tutorials_study_is_valid() -> None:
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)

    assert found
    assert parse_study(found[1]).outcomes[0].said == "low mood"


def test_the_tutorial_names_every_template() -> None:
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")

    assert all(f"`{name}`" in text for name in template_names())
