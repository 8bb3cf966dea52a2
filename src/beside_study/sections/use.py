"""How many services people used, for each month they were there, by whether they came early."""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_study.definition.questions import Use
from beside_study.findings import Can, Finding, Grid, Question
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools
from beside_study.words.numbers import between, chance, plain
from beside_study.words.verbs import verdict


def questions(setting: Setting) -> list[Question]:
    """One question for each count of services."""
    found = []
    for use in setting.study.uses:
        keep = _rows(setting, use)
        n = int(keep.sum())
        can, because = _can(setting, use, keep)
        title = f"{use.label}" + (f" and {use.by_label}" if use.by else "")
        found.append(
            Question(f"use:{use.count}", "use", title, n, can, because, partial(_answer, setting, use))
        )
    return found


def _rows(setting: Setting, use: Use) -> Bools:
    once = setting.tidy.once
    keep: Bools = np.isfinite(once[use.count]) & (setting.tidy.arm == 1)
    if use.months:
        keep &= np.isfinite(once[use.months]) & (np.nan_to_num(once[use.months]) > 0)
    if use.by:
        keep &= np.isfinite(once[use.by])
    return keep


def _can(setting: Setting, use: Use, keep: Bools) -> tuple[Can, str]:
    n, least = int(keep.sum()), setting.study.guards.change_describe
    if n < least:
        return "refuse", f"{n} people have a count; at least {least} are needed."
    if not use.by:
        return "compute", ""
    sides = [int((setting.tidy.once[use.by][keep] == code).sum()) for code in (0, 1)]
    if min(sides) < setting.study.guards.change_refuse:
        return "refuse", f"One of the two groups by '{use.by_label}' has fewer than 5 people."
    return "compute", ""


def _answer(setting: Setting, use: Use) -> Finding:
    once = setting.tidy.once
    keep = _rows(setting, use)
    counts = once[use.count][keep]
    middle = f"{plain(float(np.median(counts)), 0)} (middle half {plain(float(np.percentile(counts, 25)), 0)} to " \
             f"{plain(float(np.percentile(counts, 75)), 0)})"  # fmt: skip
    described = (
        f"{use.label}: half had {middle} or more, mean {plain(float(counts.mean()), 1)}, n = {counts.size}."
    )
    if not use.by:
        return _described(setting, use, described, counts.size)
    from beside_stats.counts import service_use

    exposure = once[use.months][keep] if use.months else None
    by = once[use.by][keep].reshape(-1, 1)
    result = service_use(counts, by, names=[use.by_label], exposure=exposure)
    term = result.terms[-1]
    ratio = term.rate_ratio
    more = verdict(
        None if ratio.low is None else ratio.low - 1, None if ratio.high is None else ratio.high - 1, 1
    )
    per = " for each month there" if use.months else ""
    size = f"{plain(ratio.value, 2)} times ({between(ratio.low, ratio.high, 2)})"
    word = {"better": "used more", "worse": "used fewer"}.get(more, "did not clearly differ in their use of")
    return Finding(
        key=f"use:{use.count}",
        section="use",
        title=f"{use.label} and {use.by_label}",
        verdict="unclear" if more == "unclear" else "described",
        headline={"unclear": "No clear difference"}.get(more, "A difference was seen"),
        plain=(f"People with {use.by_label} {word} {use.label}{per}.",),
        manager=(f"With {use.by_label}, {use.label}{per} were {size} those without.", described),
        full=(
            f"{result.method}, n = {result.n_used}; rate ratio {size}, p {chance(ratio.p or term.coefficient.p)}.",
        ),
        caveats=("use",),
        notes=tuple(result.warnings),
        grids=(
            Grid(
                f"{use.label}: rates",
                ("term", "rate ratio", "95% interval", "p"),
                (
                    (
                        use.by_label,
                        plain(ratio.value, 2),
                        between(ratio.low, ratio.high, 2),
                        chance(term.coefficient.p),
                    ),
                ),
            ),
        ),
        numbers=numbers_of(result),
        references=result.references,
        p=term.coefficient.p,
        family="use of services",
        n_used=result.n_used,
        n_eligible=int((setting.tidy.arm == 1).sum()),
    )


def _described(setting: Setting, use: Use, said: str, n: int) -> Finding:
    return Finding(
        key=f"use:{use.count}",
        section="use",
        title=use.label,
        manager=(said,),
        full=(said,),
        caveats=("use",),
        numbers={"said": said},
        n_used=n,
        n_eligible=int((setting.tidy.arm == 1).sum()),
    )
