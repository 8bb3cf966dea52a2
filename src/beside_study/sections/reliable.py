"""How many changed by more than the questionnaire's own wobble; those who got worse are always shown."""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_study.definition.outcome import Outcome
from beside_study.figures.reliable_change import reliable_change as draw
from beside_study.findings import Can, Figure, Finding, Grid, Question
from beside_study.sections.change_figure import FEWEST_LINES_OUTSIDE
from beside_study.sections.counts import HIDDEN, Counts, publish
from beside_study.sections.gains import early_sentence, is_early, points_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools
from beside_study.words.numbers import chance, in_ten, plain

STATES = ("improved", "no_reliable_change", "deteriorated", "not_assessed")
COLUMNS = ("clearly better", "no clear change", "worse", "not seen at both times")


def questions(setting: Setting) -> list[Question]:
    """One question for each outcome whose reliability, or whose norms, stand in the study."""
    if setting.study.first == setting.study.last:
        return []
    found = []
    for outcome in setting.study.outcomes:
        n = int(setting.both(outcome).sum())
        can, because = _can(setting, outcome, n)
        title = f"{outcome.label}: how many changed clearly"
        answer = partial(_answer, setting, outcome)
        found.append(Question(f"reliable:{outcome.name}", "reliable", title, n, can, because, answer))
    return found


def _can(setting: Setting, outcome: Outcome, n: int) -> tuple[Can, str]:
    guards = setting.study.guards
    if not outcome.reliability:
        return "refuse", "The study file has no reliability for this questionnaire (look in its manual)."
    if outcome.sd is None and int(np.isfinite(setting.before(outcome)).sum()) < guards.own_sd:
        return "refuse", f"No SD from the manual, and fewer than {guards.own_sd} people to take one from."
    if n < guards.change_refuse:
        return "refuse", f"{n} people have both scores; at least {guards.change_refuse} are needed."
    if n < guards.shares:
        return "describe", f"{n} people have both scores; under {guards.shares} only counts, no shares."
    return "compute", ""


def _answer(setting: Setting, outcome: Outcome) -> Finding:
    from beside_stats.individual import reliable_change

    study, before, after = setting.study, setting.before(outcome), setting.after(outcome)
    result = reliable_change(
        before,
        after,
        reliability=outcome.reliability,
        better_is=outcome.better,
        sd=outcome.sd,
        min_own_sd=study.guards.own_sd,
        min_shares=study.guards.shares,
        missing="omit",
    )
    states = np.array(result.category, dtype=object)
    arms = [(setting.arm_label(arm), rows) for arm, rows in setting.arms if rows.any()]
    table = [[int((states[rows] == state).sum()) for state in STATES] for _, rows in arms]
    counts = publish(setting, [label for label, _ in arms], COLUMNS, table)
    months = study.waves[study.last].months - study.waves[study.first].months
    early = is_early(outcome, months)
    points = points_of(outcome, result.sd)
    tests, test_numbers = _test(table, counts)
    return Finding(
        key=f"reliable:{outcome.name}",
        section="reliable",
        title=f"{outcome.label}: how many changed clearly",
        verdict="early" if early else "described",
        plain=(*_plain(setting, outcome, counts), *([early_sentence(outcome, months)] if early else [])),
        manager=tuple(_line(counts, row) for row in range(len(counts.rows))),
        full=(
            f"A change of more than {plain(result.points_needed, points)} points is beyond the questionnaire's wobble "
            f"(Jacobson-Truax, reliability {plain(result.reliability, 2)}, SD {plain(result.sd, points)}, "
            f"{'from the manual' if result.sd_source == 'manual' else 'of this group at the start'}).",
            *tests,
            *_sensitivity(setting, outcome, counts),
        ),
        caveats=("reliable_change",),
        notes=tuple(result.warnings),
        grids=(counts.grid(f"{outcome.label}: change of each person, counted", "group"),),
        figures=_figure(setting, outcome, result.points_needed, arms),
        numbers={
            "counts": counts.numbers(),
            "points_needed": result.points_needed,
            "reliability": result.reliability,
            "sd": result.sd,
            "sd_source": result.sd_source,
            **test_numbers,
        },
        references=result.references,
        outcome=outcome.name,
        primary=outcome.primary,
        n_used=result.n_used,
        n_eligible=setting.tidy.n,
    )


def _plain(setting: Setting, outcome: Outcome, counts: Counts) -> tuple[str, ...]:
    said = []
    for row, label in enumerate(counts.rows):
        better, worse = counts.cell(row, 0), counts.cell(row, 2)
        seen = [counts.cell(row, k) for k in range(3)]
        total = sum(c for c in seen if c is not None) if None not in seen else None
        who = (
            f"At {label}"
            if setting.study.has_comparison
            else f"Of the {setting.study.people_word} seen twice"
        )
        if better is not None and total and total >= setting.study.guards.shares:
            said.append(f"{who}, {in_ten(better / total)} got clearly better with {outcome.said}.")
        if worse is None:
            said.append(f"{who}, some got worse with {outcome.said} (the number is {HIDDEN}).")
        elif worse == 0:
            said.append(f"{who}, nobody got clearly worse with {outcome.said}.")
        else:
            of = f" of {total}" if total else ""
            said.append(f"{who}, {worse}{of} got worse with {outcome.said}.")
    return tuple(said)


def _line(counts: Counts, row: int) -> str:
    parts = [
        f"{name}: {HIDDEN if counts.cell(row, k) is None else counts.cell(row, k)}"
        for k, name in enumerate(COLUMNS)
    ]
    return f"{counts.rows[row]}: {', '.join(parts)}."


def _test(table: list[list[int]], counts: Counts) -> tuple[tuple[str, ...], dict[str, object]]:
    """One test over all three states; left out when counts are hidden, since it could give them away."""
    seen = [row[:3] for row in table]
    if len(seen) != 2 or min(map(sum, seen)) < 5:
        return (), {}
    if counts.anything_hidden:
        return (
            "The groups are not tested against each other here, since that could give hidden counts away.",
        ), {}
    from beside_stats.comparison import table_tests

    used = [k for k in range(3) if seen[0][k] + seen[1][k]]
    if len(used) < 2:
        return (), {}
    result = table_tests([[row[k] for k in used] for row in seen])
    said = f"All states, both groups, one test: exact p {chance(result.fisher_p)}, chi-square p {chance(result.chi_square_p)}."
    return (said,), {"between_groups": {"fisher_p": result.fisher_p, "chi_square_p": result.chi_square_p}}


def _sensitivity(setting: Setting, outcome: Outcome, counts: Counts) -> tuple[str, ...]:
    if counts.anything_hidden or setting.tidy.n < setting.study.guards.own_sd:
        return ()
    from beside_stats._result import CannotCompute
    from beside_stats.individual import reliable_change_variants

    both = setting.both(outcome)
    try:
        other = reliable_change_variants(
            setting.before(outcome)[both], setting.after(outcome)[both], reliability=outcome.reliability
        )
    except CannotCompute:
        return ()
    gains = np.asarray(other.gln, dtype=float) * outcome.sign
    better, worse = int((gains > 1.96).sum()), int((gains < -1.96).sum())
    if setting.outside and any(0 < count < setting.study.guards.small_cell for count in (better, worse)):
        return ()
    return (f"By another rule (Gulliksen-Lord-Novick) {better} would count as better and {worse} as worse.",)


def _figure(
    setting: Setting, outcome: Outcome, needed: float, arms: list[tuple[str, Bools]]
) -> tuple[Figure, ...]:
    both = setting.both(outcome)
    shown = [(label, rows & both) for label, rows in arms]
    fewest = FEWEST_LINES_OUTSIDE if setting.outside else 1
    shown = [(label, rows) for label, rows in shown if int(rows.sum()) >= fewest]
    if not shown:
        return ()
    name = f"reliable-{outcome.name}"
    title = f"{outcome.label}: before and after"
    groups = [(label, setting.before(outcome)[rows], setting.after(outcome)[rows]) for label, rows in shown]
    desc = (
        f"One mark per person, score before against score after. Inside the band a change of up to "
        f"{plain(needed, 1)} points is the questionnaire's own wobble."
    )
    svg = draw(name, title, desc, groups, needed, outcome.lower_is_better)
    grid = Grid(
        title,
        ("group", "people", "mean before", "mean after"),
        tuple((g, str(len(b)), plain(float(b.mean()), 1), plain(float(a.mean()), 1)) for g, b, a in groups),
    )
    return (Figure(name, svg, f"{desc} The dashed line is no change.", grid),)
