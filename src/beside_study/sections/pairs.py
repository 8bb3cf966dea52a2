"""Two changes side by side: a mother's and her child's, or two of her own. Never one score for a family."""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_study.definition.questions import Pair
from beside_study.findings import Can, Finding, Question
from beside_study.sections.counts import publish
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.words.numbers import between, chance, plain
from beside_study.words.verbs import WENT_TOGETHER, Verdict, verdict


def questions(setting: Setting) -> list[Question]:
    """One question for each pair of the study."""
    if setting.study.first == setting.study.last:
        return []
    found = []
    for pair in setting.study.pairs:
        first, second = setting.study.outcome(pair.first), setting.study.outcome(pair.second)
        n = int((setting.both(first) & setting.both(second)).sum())
        least = setting.study.guards.change_describe
        can: Can = "compute" if n >= least else "refuse"
        because = "" if can == "compute" else f"{n} people have both changes; at least {least} are needed."
        title = f"{first.label} and {second.label}, side by side"
        answer = partial(_answer, setting, pair)
        found.append(Question(f"pair:{pair.name}", "pairs", title, n, can, because, answer))
    return found


def _answer(setting: Setting, pair: Pair) -> Finding:
    from beside_stats.counts import pearson

    first, second = setting.study.outcome(pair.first), setting.study.outcome(pair.second)
    keep = setting.both(first) & setting.both(second)
    a = setting.change(first)[keep] * first.sign
    b = setting.change(second)[keep] * second.sign
    result = pearson(a, b)
    together = verdict(result.r.low, result.r.high, 1)
    table = [
        [int(((a > 0) & (b > 0)).sum()), int(((a > 0) & (b <= 0)).sum())],
        [int(((a <= 0) & (b > 0)).sum()), int(((a <= 0) & (b <= 0)).sum())],
    ]
    rows = (f"{first.label} better", f"{first.label} same or worse")
    counts = publish(setting, rows, (f"{second.label} better", f"{second.label} same or worse"), table)
    r = f"r = {plain(result.r.value, 2)} ({between(result.r.low, result.r.high, 2)})"
    words = {
        "better": f"gains in {first.label} {WENT_TOGETHER} gains in {second.label}: {r}.",
        "worse": f"gains in {first.label} {WENT_TOGETHER} losses in {second.label}: {r}.",
    }
    return Finding(
        key=f"pair:{pair.name}",
        section="pairs",
        title=f"{first.label} and {second.label}, side by side",
        verdict=together,
        plain=(_plain(first.said, second.said, together),),
        manager=(
            words.get(
                together, f"Gains in {first.label} and in {second.label} did not clearly go together: {r}."
            ),
        ),
        full=(f"Correlation of gains, n = {int(keep.sum())}, p {chance(result.r.p)}.",),
        caveats=("pairs", "same_time"),
        notes=tuple(result.warnings),
        grids=(counts.grid("Direction of both changes, counted", ""),),
        numbers={**numbers_of(result), "counts": counts.numbers()},
        references=result.references,
        p=result.r.p,
        family="pairs",
        exploratory=pair.exploratory,
        n_used=int(np.sum(keep)),
        n_eligible=setting.tidy.n,
    )


def _plain(first: str, second: str, together: Verdict) -> str:
    if together == "better":
        return f"When {first} got better, {second} tended to get better too."
    if together == "worse":
        return f"When {first} got better, {second} tended to get worse."
    return f"Change in {first} and change in {second} did not clearly go together."
