"""All questions of a study in the order of the report, each with what can be done about it."""

from __future__ import annotations

from beside_study.findings import Question
from beside_study.sections import (
    change,
    circumstances,
    clinical,
    competing,
    difference,
    dose,
    economics,
    measurement,
    moderation,
    over_time,
    pairs,
    path,
    planning,
    raters,
    reliable,
    retention,
    returns,
    several_cutoffs,
    social_return,
    states,
    trajectories,
    use,
)
from beside_study.sections.setting import Setting

SECTIONS: dict[str, str] = {
    "missing": "Who is missing, and why",
    "change": "Change over time",
    "reliable": "How many changed clearly",
    "clinical": "In and out of the clinical range",
    "states": "Yes and no over time",
    "difference": "The program beside the comparison",
    "trajectories": "The way over time",
    "mechanism": "What may carry the change",
    "moderation": "For whom",
    "dose": "How long and how much",
    "pairs": "Changes that go together",
    "retention": "Staying and leaving",
    "returns": "Pausing and coming back",
    "use": "Use of services",
    "economics": "Costs beside results",
    "social_return": "Value for society, a figure of another kind",
    "circumstances": "Circumstances and protection",
    "measurement": "The questionnaires",
    "planning": "What a study of this size can see",
}
_ASKERS = (
    change, reliable, clinical, several_cutoffs, states, difference, trajectories, competing, path, moderation, dose,
    pairs, over_time, retention, returns, use, economics, social_return, circumstances, measurement, raters, planning,
)  # fmt: skip


def plan(setting: Setting) -> tuple[Question, ...]:
    """Every question, with whether it will be computed, described only or refused, and why."""
    return tuple(question for asker in _ASKERS for question in asker.questions(setting))
