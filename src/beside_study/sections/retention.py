"""How long people stayed, and in which ways they ended. Those still here are counted as still here."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from beside_stats._result import CannotCompute
from beside_study.definition.questions import Retention
from beside_study.figures.retention import Curve
from beside_study.figures.retention import retention as draw
from beside_study.findings import Can, Figure, Finding, Grid, Question
from beside_study.sections.leaving import rate_of_leaving
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import between, chance, in_ten, plain, share
from beside_study.words.sentence import reason
from beside_study.words.verbs import verdict


def questions(setting: Setting) -> list[Question]:
    """How long people stay; and the ways of ending when the table has them."""
    asked = setting.study.retention
    if asked is None:
        return []
    n = int(_rows(setting, asked).sum())
    least = setting.study.guards.retention
    can: Can = "compute" if n >= least else "refuse"
    because = "" if can == "compute" else f"Months and ending are written for {n} people; {least} are needed."
    title = "How long people stayed"
    found = [Question("retention", "retention", title, n, can, because, partial(_answer, setting, asked))]
    if asked.ending:
        answer = partial(_endings, setting, asked)
        found.append(Question("endings", "retention", "In which ways people ended", n, can, because, answer))
    return found


def _rows(setting: Setting, asked: Retention) -> Bools:
    once = setting.tidy.once
    keep: Bools = np.isfinite(once[asked.months]) & np.isfinite(once[asked.left])
    return keep


def _marks(asked: Retention, longest: float) -> list[float]:
    reach = max(longest, asked.horizon_months)
    step = next((s for s in (1.0, 2.0, 3.0, 6.0, 12.0, 24.0) if reach / s <= 6), 60.0)
    return [
        m for m in np.arange(0, longest + step / 2, step).tolist() if m <= max(longest, asked.horizon_months)
    ]


def _curve(setting: Setting, months: Floats, left: Floats) -> Any:
    from beside_stats.retention import kaplan_meier

    return kaplan_meier(months, left, min_at_risk=setting.study.guards.at_risk)


def _answer(setting: Setting, asked: Retention) -> Finding:
    keep = _rows(setting, asked)
    once = setting.tidy.once
    groups = [(setting.arm_label(arm), rows & keep) for arm, rows in setting.arms]
    groups = [(label, rows) for label, rows in groups if int(rows.sum()) >= setting.study.guards.retention]
    fitted = [
        (label, rows, _curve(setting, once[asked.months][rows], once[asked.left][rows]))
        for label, rows in groups
    ]
    at = asked.horizon_months
    said = [_one(setting, label, fit, at) for label, _, fit in fitted]
    gap, gap_said, p = _gap(setting, asked, groups)
    return Finding(
        key="retention",
        section="retention",
        title="How long people stayed",
        verdict="described" if gap is None else verdict(gap.low, gap.high, 1),
        plain=tuple(_plain(setting, label, fit, at) for label, _, fit in fitted),
        manager=tuple(said),
        full=(*said, *gap_said),
        caveats=(
            "retention",
            *(("two_sites",) if gap is not None and setting.study.design == "two_sites" else ()),
        ),
        notes=tuple(w for _, _, fit in fitted for w in fit.warnings),
        grids=(_grid(fitted, asked),),
        figures=(_figure(setting, asked, fitted),),
        numbers={
            **{label: _numbers(setting, fit, at) for label, _, fit in fitted},
            "difference_in_mean_months": None
            if gap is None
            else {"value": gap.value, "low": gap.low, "high": gap.high},
        },
        references=fitted[0][2].references if fitted else (),
        p=p,
        family="retention" if p is not None else "",
        n_used=int(keep.sum()),
        n_eligible=setting.tidy.n,
    )


def _still(fit: Any, at: float) -> float | None:
    return float(fit.survival_at(at)) if fit.shown_until >= at else None


def _plain(setting: Setting, label: str, fit: Any, at: float) -> str:
    who = f"At {label}" if setting.study.has_comparison else "In the program"
    still = _still(fit, at)
    if still is None:
        return f"{who}, too few people have been seen for {at:g} months to say how many stay that long."
    return f"{who}, {in_ten(still)} people were still there after {at:g} months."


def _one(setting: Setting, label: str, fit: Any, at: float) -> str:
    still = _still(fit, at)
    median = (
        "not reached"
        if fit.median is None or fit.median.value is None
        else f"{plain(fit.median.value, 1)} months"
    )
    here = (
        f"{share(still)} still there at {at:g} months"
        if still is not None
        else f"too few seen up to {at:g} months"
    )
    return f"{label}: {here}; half had left after: {median}; n = {fit.n_used}, {_at_risk(setting, int(fit.n_events))} left so far."


def _numbers(setting: Setting, fit: Any, at: float) -> dict[str, Any]:
    return {
        "n": fit.n_used,
        "left": _at_risk(setting, int(fit.n_events)),
        "still_there_at_horizon": _still(fit, at),
        "median_months": None if fit.median is None else fit.median.value,
        "shown_until": fit.shown_until,
    }


def _gap(
    setting: Setting, asked: Retention, groups: list[tuple[str, Bools]]
) -> tuple[Any, tuple[str, ...], float | None]:
    if len(groups) != 2:
        return None, (), None
    from beside_stats.retention import logrank, restricted_mean_difference

    once = setting.tidy.once
    keep = groups[0][1] | groups[1][1]
    arm = setting.tidy.arm[keep].astype(int)
    months, left = once[asked.months][keep], once[asked.left][keep]
    try:
        found = restricted_mean_difference(
            months, left, arm, treated=1, reference=0, horizon=asked.horizon_months
        )
        ranks = logrank(months, left, arm)
    except CannotCompute as refused:
        return None, (f"The groups were not compared: {reason(refused.message)}",), None
    gap = found.difference
    said = (
        f"Within {asked.horizon_months:g} months people stayed {plain(gap.value, 1)} months longer on average at "
        f"{groups[0][0]} than at {groups[1][0]} ({between(gap.low, gap.high, 1)}), p {chance(gap.p)}; "
        f"log-rank p {chance(ranks.p)}.",
    )
    return gap, (*said, *rate_of_leaving(months, left, arm)), gap.p


def _grid(fitted: list[tuple[str, Bools, Any]], asked: Retention) -> Grid:
    rows = []
    for label, _, fit in fitted:
        for mark in _marks(asked, fit.shown_until)[1:]:
            point = fit.survival_at(mark)
            rows.append((label, f"{mark:g}", share(float(point)), str(fit.at_risk_at(mark))))
    head = ("group", "months", "still there", "people still seen")
    return Grid("Share still in the program", head, tuple(rows) or (("all", "", "too few seen", ""),))


def _figure(setting: Setting, asked: Retention, fitted: list[tuple[str, Bools, Any]]) -> Figure:
    longest = max((fit.shown_until for _, _, fit in fitted), default=asked.horizon_months)
    marks = _marks(asked, max(longest, asked.horizon_months))
    curves = []
    for label, _, fit in fitted:
        steps = [
            (
                float(t),
                float(s),
                float(lo) if np.isfinite(lo) else float(s),
                float(hi) if np.isfinite(hi) else float(s),
            )
            for t, s, lo, hi in zip(fit.times, fit.survival, fit.low, fit.high, strict=True)
        ]
        at_risk = [_at_risk(setting, int(fit.at_risk_at(mark))) for mark in marks]
        curves.append(Curve(label, steps, float(fit.shown_until), at_risk))
    grid = _grid(fitted, asked)
    desc = "; ".join(f"{row[0]}, {row[1]} months: {row[2]}" for row in grid.rows)
    svg = draw("retention", "How long people stayed", desc, curves, marks)
    least = setting.study.guards.at_risk
    return Figure(
        "retention", svg, f"Each curve ends where fewer than {least} people could still be seen.", grid
    )


def _at_risk(setting: Setting, count: int) -> str:
    return "<5" if setting.outside and 0 < count < setting.study.guards.small_cell else str(count)


def _endings(setting: Setting, asked: Retention) -> Finding:
    from beside_stats.retention import cumulative_incidence

    keep = _rows(setting, asked) & (setting.tidy.arm == 1)
    months = setting.tidy.once[asked.months][keep]
    left = setting.tidy.once[asked.left][keep]
    words = np.array(setting.tidy.words[asked.ending], dtype=object)[keep]
    ending = np.where(left == 1, np.where(words == "", "not written down", words), asked.still_here)
    result = cumulative_incidence(months, ending, still_here=asked.still_here, at=(asked.horizon_months,))
    rows, numbers = [], {}
    for cause in result.causes:
        count = int((ending == cause).sum())
        if setting.outside and count < setting.study.guards.small_cell:
            rows.append((str(cause), "hidden to protect privacy", ""))
            continue
        point = result.at[cause][0]
        rows.append((str(cause), share(point.incidence), between(_pct(point.low), _pct(point.high), 0)))
        numbers[str(cause)] = {"share_at_horizon": point.incidence, "low": point.low, "high": point.high}
    head = ("way of ending", f"share by {asked.horizon_months:g} months", "95% interval (%)")
    label = setting.arm_label(setting.study.program)
    return Finding(
        key="endings",
        section="retention",
        title="In which ways people ended",
        manager=("; ".join(f"{row[0]}: {row[1]}" for row in rows) + ".",),
        full=(
            f"Ways of ending at {label}, each counted beside the others (Aalen-Johansen), n = {int(keep.sum())}.",
        ),
        caveats=("retention",),
        notes=tuple(result.warnings),
        grids=(Grid("Ways of ending", head, tuple(rows)),),
        numbers={"ways": numbers},
        references=result.references,
        n_used=int(keep.sum()),
        n_eligible=int((setting.tidy.arm == 1).sum()),
    )


def _pct(value: float | None) -> float | None:
    return None if value is None else 100 * value
