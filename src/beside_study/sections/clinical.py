"""Who was in the clinical range before and after, and whether more left it in one arm than in the other."""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_stats._result import CannotCompute
from beside_study.definition.outcome import Outcome
from beside_study.findings import Can, Finding, Question
from beside_study.sections.counts import HIDDEN, SHORT, Counts, publish
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import between, chance, share
from beside_study.words.sentence import reason
from beside_study.words.verbs import Verdict, verdict

COLUMNS = ("left the range", "stayed in it", "moved into it", "never in it")


def questions(setting: Setting) -> list[Question]:
    """One question for each outcome with a cut-off or with both norms."""
    if setting.study.first == setting.study.last:
        return []
    found = []
    for outcome in setting.study.outcomes:
        if outcome.cutoff is None and (outcome.clinical is None or outcome.general is None):
            continue
        n = int(setting.both(outcome).sum())
        guards = setting.study.guards
        can: Can = "refuse" if n < guards.change_refuse else "describe" if n < guards.shares else "compute"
        because = (
            "" if can == "compute" else f"{n} people have both scores; {guards.shares} are needed for shares."
        )
        title = f"{outcome.label}: in and out of the clinical range"
        found.append(
            Question(
                f"clinical:{outcome.name}",
                "clinical",
                title,
                n,
                can,
                because,
                partial(_answer, setting, outcome),
            )
        )
    return found


def _limit(outcome: Outcome) -> tuple[float, str]:
    if outcome.cutoff is not None:
        return outcome.cutoff.value, outcome.cutoff.source
    from beside_stats.individual import Norm, clinical_cutoffs

    assert outcome.clinical is not None and outcome.general is not None
    cutoffs = clinical_cutoffs(
        Norm(mean=outcome.clinical.mean, sd=outcome.clinical.sd),
        Norm(mean=outcome.general.mean, sd=outcome.general.sd),
        better_is=outcome.better,
    )
    assert cutoffs.c is not None
    return float(
        cutoffs.c
    ), f"halfway between {outcome.clinical.source} and {outcome.general.source} (cut-off c)"


def _inside(outcome: Outcome, scores: Floats, limit: float) -> Floats:
    beyond = scores >= limit if outcome.lower_is_better else scores <= limit
    return np.where(np.isfinite(scores), beyond.astype(float), np.nan)


def _table(setting: Setting, outcome: Outcome) -> tuple[list[list[int]], list[str]]:
    limit, _ = _limit(outcome)
    before = _inside(outcome, setting.before(outcome), limit)
    after = _inside(outcome, setting.after(outcome), limit)
    arms = [(setting.arm_label(arm), rows) for arm, rows in setting.arms if rows.any()]
    return [four(before[rows], after[rows]) for _, rows in arms], [label for label, _ in arms]


def clinical_counts(setting: Setting, outcome: Outcome) -> Counts | None:
    """The four cells of each arm as they may be shown, or None without a cut-off."""
    if outcome.cutoff is None and (outcome.clinical is None or outcome.general is None):
        return None
    table, labels = _table(setting, outcome)
    return publish(setting, labels, COLUMNS, table)


def _answer(setting: Setting, outcome: Outcome) -> Finding:
    limit, source = _limit(outcome)
    table, labels = _table(setting, outcome)
    counts = publish(setting, labels, COLUMNS, table)
    said, numbers, p, verdict_ = tests(setting, table, counts, labels)
    side = "at or above" if outcome.lower_is_better else "at or below"
    return Finding(
        key=f"clinical:{outcome.name}",
        section="clinical",
        title=f"{outcome.label}: in and out of the clinical range",
        verdict=verdict_,
        plain=_plain(setting, outcome, counts),
        manager=tuple(_line(outcome, counts, row) for row in range(len(counts.rows))),
        full=(f"Clinical range: {side} {limit:g} ({source}).", *said),
        caveats=("clinical_range",) + (("two_sites",) if setting.study.design == "two_sites" else ()),
        grids=(counts.grid(f"{outcome.label}: clinical range before and after", "group"),),
        numbers={"cutoff": limit, "source": source, "counts": counts.numbers(), **numbers},
        p=p,
        family="leaving the clinical range" if p is not None else "",
        outcome=outcome.name,
        primary=outcome.primary,
        n_used=sum(map(sum, table)),
        n_eligible=setting.tidy.n,
    )


def four(before: Floats, after: Floats) -> list[int]:
    """Left the range, stayed in it, moved into it, never in it; 1 is in the range, 0 is not."""
    pairs = ((1, 0), (1, 1), (0, 1), (0, 0))
    return [int(((before == b) & (after == a)).sum()) for b, a in pairs]


def _plain(setting: Setting, outcome: Outcome, counts: Counts) -> tuple[str, ...]:
    said = []
    for row, label in enumerate(counts.rows):
        left, stayed = counts.cell(row, 0), counts.cell(row, 1)
        where = f"At {label}" if setting.study.has_comparison else "In this group"
        if left is None or stayed is None:
            said.append(f"{where}, we may not show how many moved out of the worry range: {HIDDEN}.")
        elif left + stayed >= setting.study.guards.small_cell:
            total = left + stayed
            said.append(
                f"{where}, {left} of {total} in the worry range for {outcome.said} at the start moved out of it."
            )
    return tuple(said)


def _line(outcome: Outcome, counts: Counts, row: int) -> str:
    parts = [
        f"{name} {SHORT if counts.cell(row, k) is None else counts.cell(row, k)}"
        for k, name in enumerate(COLUMNS)
    ]
    return f"{outcome.label}, clinical range, {counts.rows[row]}: {', '.join(parts)}."


def tests(
    setting: Setting, table: list[list[int]], counts: Counts, labels: list[str]
) -> tuple[tuple[str, ...], dict[str, object], float | None, Verdict]:
    """Exact tests within and between groups, in words and numbers; nothing where counts are hidden."""
    from beside_stats.comparison import mcnemar
    from beside_stats.proportions import two_proportions

    if counts.anything_hidden:
        fix = "Tests are left out here, since they could give hidden counts away."
        return (fix,), {}, None, "described"
    said: list[str] = []
    numbers: dict[str, object] = {}
    for label, row in zip(labels, table, strict=True):
        if sum(row) < setting.study.guards.change_describe:
            continue
        if not row[0] + row[2]:
            said.append(f"{label}: nobody crossed the line.")
            continue
        within = mcnemar(row[0], row[2])
        said.append(
            f"{label}: {row[0]} left the range and {row[2]} moved into it, exact p {chance(within.exact_p)}."
        )
        numbers[f"within: {label}"] = {"exact_p": within.exact_p, "left": row[0], "entered": row[2]}
    started = [row[0] + row[1] for row in table]
    if len(table) != 2 or min(started) < setting.study.guards.change_refuse:
        return tuple(said), numbers, None, "described"
    try:
        shares = two_proportions(table[0][0], started[0], table[1][0], started[1])
    except CannotCompute as refused:
        return (*said, reason(refused.message)), numbers, None, "described"
    gap = shares.difference
    said.append(
        f"Left the range: {table[0][0]} of {started[0]} ({share(table[0][0] / started[0])}) at {labels[0]}, "
        f"{table[1][0]} of {started[1]} ({share(table[1][0] / started[1])}) at {labels[1]}; difference "
        f"{share(gap.value)} ({between(_pct(gap.low), _pct(gap.high), 0)} percentage points), exact p {chance(shares.fisher_p)}."
    )
    numbers["between"] = {
        "difference": gap.value,
        "low": gap.low,
        "high": gap.high,
        "fisher_p": shares.fisher_p,
    }
    return tuple(said), numbers, shares.fisher_p, verdict(gap.low, gap.high, 1)


def _pct(value: float | None) -> float | None:
    return None if value is None else 100 * value


__all__ = ["COLUMNS", "Bools", "four", "questions", "tests"]
