"""How a question may be answered, and what eligibility advises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class AnswerKind(StrEnum):
    """An answer, or one of three good reasons for none. Silence is ``not_asked``."""

    ANSWERED = "answered"
    NOT_ASKED = "not_asked"
    PREFER_NOT = "prefer_not"
    TOLD_ANOTHER = "told_another"


#: Answers that are kept where every page about her reads them: her own text "What works for me" (CEWH-043).
WHAT_WORKS = frozenset({"how_to_talk", "when_upset", "best_times"})


@dataclass(frozen=True)
class Advice:
    """What an eligibility set says: never a refusal (N03). ``fits`` is None when nothing was said yet."""

    key: str
    fits: bool | None
    met: tuple[str, ...]
    open: tuple[str, ...]


def advise(rules: Sequence[Mapping[str, Any]], facts: Mapping[str, Any]) -> Advice:
    """Compare facts with an eligibility set.

    Parameters
    ----------
    rules
        Entries with ``key`` and ``any`` (names of facts, one of which is enough).
    facts
        Name to True, False or None (not known).
    """
    met: list[str] = []
    unknown: list[str] = []
    unmet: list[str] = []
    for rule in rules:
        values = [facts.get(name) for name in rule["any"]]
        (met if any(values) else unknown if None in values else unmet).append(rule["key"])
    fits = None if unknown and not unmet else not unmet
    return Advice(key="eligibility", fits=fits, met=tuple(met), open=(*unknown, *unmet))
