"""Yes/no outcomes over time: shares at each wave, and estimating equations that keep a person's answers together."""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_study.definition.further import YesNo
from beside_study.findings import Can, Finding, Grid, Question
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools
from beside_study.words.numbers import between, chance, plain, share
from beside_study.words.verbs import verdict

SMALL = 20


def questions(setting: Setting) -> list[Question]:
    """One question for each yes/no outcome."""
    if len(setting.study.waves) < 2:
        return []
    found = []
    for state in setting.study.yes_no:
        n = int((np.isfinite(setting.tidy.states[state.name]).sum(axis=1) >= 1).sum())
        can: Can = "compute" if n >= SMALL else "refuse"
        because = "" if can == "compute" else f"{n} people have an answer; {SMALL} are needed."
        answer = partial(_answer, setting, state)
        found.append(Question(f"state:{state.name}", "states", state.label, n, can, because, answer))
    return found


def _answer(setting: Setting, state: YesNo) -> Finding:
    from beside_stats.repeated import gee_logistic

    values = setting.tidy.states[state.name]
    rows, waves = np.nonzero(np.isfinite(values) & (setting.tidy.arm >= 0)[:, None])
    years = setting.tidy.months[rows, waves] / 12.0
    fixed = {"years": years}
    if setting.compares:
        group = setting.tidy.arm[rows].astype(float)
        fixed |= {"program": group, "years:program": years * group}
    result = gee_logistic(values[rows, waves], rows, fixed=fixed, min_people=SMALL)
    term = "years:program" if setting.compares else "years"
    ratio, raw = result.odds_ratio(term), result.coef[result.names.index(term)]
    way = verdict(raw.low, raw.high, 1 if state.yes_is_better else -1)
    size = f"odds ratio {plain(ratio.value, 2)} ({between(ratio.low, ratio.high, 2)})"
    per = (
        f"per year, {setting.study.arms[0].label} beside {setting.study.arms[1].label}"
        if setting.compares
        else "per year"
    )
    words = {"better": "changed for the better", "worse": "changed for the worse"}
    who = f" more at {setting.study.arms[0].label}" if setting.compares else ""
    told = (
        f"{state.said[:1].upper()}{state.said[1:]} {words[way]}{who}."
        if way in words
        else f"{state.said[:1].upper()}{state.said[1:]}: no clear {'difference' if setting.compares else 'change'}."
    )
    return Finding(
        key=f"state:{state.name}",
        section="states",
        title=state.label,
        verdict=way,
        plain=(told,),
        manager=(f"{told} {size} {per}.",),
        full=(
            f"Logistic estimating equations with one correlation within a person ({plain(result.alpha, 2)}), robust "
            f"intervals; {result.n_people} people, {result.n_obs} answers. {size} {per}, p {chance(raw.p)}.",
        ),
        caveats=("states", "trajectories", *(("two_sites",) if setting.study.design == "two_sites" else ())),
        notes=tuple(result.warnings),
        grids=(_shares(setting, state),),
        numbers=numbers_of(result),
        references=result.references,
        p=raw.p,
        family="yes and no over time",
        exploratory=state.exploratory,
        n_used=result.n_people,
        n_eligible=setting.tidy.n,
    )


def _shares(setting: Setting, state: YesNo) -> Grid:
    rows = []
    for arm, people in setting.arms:
        for k, wave in enumerate(setting.study.waves):
            known = setting.tidy.states[state.name][:, k]
            rows.append((setting.arm_label(arm), wave.label, *_cells(setting, known, people)))
    return Grid(f"{state.label}: share with yes", ("group", "wave", "asked", "yes"), tuple(rows))


def _cells(
    setting: Setting, known: np.ndarray[tuple[int], np.dtype[np.float64]], people: Bools
) -> tuple[str, str]:
    here = known[people & np.isfinite(known)]
    yes, least = int(here.sum()), setting.study.guards.small_cell
    if setting.outside and (0 < yes < least or 0 < here.size - yes < least or 0 < here.size < least):
        return str(here.size) if here.size >= least else "hidden", "hidden to protect privacy"
    if here.size < setting.study.guards.shares:
        return str(here.size), str(yes)
    return str(here.size), f"{yes} ({share(yes / here.size)})"
