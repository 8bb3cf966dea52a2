"""Does what starts go with the outcome by way of a carrier, in time order?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from beside_stats._result import CannotCompute, Estimate
from beside_study.definition.questions import Path
from beside_study.figures.paths import Arrow, carried
from beside_study.findings import Can, Figure, Finding, Grid, Question
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import between, plain, signed
from beside_study.words.sentence import reason
from beside_study.words.verbs import NOT_SUPPORTED, SUPPORTED


@dataclass(frozen=True)
class _Data:
    keep: Bools
    start: Floats
    carriers: dict[str, Floats]
    outcome: Floats
    covariates: dict[str, Floats]


def questions(setting: Setting) -> list[Question]:
    """One question for each path of the study."""
    found = []
    for path in setting.study.paths:
        data = _data(setting, path)
        n = 0 if data is None else int(data.keep.sum())
        least = setting.study.guards.mechanism_refuse
        can: Can = "compute" if n >= least else "refuse"
        because = f"{n} people have all that is needed; at least {least} are."
        if path.start == "arm" and not setting.compares:
            can, because = (
                "refuse",
                "Only one group has data, so the program cannot be where the path starts.",
            )
        elif data is None:
            can, because = "refuse", f"'{path.start}' holds words, not numbers or yes/no."
        answer = partial(_answer, setting, path)
        title = _title(setting, path)
        because = because if can == "refuse" else ""
        found.append(Question(f"path:{path.name}", "mechanism", title, n, can, because, answer))
    return found


def _title(setting: Setting, path: Path) -> str:
    study = setting.study
    carriers = " and ".join(study.outcome(name).label for name in path.through)
    return f"From {_start(setting, path)} by way of {carriers} to {study.outcome(path.outcome).label}"


def _start(setting: Setting, path: Path) -> str:
    if path.start == "arm":
        return setting.study.arms[0].label
    known = {outcome.name: outcome.label for outcome in setting.study.outcomes}
    return known.get(path.start, path.start.replace("_", " "))


def _same_wave(path: Path) -> bool:
    return path.through_wave == path.outcome_wave


def _data(setting: Setting, path: Path) -> _Data | None:
    study, scores = setting.study, setting.tidy.scores
    start = setting.column(path.start)
    if start is None:
        return None
    carriers = {name: scores[name][:, study.wave_at(path.through_wave)] for name in path.through}
    outcome = scores[path.outcome][:, study.wave_at(path.outcome_wave)]
    covariates = dict(setting.covariates(path.covariates))
    for name in (*path.through, path.outcome):
        # Earlier scores stand in the model, so that it speaks about change.
        if study.wave_at(path.through_wave) != study.first and name != path.start:
            covariates.setdefault(f"{study.outcome(name).label} at the start", scores[name][:, study.first])
    keep = np.isfinite(start) & np.isfinite(outcome)
    for values in (*carriers.values(), *covariates.values()):
        keep &= np.isfinite(values)
    return _Data(keep, start, carriers, outcome, covariates)


def _answer(setting: Setting, path: Path) -> Finding:
    study = setting.study
    data = _data(setting, path)
    assert data is not None
    k = data.keep
    covariates = {name: values[k] for name, values in data.covariates.items()}
    result, parts = _fit(setting, path, data, covariates)
    outcome = study.outcome(path.outcome)
    clear = [_clear(indirect) for _, _, indirect in parts.values()]
    supported = any(clear)
    carriers = " and ".join(study.outcome(name).said for name in path.through)
    return Finding(
        key=f"path:{path.name}",
        section="mechanism",
        title=_title(setting, path),
        short=f"{carriers} on the way to {outcome.said}",
        verdict="better" if supported else "unclear",
        headline=SUPPORTED if supported else NOT_SUPPORTED,
        plain=(_plain(carriers, outcome.said, supported),),
        manager=tuple(_line(study.outcome(name).label, parts[name][2]) for name in path.through),
        full=(
            f"Percentile bootstrap with {study.resamples:,} resamples, n = {result.n_used}; earlier scores are in the model.",
            *(f"By way of {study.outcome(n).label}: {_numbers(parts[n][2])}." for n in path.through),
            f"Directly: {_numbers(result.direct)}. In all: {_numbers(result.total)}.",
            *_how_strong(path, data, covariates),
            *_few(setting, result.n_used),
        ),
        caveats=("mechanism", *(("same_time",) if _same_wave(path) else ())),
        notes=tuple(result.warnings),
        grids=(_grid(setting, path, parts, result),),
        figures=(_figure(setting, path, parts, result.direct),),
        numbers=numbers_of(result),
        references=result.references,
        outcome=outcome.name,
        exploratory=path.exploratory,
        n_used=result.n_used,
        n_eligible=setting.tidy.n,
    )


def _fit(
    setting: Setting, path: Path, data: _Data, covariates: dict[str, Floats]
) -> tuple[Any, dict[str, tuple[Estimate, Estimate, Estimate]]]:
    from beside_stats.mechanism import mediation, parallel_mediation

    study, k = setting.study, data.keep
    guards = study.guards
    if len(path.through) == 1:
        name = path.through[0]
        one = mediation(
            data.start[k], data.carriers[name][k], data.outcome[k], covariates=covariates or None,
            resamples=study.resamples, seed=study.seed, jobs=setting.jobs, same_wave=_same_wave(path),
            refuse_below=guards.mechanism_refuse, warn_below=guards.mechanism_warn, missing="raise",
        )  # fmt: skip
        return one, {name: (one.a, one.b, one.indirect)}
    mediators = {name: values[k] for name, values in data.carriers.items()}
    many = parallel_mediation(
        data.start[k], mediators, data.outcome[k], covariates=covariates or None, resamples=study.resamples,
        seed=study.seed, jobs=setting.jobs, refuse_below=guards.mechanism_refuse, warn_below=guards.mechanism_warn,
        missing="raise",
    )  # fmt: skip
    return many, {name: (many.a[name], many.b[name], many.indirect[name]) for name in path.through}


def _clear(estimate: Estimate) -> bool:
    return estimate.low is not None and estimate.high is not None and not estimate.low <= 0 <= estimate.high


def _numbers(estimate: Estimate) -> str:
    return f"{signed(estimate.value, 2)} points ({between(estimate.low, estimate.high, 2)})"


def _plain(carriers: str, outcome: str, supported: bool) -> str:
    if supported:
        return f"Change in {carriers} may be part of the way to change in {outcome}. The data fit this idea."
    return (
        f"We thought change in {carriers} might be the way to change in {outcome}. The data do not show this."
    )


def _line(label: str, indirect: Estimate) -> str:
    fits = "is consistent with" if _clear(indirect) else "does not show"
    return f"The pattern {fits} a way through {label}: {_numbers(indirect)}."


def _how_strong(path: Path, data: _Data, covariates: dict[str, Floats]) -> tuple[str, ...]:
    if len(path.through) != 1:
        return ()
    from beside_stats.mechanism import mediation_sensitivity

    k = data.keep
    try:
        carrier = data.carriers[path.through[0]][k]
        found = mediation_sensitivity(data.start[k], carrier, data.outcome[k], covariates=covariates or None)
    except CannotCompute as refused:
        return (
            f"How strong a hidden third thing would have to be was not computed: {reason(refused.message)}",
        )
    rho = plain(found.rho_at_zero, 2)
    return (
        f"A hidden third thing tying the carrier and the outcome together with a correlation of {rho} would undo it.",
    )


def _few(setting: Setting, n: int) -> tuple[str, ...]:
    if n >= setting.study.guards.mechanism_warn:
        return ()
    return (f"With {n} people a path of middle size is seen in well under nine of ten studies.",)


def _grid(
    setting: Setting, path: Path, parts: dict[str, tuple[Estimate, Estimate, Estimate]], result: Any
) -> Grid:
    rows = []
    for name, (a, b, indirect) in parts.items():
        label = setting.study.outcome(name).label
        rows += [
            (f"start to {label}", _value(a), _interval(a)),
            (f"{label} to outcome", _value(b), _interval(b)),
        ]
        rows.append((f"by way of {label}", _value(indirect), _interval(indirect)))
    rows += [("directly", _value(result.direct), _interval(result.direct))]
    rows += [("in all", _value(result.total), _interval(result.total))]
    return Grid("Paths in points", ("path", "weight", "95% interval"), tuple(rows))


def _value(estimate: Estimate) -> str:
    return signed(estimate.value, 2)


def _interval(estimate: Estimate) -> str:
    return between(estimate.low, estimate.high, 2)


def _figure(
    setting: Setting, path: Path, parts: dict[str, tuple[Estimate, Estimate, Estimate]], direct: Estimate
) -> Figure:
    study = setting.study
    through = [
        (
            Arrow(study.outcome(n).label, signed(a.value, 2), _clear(a)),
            Arrow("", signed(b.value, 2), _clear(b)),
        )
        for n, (a, b, _) in parts.items()
    ]
    name, title = f"path-{path.name}", _title(setting, path)
    grid = _grid_for_figure(setting, parts)
    desc = "; ".join(f"by way of {row[0]}: {row[1]} ({row[2]})" for row in grid.rows)
    last = Arrow(study.outcome(path.outcome).label, signed(direct.value, 2), _clear(direct))
    svg = carried(name, title, desc, _start(setting, path), through, last)
    return Figure(name, svg, "Weights in points of the thing the arrow leads to.", grid)


def _grid_for_figure(setting: Setting, parts: dict[str, tuple[Estimate, Estimate, Estimate]]) -> Grid:
    rows = tuple((setting.study.outcome(n).label, _value(i), _interval(i)) for n, (_, _, i) in parts.items())
    return Grid("By way of each carrier", ("carrier", "weight", "95% interval"), rows)
