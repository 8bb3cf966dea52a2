"""Was the program different from the comparison at the last wave, given where each person began?"""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_stats._result import Estimate
from beside_study.definition.outcome import Outcome
from beside_study.findings import Can, Finding, Grid, Question, Standing
from beside_study.sections.checks import Check, checks_of
from beside_study.sections.difference_models import Headline, as_assigned, between_sites
from beside_study.sections.gains import early_sentence, is_early, points_of, with_interval
from beside_study.sections.setting import Setting
from beside_study.words.numbers import between, chance, plain, signed
from beside_study.words.verbs import difference_verb, verdict


def questions(setting: Setting) -> list[Question]:
    """One question for each outcome of a study with two arms."""
    study = setting.study
    if not study.has_comparison or study.first == study.last:
        return []
    found = []
    for outcome in study.outcomes:
        both = setting.both(outcome)
        n = [int((both & (setting.tidy.arm == code)).sum()) for code in (1, 0)]
        can, because = _can(setting, n)
        title = f"{outcome.label}: {study.arms[0].label} beside {study.arms[1].label}"
        answer = partial(_answer, setting, outcome)
        found.append(
            Question(f"difference:{outcome.name}", "difference", title, sum(n), can, because, answer)
        )
    return found


def _can(setting: Setting, n: list[int]) -> tuple[Can, str]:
    if not setting.compares:
        return (
            "refuse",
            "Only one group has data, so there is nothing to compare with. Its own change is shown.",
        )
    if min(n) < setting.study.guards.per_arm:
        least = setting.study.guards.per_arm
        return (
            "refuse",
            f"{n[0]} and {n[1]} people have both scores; at least {least} in each group are needed.",
        )
    return "compute", ""


def _answer(setting: Setting, outcome: Outcome) -> Finding:
    study = setting.study
    headline = as_assigned(setting, outcome) if study.is_randomised else between_sites(setting, outcome)
    both = setting.both(outcome)
    spread = float(np.nanstd(setting.before(outcome)[both], ddof=1))
    points = points_of(outcome, spread)
    checks = checks_of(setting, outcome)
    estimate = headline.estimate
    months = study.waves[study.last].months - study.waves[study.first].months
    early = is_early(outcome, months)
    return Finding(
        key=f"difference:{outcome.name}",
        section="difference",
        title=f"{outcome.label}: {study.arms[0].label} beside {study.arms[1].label}",
        verdict="early" if early else verdict(estimate.low, estimate.high, outcome.sign),
        plain=(early_sentence(outcome, months),) if early else _plain(setting, outcome, headline),
        manager=(_manager(setting, outcome, headline, points),),
        full=(
            *headline.said,
            f"Difference {with_interval(estimate, points)}, p {chance(estimate.p)}.",
            *_hidden_third(setting, estimate, spread),
        ),
        caveats=("randomised",) if study.is_randomised else ("two_sites",),
        notes=headline.warnings,
        grids=(_grid(outcome, headline, checks, points), *headline.grids),
        numbers={"headline": headline.numbers, "checks": {check.key: check.numbers for check in checks}},
        references=headline.references,
        p=estimate.p,
        family=""
        if early
        else f"difference, {'declared' if study.declares('difference', outcome) else 'other'} outcomes",
        outcome=outcome.name,
        primary=outcome.primary,
        standing=_standing(outcome, estimate, spread),
        n_used=headline.n_used,
        n_eligible=setting.tidy.n,
    )


def _plain(setting: Setting, outcome: Outcome, headline: Headline) -> tuple[str, ...]:
    first, second = setting.study.arms[0].label, setting.study.arms[1].label
    value = headline.estimate
    if value.low is None or value.high is None or value.low <= 0 <= value.high:
        return (f"For {outcome.said}, we saw no clear difference between {first} and {second}.",)
    better = (value.value > 0) == (outcome.sign > 0)
    side = "better" if better else "worse"
    return (f"For {outcome.said}, {first} came out {side} than {second}, counting where each person began.",)


def _manager(setting: Setting, outcome: Outcome, headline: Headline, points: int) -> str:
    study, value = setting.study, headline.estimate
    first, second = study.arms[0].label, study.arms[1].label
    size, higher = plain(abs(value.value), points), value.value > 0
    interval = between(value.low, value.high, points)
    verb = difference_verb(randomised=study.is_randomised, as_assigned=headline.as_assigned, higher=higher)
    clear = value.low is not None and value.high is not None and not value.low <= 0 <= value.high
    if clear and study.is_randomised and headline.as_assigned:
        return (
            f"Being assigned to {first} {verb} {outcome.label}: {size} points beside {second} ({interval})."
        )
    if study.is_randomised and headline.as_assigned:
        verb = f"was {'higher' if higher else 'lower'} than"
    return f"{outcome.label} at {first} {verb} at {second} by {size} points ({interval}); {outcome.better} is better."


def _hidden_third(setting: Setting, estimate: Estimate, spread: float) -> tuple[str, ...]:
    """How strong something nobody asked about would have to be to make the difference vanish (E-value)."""
    low, high = estimate.low, estimate.high
    unclear = low is None or high is None or low <= 0 <= high
    if setting.study.is_randomised or unclear or not spread > 0 or estimate.se is None:
        return ()
    from beside_stats.mechanism import e_value_of_difference

    found = e_value_of_difference(estimate.value / spread, se=estimate.se / spread)
    limit = "" if found.e_value_limit is None else f"; {plain(found.e_value_limit, 2)} to reach its interval"
    said = (
        f"Something not asked about would need to go with both site and outcome by a risk ratio of "
        f"{plain(found.e_value, 2)} each to explain it away (E-value{limit})."
    )
    return (said,)


def _grid(outcome: Outcome, headline: Headline, checks: list[Check], points: int) -> Grid:
    estimate = headline.estimate
    rows = [
        (f"{headline.name} (main)", signed(estimate.value, points), between(estimate.low, estimate.high, points),
         chance(estimate.p), str(headline.n_used)),
    ]  # fmt: skip
    rows += [check.row(points) for check in checks if check.key != headline.key]
    return Grid(
        f"{outcome.label}: difference in points, several ways",
        ("way", "difference", "95% interval", "p", "people"),
        tuple(rows),
    )


def _standing(outcome: Outcome, estimate: Estimate, spread: float) -> Standing | None:
    if estimate.low is None or estimate.high is None or not spread > 0:
        return None
    unit = spread * outcome.sign
    ends = sorted((estimate.low / unit, estimate.high / unit))
    return Standing(outcome.label, estimate.value / unit, ends[0], ends[1])
