"""How scores moved over three waves or more, on people's real dates."""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_study.definition.outcome import Outcome
from beside_study.findings import Can, Finding, Grid, Question
from beside_study.sections.gains import is_early, points_of, with_interval
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.sections.visits import long
from beside_study.words.numbers import between, chance, plain, signed
from beside_study.words.verbs import verdict


def questions(setting: Setting) -> list[Question]:
    """One question for each outcome when the study has three waves or more."""
    study = setting.study
    if len(study.waves) < 3:
        return []
    found = []
    for outcome in study.outcomes:
        n = int((np.isfinite(setting.tidy.scores[outcome.name]).sum(axis=1) >= 2).sum())
        can: Can = "compute" if n >= study.guards.trajectories else "refuse"
        because = f"{n} people were seen twice or more; {study.guards.trajectories} are needed. Their lines are drawn."
        title = f"{outcome.label}: the way over time"
        answer = partial(_answer, setting, outcome)
        found.append(
            Question(
                f"trajectory:{outcome.name}",
                "trajectories",
                title,
                n,
                can,
                because if can == "refuse" else "",
                answer,
            )
        )
    return found


def _answer(setting: Setting, outcome: Outcome) -> Finding:
    from beside_stats.repeated import trajectory

    study = setting.study
    scores, person, _, months, arm = long(setting, setting.tidy.scores[outcome.name])
    keep = arm >= 0
    group = arm[keep] if setting.compares else None
    result = trajectory(scores[keep], person[keep], months[keep] / 12.0, group=group)
    points = points_of(outcome, float(np.std(scores)))
    model = result.model
    months_last = study.waves[study.last].months - study.waves[study.first].months
    slope = result.interaction if setting.compares and result.interaction is not None else model.fixed[1]
    early = is_early(outcome, months_last)
    about = (
        f"more per year at {study.arms[0].label} than at {study.arms[1].label}"
        if setting.compares
        else "per year"
    )
    simpler = ("People's lines were too alike for a slope of their own each; the simpler model was used.",)
    return Finding(
        key=f"trajectory:{outcome.name}",
        section="trajectories",
        title=f"{outcome.label}: the way over time",
        verdict="early" if early else verdict(slope.low, slope.high, outcome.sign),
        manager=(f"{outcome.label} changed by {with_interval(slope, points)} {about}.",),
        full=(
            f"Mixed model on {model.n_people} people and {model.n_obs} scores, time in years.",
            f"Change {about}: {with_interval(slope, points)}, p {chance(slope.p)}.",
            *(simpler if model.singular else ()),
        ),
        caveats=("trajectories", *(("two_sites",) if study.design == "two_sites" else ())),
        notes=tuple(model.warnings),
        grids=(
            Grid(
                f"{outcome.label}: terms of the model",
                ("term", "value", "95% interval", "df", "p"),
                tuple(
                    (
                        _term(name),
                        signed(e.value, points),
                        between(e.low, e.high, points),
                        plain(e.df, 1),
                        chance(e.p),
                    )
                    for name, e in zip(model.names, model.fixed, strict=True)
                ),
            ),
        ),
        numbers=numbers_of(result),
        references=result.references,
        p=slope.p,
        family="" if early else "way over time",
        outcome=outcome.name,
        primary=outcome.primary,
        n_used=model.n_people,
        n_eligible=setting.tidy.n,
    )


def _term(name: str) -> str:
    return {
        "(Intercept)": "start",
        "time": "per year",
        "group": "program beside comparison at the start",
    }.get(name, "program beside comparison, per year" if "time" in name and "group" in name else name)
