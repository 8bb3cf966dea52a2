"""Does change in one thing go with the outcome over and above the rivals and where people began?"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from beside_stats._result import Estimate
from beside_study.definition.outcome import Outcome
from beside_study.definition.questions import Competing
from beside_study.figures.paths import Arrow
from beside_study.figures.paths import competing as draw
from beside_study.findings import Can, Figure, Finding, Grid, Question
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import between, chance, plain, share, signed
from beside_study.words.verbs import NOT_SUPPORTED, OPPOSITE, SUPPORTED, WENT_TOGETHER, Verdict, verdict


def questions(setting: Setting) -> list[Question]:
    """One question for each competing explanation of the study."""
    if setting.study.first == setting.study.last:
        return []
    found = []
    for mechanism in setting.study.competing:
        keep, _ = _rows(setting, mechanism)
        n = int(keep.sum())
        least = setting.study.guards.mechanism_refuse
        can: Can = "compute" if n >= least else "refuse"
        because = "" if can == "compute" else f"{n} people have all scores; at least {least} are needed."
        main, outcome = setting.study.outcome(mechanism.main), setting.study.outcome(mechanism.outcome)
        title = f"{main.label} and {outcome.label}, with the rivals in view"
        answer = partial(_answer, setting, mechanism)
        found.append(Question(f"mechanism:{mechanism.name}", "mechanism", title, n, can, because, answer))
    return found


def _rows(setting: Setting, mechanism: Competing) -> tuple[Bools, list[Outcome]]:
    study = setting.study
    changing = [study.outcome(name) for name in (*mechanism.rivals, mechanism.main)]
    keep = setting.both(study.outcome(mechanism.outcome)).copy()
    for other in changing:
        keep &= setting.both(other)
    if mechanism.within == "program":
        keep &= setting.tidy.arm == 1
    return keep, changing


def _answer(setting: Setting, mechanism: Competing) -> Finding:
    from beside_stats.mechanism import hierarchical_regression

    study = setting.study
    outcome, main = study.outcome(mechanism.outcome), study.outcome(mechanism.main)
    keep, changing = _rows(setting, mechanism)
    start: dict[str, Floats] = {f"{outcome.label} at the start": setting.before(outcome)[keep]}
    if mechanism.within == "everyone" and setting.compares:
        start["program (rather than comparison)"] = setting.tidy.arm[keep].astype(float)
    rivals = {f"change in {o.label}": setting.change(o)[keep] for o in changing[:-1]}
    last = {f"change in {main.label}": setting.change(main)[keep]}
    steps = [step for step in (start, rivals, last) if step]
    result = hierarchical_regression(setting.after(outcome)[keep], steps, missing="raise")
    final = result.steps[-1]
    terms = {term.name: term for term in final.terms}
    main_term = terms[f"change in {main.label}"]
    # Read as gains: + when people who gained more on the one were better on the other.
    toward = main.sign * outcome.sign
    gain = verdict(main_term.estimate.low, main_term.estimate.high, toward)
    name = f"mechanism-{mechanism.name}"
    headline = {"better": SUPPORTED, "worse": OPPOSITE}.get(gain, NOT_SUPPORTED)
    return Finding(
        key=f"mechanism:{mechanism.name}",
        section="mechanism",
        title=f"{main.label} and {outcome.label}, with the rivals in view",
        short=f"{main.said} and {outcome.said}",
        verdict=gain,
        headline=headline,
        plain=_plain(setting, outcome, main, gain),
        manager=(_manager(outcome, main, main_term.estimate, gain, final.delta_r2),),
        full=(
            f"{outcome.label} at {setting.last_label} on {len(steps)} steps, n = {result.n_used}: where people began"
            f"{', the group' if len(start) > 1 else ''}; the rivals' changes; last the change in {main.label}.",
            f"The last step adds {share(final.delta_r2)} of the differences between people "
            f"(F({final.df1:g}, {final.df2:g}) = {plain(final.f_change, 2)}, p {chance(final.p_change)}).",
            *_few(setting, result.n_used),
        ),
        caveats=("mechanism", "same_time"),
        notes=tuple(result.warnings),
        grids=(_grid(outcome, final.terms),),
        figures=(_figure(name, outcome, changing, terms),),
        numbers=numbers_of(result),
        references=result.references,
        p=main_term.estimate.p,
        family="mechanism",
        outcome=outcome.name,
        exploratory=mechanism.exploratory,
        n_used=result.n_used,
        n_eligible=int((setting.tidy.arm == 1).sum()) if mechanism.within == "program" else setting.tidy.n,
    )


def _plain(setting: Setting, outcome: Outcome, main: Outcome, gain: Verdict) -> tuple[str, ...]:
    people = setting.study.people_word
    if gain == "better":
        return (
            f"{people} who gained more in {main.said} also did better with {outcome.said}. "
            "This held when we looked at the other things too.",
        )
    if gain == "worse":
        return (
            f"{people} who gained more in {main.said} did less well with {outcome.said}. We had not expected this.",
        )
    return (
        f"We thought gains in {main.said} and in {outcome.said} would go together. We did not see this here.",
    )


def _manager(outcome: Outcome, main: Outcome, estimate: Estimate, gain: Verdict, added: float | None) -> str:
    size = f"{signed(estimate.value, 2)} points per point ({between(estimate.low, estimate.high, 2)})"
    if gain == "unclear":
        return f"Change in {main.label} did not clearly go together with {outcome.label} once the rivals are in view: {size}."
    return f"Change in {main.label} {WENT_TOGETHER} {outcome.label}: {size}; it adds {share(added)} to what the rest explains."


def _few(setting: Setting, n: int) -> tuple[str, ...]:
    if n >= setting.study.guards.mechanism_warn:
        return ()
    return (f"With {n} people a link of middle size is often missed; a clear one may look too large.",)


def _grid(outcome: Outcome, terms: Any) -> Grid:
    rows = tuple(
        (
            "start of the line" if "ntercept" in term.name else term.name,
            signed(term.estimate.value, 2),
            between(term.estimate.low, term.estimate.high, 2),
            "" if term.beta is None or not np.isfinite(term.beta) else plain(term.beta, 2),
            chance(term.estimate.p),
        )
        for term in terms
    )
    head = ("term (last step)", "weight", "95% interval", "standardised", "p")
    return Grid(f"{outcome.label}: all terms together", head, rows)


def _figure(name: str, outcome: Outcome, changing: list[Outcome], terms: dict[str, Any]) -> Figure:
    arrows, rows = [], []
    for other in reversed(changing):
        term = terms[f"change in {other.label}"]
        low, high = term.estimate.low, term.estimate.high
        clear = low is not None and high is not None and not low <= 0 <= high
        weight = plain(term.beta, 2) if term.beta is not None else signed(term.estimate.value, 2)
        arrows.append(Arrow(f"change in {other.label}", weight, clear))
        rows.append((f"change in {other.label}", weight, between(low, high, 2)))
    title = f"What went together with {outcome.label}"
    desc = "; ".join(f"{label}: standardised weight {weight}" for label, weight, _ in rows)
    grid = Grid(title, ("change", "standardised weight", "interval of the weight in points"), tuple(rows))
    told = f"Standardised weights, all in one model with where people began. {outcome.better.capitalize()} {outcome.label} is better."
    return Figure(name, draw(name, title, desc, arrows, outcome.label), told, grid)
