"""Coming, pausing and coming back, from the log of meetings; and what early meetings went together with."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from beside_study.definition.further import ContactLog
from beside_study.definition.people import DAYS_PER_MONTH
from beside_study.findings import Can, Finding, Grid, Question
from beside_study.sections.counts import publish
from beside_study.sections.monthly import monthly
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Floats
from beside_study.words.numbers import between, chance, in_ten, plain, share, signed
from beside_study.words.verbs import verdict

HORIZON_MONTHS = 12.0


def questions(setting: Setting) -> list[Question]:
    """Stays and returns, one landmark each, and meetings month by month, when there is a log."""
    asked, log = setting.study.contacts, setting.tidy.meetings
    if asked is None or log is None:
        return []
    n, least = len(log), setting.study.guards.retention
    can: Can = "compute" if n >= least else "refuse"
    because = "" if can == "compute" else f"The log holds meetings of {n} people; {least} are needed."
    title = "Coming back after a pause"
    found = [Question("returns", "returns", title, n, can, because, partial(_answer, setting, asked))]
    for month in asked.landmarks:
        answer = partial(_landmark, setting, asked, month)
        title = f"Early meetings and later staying, from {month:g} months on"
        found.append(Question(f"landmark:{month:g}", "returns", title, n, can, because, answer))
    return [*found, *monthly(setting)]


def _stays(setting: Setting, asked: ContactLog) -> Any:
    from beside_stats.retention import episodes

    log = setting.tidy.meetings or {}
    who = [person for person, days in log.items() for _ in days]
    days = [float(day) for found in log.values() for day in found]
    until = {person: float(setting.tidy.looked_until) for person in log}
    return episodes(who, days, observed_until=until, gap_days=asked.gap_days)


def _answer(setting: Setting, asked: ContactLog) -> Finding:
    stays = _stays(setting, asked)
    first = [stay for stay in stays.episodes if stay.number == 1]
    paused = sum(stay.ended for stay in first)
    table = [[len(first) - paused, stays.n_returned, paused - stays.n_returned]]
    rows = ("all in the log",)
    columns = ("no long pause so far", "paused and came back", "paused, not back yet")
    counts = publish(setting, rows, columns, table)
    gap = f"{asked.gap_days:g} days"
    back = counts.cell(0, 1)
    told = (
        f"{back} of {len(first)} people came back after a pause of more than {gap}."
        if back is not None
        else f"Some people came back after a pause of more than {gap}; the number is hidden to protect privacy."
    )
    lengths = [(stay.end - stay.start) / DAYS_PER_MONTH for stay in stays.episodes if stay.number > 1]
    return Finding(
        key="returns",
        section="returns",
        title="Coming back after a pause",
        short="Coming back",
        plain=(_shared(setting, paused, stays.n_returned, back is not None),),
        manager=(told, "A return opens a new stay; nobody who came back is counted as gone."),
        full=(
            f"A stay ends when more than {gap} pass without a meeting; {stays.n_used} meetings.",
            told,
            *_again(lengths, setting.study.guards.small_cell),
        ),
        caveats=("returns",),
        notes=tuple(stays.warnings),
        grids=(counts.grid("Pauses and returns", ""),),
        numbers={"counts": counts.numbers(), "gap_days": asked.gap_days, "meetings": stays.n_used},
        references=stays.references,
        n_used=len(first),
        n_eligible=setting.tidy.n,
    )


def _again(months: list[float], least: int) -> tuple[str, ...]:
    if len(months) < least:
        return ()
    return (f"Half of the later stays lasted {plain(float(np.median(months)), 1)} months or longer so far.",)


def _shared(setting: Setting, paused: int, returned: int, shown: bool) -> str:
    if not shown or paused < setting.study.guards.shares:
        return "Coming back after a pause is counted as staying."
    return f"After a pause, {in_ten(returned / paused)} came back. Coming back is counted."


def _early(setting: Setting, asked: ContactLog, month: float) -> tuple[Floats, Floats, Floats]:
    """Months from the first meeting to the end of all stays, whether ended, and meetings before the landmark."""
    log = setting.tidy.meetings or {}
    days = month * DAYS_PER_MONTH
    lengths, left, early = [], [], []
    for found in log.values():
        start, last = found[0], found[-1]
        ended = setting.tidy.looked_until - last > asked.gap_days
        lengths.append(((last if ended else setting.tidy.looked_until) - start) / DAYS_PER_MONTH)
        left.append(float(ended))
        early.append(float(sum(day - start <= days for day in found)))
    return np.array(lengths), np.array(left), np.array(early)


def _landmark(setting: Setting, asked: ContactLog, month: float) -> Finding:
    from beside_stats.retention import landmark, restricted_mean_difference

    lengths, left, early = _early(setting, asked, month)
    reached = landmark(np.maximum(lengths, 1e-9), left, at=month, min_people=setting.study.guards.retention)
    count = early[reached.keep]
    many = (count > np.median(count)).astype(int)
    seen = [float(reached.durations[many == code].max(initial=0)) for code in (0, 1)]
    horizon = min(HORIZON_MONTHS, *seen)
    result = restricted_mean_difference(
        reached.durations, reached.left, many, treated=1, reference=0, horizon=horizon,
        min_group=setting.study.guards.change_refuse,
    )  # fmt: skip
    gap = result.difference
    way = verdict(gap.low, gap.high, 1)
    middle = plain(float(np.median(count)), 0)
    said = {
        "better": f"Families who met us more in the first {month:g} months stayed longer later on.",
        "worse": f"Families who met us more in the first {month:g} months stayed less long later on.",
    }.get(way, f"Meetings in the first {month:g} months and later staying did not clearly go together.")
    size = f"{signed(gap.value, 1)} months ({between(gap.low, gap.high, 1)})"
    gone = int(lengths.size - reached.keep.sum())
    return Finding(
        key=f"landmark:{month:g}",
        section="returns",
        title=f"Early meetings and later staying, from {month:g} months on",
        verdict="unclear" if way == "unclear" else "described",
        headline="No clear difference" if way == "unclear" else "A difference was seen",
        plain=(said,),
        manager=(
            f"Of those still coming at {month:g} months, people with more than {middle} meetings until then stayed "
            f"{size} longer in the following {horizon:g} months than the others.",
        ),
        full=(
            f"Counted from month {month:g}, so that a long stay is not credited for having had more time; "
            f"{share(gone / lengths.size)} had ended or were not seen that long. Difference in restricted mean stay "
            f"{size}, p {chance(gap.p)}, n = {many.size}.",
        ),
        caveats=("landmark",),
        notes=tuple(result.warnings),
        grids=(
            Grid(
                f"Staying after month {month:g}",
                ("group", "people", "mean months"),
                (
                    ("more meetings", str(int(many.sum())), plain(result.treated.value, 1)),
                    ("fewer meetings", str(int((many == 0).sum())), plain(result.reference.value, 1)),
                ),
            ),
        ),
        numbers={"difference": {"value": gap.value, "low": gap.low, "high": gap.high}, "horizon": horizon},
        references=(*reached.references, *result.references),
        p=gap.p,
        family="staying after a landmark",
        exploratory=True,
        n_used=int(many.size),
        n_eligible=setting.tidy.n,
    )
