"""How many changed by more than the questionnaire's own wobble; those who got worse are always shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from beside_study.definition.outcome import Outcome
from beside_study.findings import Can, Finding, Question
from beside_study.sections.counts import HIDDEN, SHORT, Counts, publish
from beside_study.sections.drawable import LEFT_OUT
from beside_study.sections.gains import early_sentence, is_early, points_of
from beside_study.sections.reliable_figure import reliable_figure
from beside_study.sections.setting import Setting
from beside_study.words.numbers import chance, in_ten, plain

if TYPE_CHECKING:
    from beside_stats.individual import ReliableChange

States = npt.NDArray[np.object_]
STATES = ("improved", "no_reliable_change", "deteriorated", "not_assessed")
COLUMNS = ("clearly better", "no clear change", "worse")
RAW_COLUMNS = ("better score", "same score", "worse score")


def questions(setting: Setting) -> list[Question]:
    """One question for each outcome. Without a reliability the direction of scores is counted only."""
    if setting.study.first == setting.study.last:
        return []
    found = []
    for outcome in setting.study.outcomes:
        n = int(setting.both(outcome).sum())
        can, because = _can(setting, outcome, n)
        title = f"{outcome.label}: how many got better, how many worse"
        answer = partial(_reliable if _has_wobble(setting, outcome) else _direction, setting, outcome)
        found.append(Question(f"reliable:{outcome.name}", "reliable", title, n, can, because, answer))
    return found


def _has_wobble(setting: Setting, outcome: Outcome) -> bool:
    enough = int(np.isfinite(setting.before(outcome)).sum()) >= setting.study.guards.own_sd
    return bool(outcome.reliability) and (outcome.sd is not None or enough)


def _can(setting: Setting, outcome: Outcome, n: int) -> tuple[Can, str]:
    guards = setting.study.guards
    if n < guards.change_refuse:
        return "refuse", f"{n} people have both scores; at least {guards.change_refuse} are needed."
    if not outcome.reliability:
        because = (
            "No reliability in the study file (look in the manual), so the wobble of scores is not known."
        )
        return "describe", because
    if not _has_wobble(setting, outcome):
        return "describe", f"No SD from the manual, and fewer than {guards.own_sd} people to take one from."
    if n < guards.shares:
        return "describe", f"{n} people have both scores; under {guards.shares} only counts, no shares."
    return "compute", ""


def _counted(setting: Setting, states: States) -> tuple[list[list[int]], list[str]]:
    arms = [(setting.arm_label(arm), rows) for arm, rows in setting.arms if rows.any()]
    table = [[int((states[rows] == state).sum()) for state in STATES] for _, rows in arms]
    return table, [label for label, _ in arms]


def _published(setting: Setting, columns: tuple[str, ...], states: States) -> Counts:
    table, labels = _counted(setting, states)
    seen = publish(setting, labels, columns, [row[:3] for row in table])
    return seen.beside([row[3] for row in table])


def _moved(setting: Setting, outcome: Outcome) -> States:
    gain = setting.change(outcome) * outcome.sign
    states = np.full(gain.size, STATES[3], dtype=object)
    for state, chosen in zip(STATES, (gain > 0, gain == 0, gain < 0), strict=False):
        states[chosen] = state
    return states


def _judged(setting: Setting, outcome: Outcome) -> ReliableChange:
    from beside_stats.individual import reliable_change

    guards = setting.study.guards
    assert outcome.reliability is not None
    return reliable_change(
        setting.before(outcome),
        setting.after(outcome),
        reliability=outcome.reliability,
        better_is=outcome.better,
        sd=outcome.sd,
        min_own_sd=guards.own_sd,
        min_shares=guards.shares,
        missing="omit",
    )


def reliable_counts(setting: Setting, outcome: Outcome) -> Counts | None:
    """The counts as they may be shown, or None when there are none to show."""
    from beside_stats._result import CannotCompute

    if int(setting.both(outcome).sum()) < setting.study.guards.change_refuse:
        return None
    if not _has_wobble(setting, outcome):
        return _published(setting, RAW_COLUMNS, _moved(setting, outcome))
    try:
        states = np.array(_judged(setting, outcome).category, dtype=object)
    except CannotCompute:
        return None
    return _published(setting, COLUMNS, states)


def _direction(setting: Setting, outcome: Outcome) -> Finding:
    """Without a reliability: only which way scores moved, and said so."""
    counts = _published(setting, RAW_COLUMNS, _moved(setting, outcome))
    return Finding(
        key=f"reliable:{outcome.name}",
        section="reliable",
        title=f"{outcome.label}: how many got better, how many worse",
        status="described",
        plain=_plain(setting, outcome, counts, raw=True),
        manager=tuple(_line(outcome, counts, row) for row in range(len(counts.rows))),
        full=("Which way scores moved, however little.",),
        caveats=("direction",),
        grids=(counts.grid(f"{outcome.label}: which way scores moved", "group"),),
        numbers={"counts": counts.numbers()},
        outcome=outcome.name,
        primary=outcome.primary,
        n_used=int(setting.both(outcome).sum()),
        n_eligible=setting.tidy.n,
    )


def _reliable(setting: Setting, outcome: Outcome) -> Finding:
    study = setting.study
    result = _judged(setting, outcome)
    states = np.array(result.category, dtype=object)
    counts = _published(setting, COLUMNS, states)
    months = study.waves[study.last].months - study.waves[study.first].months
    early = is_early(outcome, months)
    points = points_of(outcome, result.sd)
    tests, test_numbers = _test(_counted(setting, states)[0], counts)
    drawing = reliable_figure(setting, outcome, result.points_needed)
    whose = "from the manual" if result.sd_source == "manual" else "of this group at the start"
    return Finding(
        key=f"reliable:{outcome.name}",
        section="reliable",
        title=f"{outcome.label}: how many got better, how many worse",
        verdict="early" if early else "described",
        plain=(*_plain(setting, outcome, counts), *([early_sentence(outcome, months)] if early else [])),
        manager=tuple(_line(outcome, counts, row) for row in range(len(counts.rows))),
        full=(
            f"A change of more than {plain(result.points_needed, points)} points is beyond the questionnaire's wobble "
            f"(Jacobson-Truax, reliability {plain(result.reliability, 2)}, SD {plain(result.sd, points)}, {whose}).",
            *tests,
            *_another_rule(setting, outcome, counts),
            *(() if drawing else (LEFT_OUT,)),
        ),
        caveats=("reliable_change",),
        notes=tuple(result.warnings),
        grids=(counts.grid(f"{outcome.label}: change of each person, counted", "group"),),
        figures=drawing,
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


def _plain(setting: Setting, outcome: Outcome, counts: Counts, raw: bool = False) -> tuple[str, ...]:
    """Who got better; and, in one sentence, who did not move and who got worse, even when that is nobody."""
    said = []
    up = "had a better score for" if raw else "got clearly better with"
    down = "had a worse score for" if raw else "got worse with"
    for row, label in enumerate(counts.rows):
        better, same, worse = (counts.cell(row, k) for k in range(3))
        known = [count for count in (better, same, worse) if count is not None]
        total = sum(known) if len(known) == 3 else 0
        who = (
            f"At {label}"
            if setting.study.has_comparison
            else f"Of the {setting.study.people_word} seen twice"
        )
        if better is not None and total >= setting.study.guards.shares:
            said.append(f"{who}, {in_ten(better / total)} {up} {outcome.said}.")
        still = "" if same is None or raw else f"{_of(same, total)} showed no clear change, and "
        some = f"some {down} {outcome.said}. The number is {HIDDEN}." if worse is None else ""
        said.append(f"{who}, {still}{some or f'{_of(worse or 0, total)} {down} {outcome.said}.'}")
    return tuple(said)


def _of(count: int, total: int) -> str:
    return "nobody" if count == 0 else f"{count} of {total}" if total else str(count)


def _line(outcome: Outcome, counts: Counts, row: int) -> str:
    cells = [counts.cell(row, k) for k in range(len(counts.columns))]
    parts = [f"{name} {SHORT if n is None else n}" for name, n in zip(counts.columns, cells, strict=True)]
    return f"{outcome.label}, {counts.rows[row]}: {', '.join(parts)}; not seen at both times {counts.not_seen[row]}."


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
    exact, approximate = chance(result.fisher_p), chance(result.chi_square_p)
    said = f"All states, both groups, one test: exact p {exact}, chi-square p {approximate}."
    return (said,), {"between_groups": {"fisher_p": result.fisher_p, "chi_square_p": result.chi_square_p}}


def _another_rule(setting: Setting, outcome: Outcome, counts: Counts) -> tuple[str, ...]:
    """The count by Gulliksen, Lord and Novick, unless it could give a hidden one away."""
    both = setting.both(outcome)
    if counts.anything_hidden or outcome.reliability is None or int(both.sum()) < setting.study.guards.own_sd:
        return ()
    from beside_stats._result import CannotCompute
    from beside_stats.individual import reliable_change_variants

    before, after = setting.before(outcome)[both], setting.after(outcome)[both]
    try:
        other = reliable_change_variants(before, after, reliability=outcome.reliability)
    except CannotCompute:
        return ()
    gains = np.asarray(other.gln, dtype=float) * outcome.sign
    better, worse = int((gains > 1.96).sum()), int((gains < -1.96).sum())
    if setting.outside and any(0 < count < setting.study.guards.small_cell for count in (better, worse)):
        return ()
    return (f"By another rule (Gulliksen-Lord-Novick) {better} would count as better and {worse} as worse.",)
