"""The smallest difference a study of this size would see in four of five tries, worked out beforehand."""

from __future__ import annotations

from functools import partial

from beside_study.findings import Finding, Question
from beside_study.sections.setting import Setting
from beside_study.words.numbers import plain


def questions(setting: Setting) -> list[Question]:
    """One question, when there is anything to compare over time."""
    study = setting.study
    if study.first == study.last or not study.outcomes:
        return []
    n = setting.tidy.n
    sizes = tuple(int((setting.tidy.arm == code).sum()) for code in (1, 0))
    if study.has_comparison and min(sizes) < study.guards.change_refuse:
        return []
    if n < study.guards.change_refuse:
        return []
    title = "What a study of this size can see"
    return [Question("planning", "planning", title, n, "compute", "", partial(_answer, setting, sizes))]


def _answer(setting: Setting, sizes: tuple[int, ...]) -> Finding:
    from beside_stats.planning import detectable_paired, detectable_two_groups

    if setting.study.has_comparison:
        found = detectable_two_groups(sizes[0], sizes[1])
        about = f"between groups of {sizes[0]} and {sizes[1]}"
    else:
        found = detectable_paired(setting.tidy.n)
        about = f"of change in {setting.tidy.n} people"
    said = f"A study of this size sees a difference {about} of {plain(found.effect, 2)} SD in four of five tries."
    return Finding(
        key="planning",
        section="planning",
        title="What a study of this size can see",
        manager=(said,),
        full=(said, "A smaller true difference will often look like none."),
        caveats=("planning",),
        numbers={"smallest_detectable_effect": found.effect, "power": 0.8},
        references=found.references,
        n_used=setting.tidy.n,
        n_eligible=setting.tidy.n,
    )
