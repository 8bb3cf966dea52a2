"""The full statistics: every question in the plan's order, with tables, figures, checks and references."""

from __future__ import annotations

from beside_study.findings import Finding
from beside_study.plan import SECTIONS
from beside_study.report.html import figure, listed, paragraph, paragraphs, table, tag, text
from beside_study.run import Answers
from beside_study.words.numbers import chance
from beside_study.words.sentence import quoted


def statistics(answers: Answers) -> str:
    """The third depth as HTML."""
    parts = [paragraph("For evaluators", "label"), tag("h2", "Full statistics"), _about(answers)]
    for section, title in SECTIONS.items():
        findings = [finding for finding in answers.findings if finding.section == section]
        if findings:
            parts.append(tag("h2", text(title), id=f"part-{section}"))
            parts += [_finding(finding) for finding in findings]
    parts += [tag("h2", "How the numbers were made"), listed(how_made(answers)), _references(answers)]
    return tag("section", *parts, class_="depth", id="statistics", aria_label="For evaluators")


def _about(answers: Answers) -> str:
    study = answers.study
    lines = [
        f"Design: {study.design.replace('_', ' ')}. Anchor: {study.anchor}. Judged at: {study.primary_wave}.",
        "Outcomes: "
        + "; ".join(
            f"{o.label} ({o.instrument or 'instrument not named'}, {o.better} is better{', primary' if o.primary else ''})"
            for o in study.outcomes
        )
        + ".",
    ]
    return listed(lines)


def _finding(finding: Finding) -> str:
    used = ""
    if finding.n_used is not None:
        used = (
            f"{finding.n_used} of {finding.n_eligible} people"
            if finding.n_eligible
            else f"{finding.n_used} people"
        )
    badges = [used]
    if finding.primary:
        badges.append("primary outcome")
    if finding.exploratory:
        badges.append("exploratory")
    if finding.p_adjusted is not None and finding.family_size > 1:
        badges.append(
            f"family ‘{finding.family}’ of {finding.family_size}, corrected p {chance(finding.p_adjusted)}"
        )
    if finding.headline:
        badges.append(finding.headline)
    return tag(
        "article",
        tag("h3", text(finding.title)),
        paragraph(" · ".join(badge for badge in badges if badge), "label"),
        paragraphs(finding.full),
        *(table(grid) for grid in finding.grids),
        *(figure(drawing) for drawing in finding.figures),
        paragraphs(finding.caveats, "caveat"),
        paragraph(
            f"Warnings of the method: {', '.join(n.replace('_', ' ') for n in finding.notes)}.", "label"
        )
        if finding.notes
        else "",
        class_="finding",
        id=f"f-{finding.key.replace(':', '-')}",
    )


def how_made(answers: Answers) -> list[str]:
    """Conventions that hold for the whole report."""
    study = answers.study
    holm = "Holm within the declared outcomes and mechanisms, Benjamini-Hochberg within other outcomes and exploration"
    lines = [
        f"Intervals are 95% and not corrected; p are exact and corrected by family: {holm}. Bootstrap paths have no p.",
        f"Random numbers start from seed {study.seed}; {study.resamples:,} resamples; {study.imputations} imputations.",
        f"Beside {answers.version}. Table {quoted(answers.data_name)}, SHA-256 {answers.data_hash}.",
        f"Missing answers are never carried forward, and a change is never imputed at both ends. "
        f"{study.guards.small_cell - 1} people or fewer are not shown as a count in a report that may leave the program."
        if study.audience == "outside"
        else "This report is for use inside the program: it may hold small counts. Do not pass it on.",
    ]
    limits = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in vars(study.guards).items())
    return [*lines, f"Limits used: {limits}."]


def _references(answers: Answers) -> str:
    found = list(dict.fromkeys(ref for finding in answers.findings for ref in finding.references))
    found += [source for source in answers.study.sources if source not in found]
    return tag("h2", "References") + listed(sorted(found)) if found else ""
