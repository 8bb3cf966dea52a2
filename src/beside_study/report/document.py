"""The whole report as one HTML file that needs nothing else."""

from __future__ import annotations

from importlib.resources import files

from beside_study.report.html import paragraph, tag, text
from beside_study.report.page_one import page_one
from beside_study.report.statistics import statistics
from beside_study.report.summary import summary
from beside_study.run import Answers

_DEPTHS = (
    ("page-one", "For everyone"),
    ("summary", "For managers and boards"),
    ("statistics", "For evaluators"),
)


def document(answers: Answers) -> str:
    """HTML with its style and drawings inside."""
    style = files("beside_study.report").joinpath("style.css").read_text(encoding="utf-8")
    links = "".join(tag("a", text(words), href=f"#{place}") for place, words in _DEPTHS)
    body = tag(
        "main",
        tag("nav", links, class_="depths", aria_label="Depths of the report"),
        page_one(answers),
        summary(answers),
        statistics(answers),
        _footer(answers),
        class_="page",
        id="main",
    )
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(answers.study.title)}</title><style>{style}</style>"
    )
    skip = tag("a", "Go to the report", href="#main", class_="skip")
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{skip}{body}</body></html>'


def _footer(answers: Answers) -> str:
    inside = "" if answers.study.audience == "outside" else "For use inside the program only. "
    made = f"Beside {answers.version} · table {answers.data_name} · SHA-256 {answers.data_hash} · seed {answers.study.seed}"
    return tag("footer", paragraph(f"{inside}{made}"))
