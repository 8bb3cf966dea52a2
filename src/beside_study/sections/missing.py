"""Who is missing and why: first in the report, before any result."""

from __future__ import annotations

from typing import Any

import numpy as np

from beside_stats._result import CannotCompute
from beside_study.figures.flow import flow
from beside_study.findings import Figure, Finding, Grid
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import chance, plain
from beside_study.words.sentence import quoted, reason


def missing(setting: Setting) -> Finding:
    """How many came, were asked again and answered; what is missing and why; who was not seen again."""
    study, tidy = setting.study, setting.tidy
    came_back = _answered(setting, study.last)
    began = _answered(setting, study.first)
    lost = int((began & ~came_back).sum())
    differ_grid, differ_said, numbers = _differences(setting, began, came_back)
    banner = _banner(setting)
    plain_said = [f"{tidy.n} people are in this report."]
    if study.first != study.last and began.any():
        back = int((began & came_back).sum())
        plain_said.append(
            f"Of {int(began.sum())} seen at the start, {back} were seen again at {setting.last_label}."
            + (f" We do not know how {lost} of them are doing." if lost else "")
        )
    return Finding(
        key="missing",
        section="missing",
        title="Who is missing, and why",
        plain=tuple(plain_said),
        manager=(*plain_said, *banner),
        full=(*banner, *differ_said, *tidy.notes),
        caveats=("missing",) if lost else (),
        grids=(_answers_grid(setting), *differ_grid),
        figures=(_flow_figure(setting),),
        numbers={"people": tidy.n, "began": int(began.sum()), "not_seen_again": lost, **numbers},
        n_used=tidy.n,
        n_eligible=study.flow.eligible or tidy.n,
    )


def _answered(setting: Setting, wave: int) -> Bools:
    if not setting.tidy.scores:
        return setting.tidy.seen[:, wave]
    found: Bools = np.any([np.isfinite(scores[:, wave]) for scores in setting.tidy.scores.values()], axis=0)
    return found


def _answers_grid(setting: Setting) -> Grid:
    rows = []
    for outcome in setting.study.outcomes:
        scores = setting.tidy.scores[outcome.name]
        for k, wave in enumerate(setting.study.waves):
            there = int(np.isfinite(scores[:, k]).sum())
            no_row = int((~setting.tidy.seen[:, k]).sum())
            why = dict(setting.tidy.reasons.get((outcome.name, k), {}))
            if no_row:
                why["no row for this wave"] = no_row
            rows.append(
                (outcome.label, wave.label, str(there), str(setting.tidy.n - there), _reasons(setting, why))
            )
    return Grid(
        "Answers that are there, and reasons for those that are not",
        ("outcome", "when", "there", "missing", "why"),
        tuple(rows),
    )


def _reasons(setting: Setting, why: dict[str, int]) -> str:
    if setting.outside and any(0 < n < setting.study.guards.small_cell for n in why.values()):
        return ", ".join(sorted(why)) + " (numbers hidden to protect privacy)"
    return "; ".join(f"{reason}: {n}" for reason, n in sorted(why.items(), key=lambda item: -item[1]))


def _banner(setting: Setting) -> tuple[str, ...]:
    study = setting.study
    said = []
    for outcome in study.outcomes:
        began = np.isfinite(setting.before(outcome))
        if study.first == study.last or not began.any():
            continue
        percent = 100 * float((began & ~np.isfinite(setting.after(outcome))).sum()) / float(began.sum())
        if percent > study.guards.missing_banner_percent:
            said.append(
                f"{outcome.label}: {percent:.0f}% were not seen again. Treat every result on it with great care."
            )
    return tuple(said)


def _differences(
    setting: Setting, began: Bools, came_back: Bools
) -> tuple[tuple[Grid, ...], tuple[str, ...], dict[str, Any]]:
    from beside_stats.missing import attrition

    columns: dict[str, Floats] = {o.label: setting.before(o)[began] for o in setting.study.outcomes}
    covariates = setting.covariates(setting.study.covariates, began)
    columns |= {name: values[began] for name, values in covariates.items()}
    usable = {
        n: v
        for n, v in columns.items()
        if np.isfinite(v).sum() >= 10 and np.unique(v[np.isfinite(v)]).size > 1
    }
    stayed = came_back[began]
    least = setting.study.guards.change_refuse
    if not usable or min(int(stayed.sum()), int((~stayed).sum())) < least:
        return (), (), {}
    try:
        result = attrition(stayed.astype(float), usable, missing="omit")
    except CannotCompute as refused:
        return (), (f"Those seen again were not compared with the others: {reason(refused.message)}",), {}
    rows = tuple(
        (row.name, plain(row.mean_completed, 2), plain(row.mean_not, 2), plain(row.smd, 2), chance(row.p))
        for row in result.rows
    )
    head = ("at the start", "seen again", "not seen again", "difference (SD)", "p")
    apart = [row.name for row in result.rows if row.smd is not None and abs(row.smd) >= 0.2]
    said = (
        f"Those not seen again differed at the start in: {', '.join(map(quoted, apart))}."
        if apart
        else "Those not seen again were much like the others at the start."
    )
    numbers = {"differences": {row.name: row.smd for row in result.rows}}
    return (Grid("Were those not seen again different at the start?", head, rows),), (said,), numbers


def _flow_figure(setting: Setting) -> Figure:
    study, tidy = setting.study, setting.tidy
    counts: list[tuple[str, int]] = [
        (label, n)
        for label, n in (
            ("eligible", study.flow.eligible),
            ("met the criteria", study.flow.met_criteria),
            ("allocated", study.flow.allocated),
        )
        if n is not None
    ] + [("in this table", tidy.n)]
    before = []
    for k, (label, n) in enumerate(counts):
        gap = n - counts[k + 1][1] if k + 1 < len(counts) else 0
        before.append((f"{label}: {n}", f"{gap} not accounted for here" if gap else ""))
    arms, rows = [], [(words, "", gap) for words, gap in before]
    for arm, people in setting.arms:
        label = setting.arm_label(arm)
        boxes = [f"in the group: {int(people.sum())}"]
        for k, wave in enumerate(study.waves):
            boxes.append(f"{wave.label}: {int((people & _answered(setting, k)).sum())} answered")
        arms.append((label, boxes))
        rows += [(label, box, "") for box in boxes]
    grid = Grid("Who came, was asked again and answered", ("group or step", "people", "gap"), tuple(rows))
    desc = "; ".join(" ".join(part for part in row if part) for row in rows)
    return Figure(
        "flow", flow("flow", "Who came and who answered", desc, before, arms), "From top to bottom.", grid
    )
