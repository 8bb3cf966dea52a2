"""The manager's summary: expectations and what became of them, all outcomes at a glance, what was not answered."""

from __future__ import annotations

from beside_study.figures.forest import forest
from beside_study.findings import Figure, Finding, Grid
from beside_study.judge import Held
from beside_study.plan import SECTIONS
from beside_study.report.html import figure, listed, paragraph, paragraphs, table, tag, text
from beside_study.run import Answers
from beside_study.words.numbers import between, chance, plain
from beside_study.words.verbs import MARKS

_TOLD = ("missing", "change", "states", "difference", "reliable", "clinical", "mechanism", "moderation", "dose", "pairs",
         "retention", "returns", "use", "economics", "social_return", "circumstances", "trajectories", "measurement",
         "planning")  # fmt: skip


def summary(answers: Answers) -> str:
    """The second depth as HTML."""
    parts = [
        paragraph("For managers and boards", "label"),
        tag("h2", "Summary"),
        _expectations(answers),
        *(figure(drawing) for drawing in forests(answers)),
        tag("h2", "What was found, part by part"),
        *(_part(answers, section) for section in _TOLD),
        _refused(answers),
    ]
    return tag("section", *parts, class_="depth", id="summary", aria_label="For managers and boards")


def _expectations(answers: Answers) -> str:
    if not answers.held:
        said = "No expectation was written down beforehand, so everything here is a first look."
        return paragraph(said, "caveat")
    return tag("h3", "What was expected, and what these data say") + table(expectations(answers))


def expectations(answers: Answers) -> Grid:
    """Every hypothesis with its lock and its verdict."""
    rows = tuple(
        (f"{h.hypothesis.name}. {h.hypothesis.statement}", lock_of(h), h.verdict, basis(h))
        for h in answers.held
    )
    return Grid(
        "Expectations, in the order they were written down",
        ("expected", "written down", "these data", "rests on"),
        rows,
    )


def lock_of(held: Held) -> str:
    """Whether the words were fixed before the data were seen."""
    hypothesis = held.hypothesis
    if hypothesis.is_locked:
        return f"locked {hypothesis.locked}, unchanged since"
    if hypothesis.locked:
        return f"dated {hypothesis.locked}, without a lock"
    return "not locked: exploratory"


def basis(held: Held) -> str:
    """Interval-free one-line basis: people and corrected p."""
    finding = held.finding
    if finding is None or finding.status == "refused":
        return finding.manager[0] if finding else "nothing in this study answers it"
    p = finding.p_adjusted if finding.p_adjusted is not None else finding.p
    return f"n = {finding.n_used}" + (
        f", p {chance(p)}" + (" (corrected)" if finding.family_size > 1 else "") if p is not None else ""
    )


def forests(answers: Answers) -> list[Figure]:
    """Differences of all outcomes, and changes in each arm, on one scale each."""
    groups: dict[str, list[Finding]] = {}
    for finding in answers.findings:
        if finding.standing is None:
            continue
        name = (
            "Difference between the groups"
            if finding.section == "difference"
            else _change_title(answers, finding)
        )
        groups.setdefault(name, []).append(finding)
    order = sorted(groups, key=lambda name: not name.startswith("Difference"))
    return [_forest(name, groups[name], k) for k, name in enumerate(order)]


def _change_title(answers: Answers, finding: Finding) -> str:
    label = next((arm.label for arm in answers.study.arms if arm.value == finding.arm), "")
    return f"Change at {label}" if label and answers.study.has_comparison else "Change"


def _forest(title: str, findings: list[Finding], k: int) -> Figure:
    standings = [finding.standing for finding in findings if finding.standing is not None]
    rows = tuple((s.label, plain(s.value, 2), between(s.low, s.high, 2)) for s in standings)
    grid = Grid(
        f"{title}, in standard deviations at the start",
        ("outcome", "value (+ is better)", "95% interval"),
        rows,
    )
    desc = "; ".join(f"{row[0]}: {row[1]} ({row[2]})" for row in rows)
    told = "Right of the line is better. Each line is a 95% interval, before correction for the number of outcomes."
    return Figure(f"forest-{k}", forest(f"forest-{k}", title, desc, standings), f"{title}. {told}", grid)


def _part(answers: Answers, section: str) -> str:
    findings = [f for f in answers.findings if f.section == section and f.status != "refused" and f.manager]
    if not findings:
        return ""
    lines = []
    for finding in findings:
        mark = f"{MARKS[finding.verdict]}. " if finding.verdict in ("better", "worse", "early") else ""
        extra = " (exploratory)" if finding.exploratory else ""
        for k, sentence in enumerate(finding.manager):
            lines.append(
                (mark if k == 0 and section in ("change", "difference") else "")
                + sentence
                + (extra if k == 0 else "")
            )
    caveats = list(dict.fromkeys(caveat for finding in findings for caveat in finding.caveats))
    return tag(
        "article",
        tag("h3", text(SECTIONS[section])),
        listed(lines),
        paragraphs(caveats, "caveat"),
        class_="card wide",
    )


def _refused(answers: Answers) -> str:
    refused = [f"{f.title}: {f.manager[0]}" for f in answers.findings if f.status == "refused"]
    if not refused:
        return ""
    return tag(
        "article", tag("h3", "Asked, and not answered with these data"), listed(refused), class_="card wide"
    )
