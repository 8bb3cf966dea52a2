"""Meetings month by month as a run chart: is there a shift, or only the ordinary up and down?"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import partial

from beside_study.figures.run_chart import run_chart as draw
from beside_study.findings import Can, Figure, Finding, Grid, Question
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.words.numbers import plain

FEWEST = 10


def monthly(setting: Setting) -> list[Question]:
    """One question, when whole months (or quarters) with enough people can be shown."""
    title = "Meetings over time"
    periods = counted(setting)
    least = setting.study.guards.small_cell
    few = setting.outside and any(0 < people < least for _, _, people in periods)
    because = ""
    if few:
        because = f"In some quarters fewer than {least} people were met; the line would single them out."
    elif len(periods) < FEWEST:
        because = f"There are {len(periods)} whole periods; a run chart needs {FEWEST}."
    can: Can = "refuse" if because else "compute"
    return [
        Question("monthly", "returns", title, len(periods), can, because, partial(_answer, setting, periods))
    ]


def counted(setting: Setting) -> list[tuple[str, int, int]]:
    """Label, meetings and people of each whole month; quarters when months hold too few people to be shown."""
    least = setting.study.guards.small_cell
    if not setting.outside:
        return _periods(setting, 1)
    months = _trimmed(_periods(setting, 1), least)
    few = any(0 < people < least for _, _, people in months)
    return _trimmed(_periods(setting, 3), least) if few else months


def _trimmed(periods: list[tuple[str, int, int]], least: int) -> list[tuple[str, int, int]]:
    """Without the first and last periods in which fewer than ``least`` people were met."""
    enough = [k for k, (_, _, people) in enumerate(periods) if people >= least]
    return periods[enough[0] : enough[-1] + 1] if enough else []


def _periods(setting: Setting, length: int) -> list[tuple[str, int, int]]:
    meetings: dict[int, int] = defaultdict(int)
    people: dict[int, set[str]] = defaultdict(set)
    for person, days in (setting.tidy.meetings or {}).items():
        for ordinal in days:
            day = dt.date.fromordinal(ordinal)
            key = (day.year * 12 + day.month - 1) // length
            meetings[key] += 1
            people[key].add(person)
    if not meetings:
        return []
    # The first and the last period are seen in part only.
    return [
        (_name(key * length, length), meetings[key], len(people[key]))
        for key in range(min(meetings) + 1, max(meetings))
    ]


def _name(month: int, length: int) -> str:
    year, rest = divmod(month, 12)
    return f"{year}-{rest + 1:02d}" if length == 1 else f"{year} quarter {rest // 3 + 1}"


def _answer(setting: Setting, periods: list[tuple[str, int, int]]) -> Finding:
    from beside_stats.publication import run_chart

    values = [float(count) for _, count, _ in periods]
    result = run_chart(values)
    per = "quarter" if "quarter" in periods[0][0] else "month"
    signals = {
        "long_run": f"{result.longest_run} {per}s in a row lay on one side of the middle: something shifted.",
        "few_runs": f"The line crossed the middle only {result.n_runs - 1} times: it drifts more than chance would.",
    }
    said = [signals[code] for code in result.signals if code in signals]
    quiet = f"Meetings went up and down as they do by chance, about {plain(result.median, 0)} a {per}."
    grid = Grid(
        f"Meetings each {per}",
        (per, "meetings", "people met"),
        tuple((name, str(count), str(people)) for name, count, people in periods),
    )
    desc = f"Median {plain(result.median, 0)}; " + (" ".join(said) or "no shift seen.")
    title = f"Meetings each {per}"
    svg = draw("monthly", title, desc, [name for name, _, _ in periods], values, result.median)
    return Finding(
        key="monthly",
        section="returns",
        title="Meetings over time",
        manager=tuple(said) or (quiet,),
        full=(
            f"Run chart of {len(periods)} whole {per}s: median {plain(result.median, 0)}, {result.n_runs} runs "
            f"(at least {result.fewest_runs_expected} by chance), longest run {result.longest_run}.",
        ),
        caveats=("run_chart",),
        notes=tuple(result.warnings),
        figures=(Figure("monthly", svg, "The dashed line is the median.", grid),),
        numbers=numbers_of(result),
        references=result.references,
        n_used=len(setting.tidy.meetings or {}),
        n_eligible=setting.tidy.n,
    )
