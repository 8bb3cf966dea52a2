"""One page a mothers' advisory group can read: what was found, how sure, who is missing, what cannot be said."""

from __future__ import annotations

from collections.abc import Iterable

from beside_study.definition.outcome import Outcome
from beside_study.findings import Finding
from beside_study.report.html import listed, paragraph, paragraphs, tag, text
from beside_study.run import Answers
from beside_study.words.sentence import say
from beside_study.words.sureness import how_sure
from beside_study.words.verbs import MARKS, Verdict

MOST_OUTCOMES = 4
SIGNS: dict[Verdict, str] = {
    "better": "\u25b2", "worse": "\u25bc", "unclear": "\u25cf", "described": "\u25cb", "early": "\u25cb", "refused": "\u25cb"
}  # fmt: skip


def page_one(answers: Answers) -> str:
    """The first page as HTML."""
    study = answers.study
    chosen = main_outcomes(answers)
    cards = [_outcome_card(answers, outcome) for outcome in chosen]
    cards += [_other_card(finding) for finding in _others(answers)]
    return tag(
        "section",
        paragraph("For everyone", "label"),
        tag("h1", text(study.title)),
        paragraph(study.question, "question"),
        paragraph(_who(answers), "who"),
        tag("div", tag("h2", "The short answer"), paragraphs(short_answer(answers), "answer")),
        tag("h2", "What we found"),
        tag("div", *cards, class_="cards"),
        _rest(answers, chosen),
        tag("h2", "Who got worse, and whom we could not help"),
        listed(worse(answers, chosen)),
        tag("h2", "Who is missing"),
        listed(next(f for f in answers.findings if f.section == "missing").plain),
        tag("h2", "What we cannot say"),
        listed(cannot_say(answers)),
        class_="depth",
        id="page-one",
        aria_label="For everyone",
    )


def main_outcomes(answers: Answers) -> list[Outcome]:
    """The declared main outcomes, or the first ones when none is marked; at most four."""
    study = answers.study
    kinds = ("difference",) if study.has_comparison else ("change",)
    declared = [o for o in study.outcomes if any(study.declares(kind, o) for kind in kinds)]
    return (declared or list(study.outcomes))[:MOST_OUTCOMES]


def _who(answers: Answers) -> str:
    arms = answers.study.arms
    places = f" at {arms[0].label} and {arms[1].label}" if answers.study.has_comparison else ""
    when = (
        f", seen from {answers.tidy.first_day} to {answers.tidy.last_day}" if answers.tidy.first_day else ""
    )
    return f"{answers.tidy.n} {answers.study.people_word}{places}{when}."


def _key(answers: Answers, outcome: Outcome) -> Finding | None:
    """The finding an outcome is judged by: the difference where there is a comparison, else the change."""
    found = _by_key(answers.findings)
    program = answers.study.program.value if answers.study.program else "all"
    if answers.study.has_comparison:
        difference = found.get(f"difference:{outcome.name}")
        if difference is not None and difference.status != "refused":
            return difference
    return found.get(f"change:{outcome.name}:{program}")


def _by_key(findings: Iterable[Finding]) -> dict[str, Finding]:
    return {finding.key: finding for finding in findings}


def short_answer(answers: Answers) -> tuple[str, ...]:
    """Two or three sentences: how many outcomes went which way, and what became of the main expectation."""
    keys = [(outcome, _key(answers, outcome)) for outcome in answers.study.outcomes]
    by: dict[str, list[str]] = {}
    for outcome, finding in keys:
        if finding is not None:
            by.setdefault(finding.verdict, []).append(outcome.said)
    compared = answers.study.has_comparison and any(f and f.section == "difference" for _, f in keys)
    where = f"{answers.study.arms[0].label} came out" if compared else "people got"
    said = []
    for verdict, words in (("better", f"{where} better on"), ("worse", f"{where} worse on")):
        if by.get(verdict):
            said.append(f"On average, {words} {_and(by[verdict])}.")
    if by.get("unclear"):
        gap = "no clear difference" if compared else "no clear change"
        said.append(f"We saw {gap} in {_and(by['unclear'])}.")
    if by.get("early"):
        said.append(f"It is too early to judge {_and(by['early'])}.")
    if by.get("described") or by.get("refused"):
        few = [*by.get("described", []), *by.get("refused", [])]
        said.append(f"There are too few answers to judge {_and(few)}.")
    said += [
        f"{held.hypothesis.statement.rstrip('.')}: {held.verdict}."
        for held in answers.held
        if held.hypothesis.kind == "mechanism"
    ]
    return tuple(say(sentence, randomised=answers.study.is_randomised) for sentence in said)


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def mark(finding: Finding) -> str:
    """The verdict as sign and words (never colour alone)."""
    words = (
        finding.headline[:1].upper() + finding.headline[1:] if finding.headline else MARKS[finding.verdict]
    )
    if finding.section == "difference" and finding.verdict in ("better", "worse", "unclear"):
        words = {
            "better": "Program came out better",
            "worse": "Program came out worse",
            "unclear": "No clear difference",
        }[finding.verdict]
    return tag("span", f"{SIGNS[finding.verdict]} {text(words)}", class_=f"mark {finding.verdict}")


def _outcome_card(answers: Answers, outcome: Outcome) -> str:
    found = _by_key(answers.findings)
    parts = [tag("h3", text(outcome.label))]
    key = _key(answers, outcome)
    keys = [f"change:{outcome.name}:{arm.value}" for arm in answers.study.arms] or [
        f"change:{outcome.name}:all"
    ]
    for finding in [key, *(found[k] for k in keys if k in found)]:
        if finding is None or (finding is key and f"change:{outcome.name}" in finding.key and len(parts) > 1):
            continue
        if finding is key:
            parts += [mark(finding), paragraphs(finding.plain), paragraph(how_sure(finding), "sure")]
        elif key is None or finding.key != key.key:
            parts.append(paragraphs(finding.plain))
    return tag("article", *parts, class_="card")


def _others(answers: Answers) -> list[Finding]:
    """Mechanisms declared, staying and costs: one card each, refusals too."""
    found = [f for f in answers.findings if f.section == "mechanism" and not f.exploratory][:3]
    found += [f for f in answers.findings if f.key in ("retention", "returns", "economics") and f.plain]
    return found


def _other_card(finding: Finding) -> str:
    sure = how_sure(finding) if finding.section == "mechanism" else ""
    marked = mark(finding) if finding.section == "mechanism" else ""
    parts = (
        tag("h3", text(finding.short or finding.title)),
        marked,
        paragraphs(finding.plain),
        paragraph(sure, "sure") if sure else "",
    )
    return tag("article", *parts, class_="card")


def _rest(answers: Answers, chosen: list[Outcome]) -> str:
    names = {outcome.name for outcome in chosen}
    lines = []
    for outcome in answers.study.outcomes:
        finding = _key(answers, outcome)
        if outcome.name not in names and finding is not None:
            lines.append(tag("li", f"{text(outcome.label)}: ", mark(finding)))
    if not lines:
        return ""
    return tag("div", tag("h3", "Also asked"), tag("ul", *lines, class_="marks"), class_="card wide")


def worse(answers: Answers, chosen: list[Outcome]) -> list[str]:
    """For each main outcome, how many got worse; stated even when it is nobody or cannot be counted."""
    found = _by_key(answers.findings)
    said = []
    for outcome in chosen:
        finding = found.get(f"reliable:{outcome.name}")
        if finding is None or finding.status == "refused":
            why = finding.manager[0] if finding is not None else "it was asked once only."
            said.append(say(f"{outcome.label}: we could not count who got worse. {why}"))
        else:
            said += [sentence for sentence in finding.plain if " worse" in sentence]
    return said


def cannot_say(answers: Answers) -> list[str]:
    """The caveats of everything on this page, once each, and what was not answered."""
    shown = {outcome.name for outcome in main_outcomes(answers)}
    said: list[str] = []
    for finding in answers.findings:
        on_page = finding.outcome in shown and finding.section in ("change", "difference", "reliable")
        if on_page or finding in _others(answers):
            said += [caveat for caveat in finding.caveats if caveat not in said]
    refused = sum(finding.status == "refused" for finding in answers.findings)
    if refused:
        said.append(
            f"{refused} of our questions could not be answered with these data. The next pages say why."
        )
    return said
