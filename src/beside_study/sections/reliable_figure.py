"""Before against after with the questionnaire's wobble."""

from __future__ import annotations

from beside_study.definition.outcome import Outcome
from beside_study.figures.reliable_change import reliable_change as draw
from beside_study.findings import Figure, Grid
from beside_study.sections.drawable import may_draw_people
from beside_study.sections.setting import Setting
from beside_study.words.numbers import plain


def reliable_figure(setting: Setting, outcome: Outcome, needed: float) -> tuple[Figure, ...]:
    """One mark per person; none where a reader could count what the tables hide."""
    if not may_draw_people(setting, outcome):
        return ()
    groups = []
    for arm, people in setting.arms:
        rows = people & setting.both(outcome)
        if rows.any():
            groups.append(
                (setting.arm_label(arm), setting.before(outcome)[rows], setting.after(outcome)[rows])
            )
    if not groups:
        return ()
    title = f"{outcome.label}: before and after"
    desc = (
        f"One mark per person, score before against score after. Inside the band a change of up to "
        f"{plain(needed, 1)} points is the questionnaire's own wobble."
    )
    name = f"reliable-{outcome.name}"
    svg = draw(name, title, desc, groups, needed, outcome.lower_is_better)
    rows_ = tuple(
        (g, str(len(b)), plain(float(b.mean()), 1), plain(float(a.mean()), 1)) for g, b, a in groups
    )
    grid = Grid(title, ("group", "people", "mean before", "mean after"), rows_)
    return (Figure(name, svg, f"{desc} The dashed line is no change.", grid),)
