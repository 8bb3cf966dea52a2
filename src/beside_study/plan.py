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
    pairs,
    path,
    planning,
    reliable,
    retention,
    trajectories,
    use,
)
from beside_study.sections.setting import Setting

SECTIONS: dict[str, str] = {
    "missing": "Who is missing, and why",
    "change": "Change over time",
    "reliable": "How many changed clearly",
    "clinical": "In and out of the clinical range",
    "difference": "The program beside the comparison",
    "trajectories": "The way over time",
    "mechanism": "What may carry the change",
    "moderation": "For whom",
    "dose": "How long and how much",
    "pairs": "Changes that go together",
    "retention": "Staying and leaving",
    "use": "Use of services",
    "economics": "Costs beside results",
    "circumstances": "Circumstances and protection",
    "measurement": "The questionnaires",
    "planning": "What a study of this size can see",
}
_ASKERS = (
    change, reliable, clinical, difference, trajectories, competing, path, moderation, dose, pairs, retention,
    use, economics, circumstances, measurement, planning,
)  # fmt: skip


def plan(setting: Setting) -> tuple[Question, ...]:
    """Every question, with whether it will be computed, described only or refused, and why."""
    return tuple(question for asker in _ASKERS for question in asker.questions(setting))
