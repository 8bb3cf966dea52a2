"""What the program cost beside what people gained, and how unsure both are."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from beside_study.definition.questions import Economics
from beside_study.figures.acceptability import acceptability
from beside_study.figures.plane import plane
from beside_study.findings import Can, Figure, Finding, Grid, Question
from beside_study.sections.adjusted_costs import adjusted_costs
from beside_study.sections.discounting import costs_now, discounting, gains_now
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import between, plain, share, signed


def questions(setting: Setting) -> list[Question]:
    """One question when the study has costs."""
    asked = setting.study.economics
    if asked is None:
        return []
    keep, _, _ = _rows(setting, asked)
    arms = [int((keep & (setting.tidy.arm == code)).sum()) for code in (1, 0)]
    least = setting.study.guards.economics_per_arm
    can: Can = "compute"
    because = ""
    if not setting.compares:
        can, because = "describe", "Only one group has data: costs are described, nothing is compared."
    elif min(arms) < least:
        can, because = (
            "describe",
            f"{arms[0]} and {arms[1]} people have both; {least} in each are needed. Costs are described.",
        )
    title = f"Costs beside {setting.study.outcome(asked.effect).label}"
    answer = partial(_answer if can == "compute" else _costs_only, setting, asked)
    return [Question("economics", "economics", title, int(keep.sum()), can, because, answer)]


def _rows(setting: Setting, asked: Economics) -> tuple[Bools, Floats, Floats]:
    """Who has cost and gain; gains in points (higher is better) and costs."""
    outcome = setting.study.outcome(asked.effect)
    gain = gains_now(setting.change(outcome) * outcome.sign, asked)
    cost = costs_now(setting, asked)
    keep: Bools = np.isfinite(gain) & np.isfinite(cost) & (setting.tidy.arm >= 0)
    return keep, gain, cost


def _frame(asked: Economics) -> str:
    return (
        f"Perspective: {asked.perspective}; prices of {asked.price_year} in {asked.currency}; "
        f"{asked.horizon_months:g} months; {discounting(asked)}."
    )


def _costs_only(setting: Setting, asked: Economics) -> Finding:
    keep, _, cost = _rows(setting, asked)
    rows = []
    for arm, people in setting.arms:
        known = cost[people & np.isfinite(cost)]
        if known.size >= setting.study.guards.small_cell:
            rows.append(
                (
                    setting.arm_label(arm),
                    str(known.size),
                    plain(float(known.mean()), 0),
                    plain(float(np.median(known)), 0),
                )
            )
    said = tuple(
        f"{row[0]}: mean cost {row[2]} {asked.currency} for each of {row[1]} people." for row in rows
    )
    return Finding(
        key="economics",
        section="economics",
        title=f"Costs beside {setting.study.outcome(asked.effect).label}",
        status="described",
        manager=said,
        full=(_frame(asked), *said),
        caveats=("economics",),
        grids=(Grid("Costs for each person", ("group", "people", "mean", "half are below"), tuple(rows)),),
        numbers={"costs": [list(row) for row in rows]},
        n_used=int(keep.sum()),
        n_eligible=setting.tidy.n,
    )


def _answer(setting: Setting, asked: Economics) -> Finding:
    from beside_stats.economics import bootstrap, incremental

    study = setting.study
    outcome = study.outcome(asked.effect)
    keep, gain, cost = _rows(setting, asked)
    arm = setting.tidy.arm[keep].astype(int)
    least = study.guards.economics_per_arm
    means = incremental(gain[keep], cost[keep], arm, treated=1, reference=0, min_per_arm=least)
    drawn = bootstrap(
        gain[keep], cost[keep], arm, treated=1, reference=0, values=asked.worth, resamples=study.resamples,
        seed=study.seed, jobs=setting.jobs, min_per_arm=least,
    )  # fmt: skip
    first, second = study.arms[0].label, study.arms[1].label
    extra, gained = means.delta_cost, means.delta_effect
    dearer = "more" if extra.value > 0 else "less"
    said = (
        f"{first} cost {plain(abs(extra.value), 0)} {asked.currency} {dearer} for each person than {second} "
        f"({between(extra.low, extra.high, 0)}).",
        f"Gain in {outcome.label} beside {second}: {signed(gained.value, 2)} points ({between(gained.low, gained.high, 2)}).",
    )
    return Finding(
        key="economics",
        section="economics",
        title=f"Costs beside {outcome.label}",
        short="What it cost",
        plain=(
            f"{first} cost about {plain(abs(extra.value), 0)} {asked.currency} {dearer} for each person than {second}.",
        ),
        manager=(*said, _ratio(means, asked), _worth(drawn, asked)),
        full=(
            _frame(asked),
            *said,
            _ratio(means, asked),
            f"Stratified bootstrap, {study.resamples:,} resamples, n = {arm.size}.",
            *adjusted_costs(setting, asked, keep, gain, cost),
        ),
        caveats=("economics", *(("two_sites",) if study.design == "two_sites" else ())),
        notes=tuple(means.warnings),
        grids=(_grid(drawn, asked),),
        figures=_figures(drawn, asked, outcome.label),
        numbers={
            "extra_cost": _as(extra),
            "extra_gain": _as(gained),
            "ratio": means.ratio,
            "position": means.position,
            "acceptability": dict(zip(map(str, drawn.values), drawn.acceptability, strict=True)),
            "quadrants": dict(drawn.quadrants),
            "frame": _frame(asked),
        },
        references=means.references,
        outcome=outcome.name,
        n_used=int(arm.size),
        n_eligible=setting.tidy.n,
    )


def _as(estimate: Any) -> dict[str, float | None]:
    return {"value": estimate.value, "low": estimate.low, "high": estimate.high}


def _ratio(means: Any, asked: Economics) -> str:
    if means.ratio is not None:
        return f"Each point gained cost {plain(means.ratio, 0)} {asked.currency} more."
    why = {
        "dominant": "it gained more and cost less, so there is no price for a point",
        "dominated": "it gained less and cost more, so there is no price for a point",
    }.get(means.position, "the interval of the gain reaches zero, so a price for a point would mislead")
    return f"No cost for each point is given: {why}."


def _worth(drawn: Any, asked: Economics) -> str:
    pairs = list(zip(drawn.values, drawn.acceptability, strict=True))
    low, high = pairs[0], pairs[-1]
    return (
        f"If a point is worth {plain(low[0], 0)} {asked.currency}, the chance that it pays is {share(low[1])}; "
        f"at {plain(high[0], 0)} it is {share(high[1])}."
    )


def _grid(drawn: Any, asked: Economics) -> Grid:
    rows = tuple((plain(v, 0), share(p)) for v, p in zip(drawn.values, drawn.acceptability, strict=True))
    return Grid(
        "What a point is worth, and the chance that it pays", (f"worth ({asked.currency})", "chance"), rows
    )


def _figures(drawn: Any, asked: Economics, label: str) -> tuple[Figure, ...]:
    quadrants = ", ".join(f"{_QUADRANT[k]} {share(v)}" for k, v in drawn.quadrants.items() if k in _QUADRANT)
    effects, costs = np.asarray(drawn.delta_effects), np.asarray(drawn.delta_costs)
    first = plane(
        "cost-plane", f"Extra cost and extra gain in {label}", quadrants, effects, costs, asked.currency
    )
    rows = tuple((_QUADRANT[k], share(v)) for k, v in drawn.quadrants.items() if k in _QUADRANT)
    grid = Grid("Where the resamples lie", ("", "share"), rows)
    curve = _grid(drawn, asked)
    desc = "; ".join(f"worth {row[0]}: {row[1]}" for row in curve.rows)
    second = acceptability(
        "cost-chance",
        "Chance that it is worth its cost",
        desc,
        drawn.values,
        drawn.acceptability,
        asked.currency,
    )
    return (
        Figure(
            "cost-plane",
            first,
            "Each dot is one way the study could have come out; the diamond is their middle.",
            grid,
        ),
        Figure(
            "cost-chance",
            second,
            "What a point is worth is a choice; read the chance above your own answer.",
            curve,
        ),
    )


_QUADRANT = {
    "NE": "gained more, cost more",
    "SE": "gained more, cost less",
    "NW": "gained less, cost more",
    "SW": "gained less, cost less",
}
