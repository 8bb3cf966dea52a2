"""Statistics for programs that walk beside mothers and children. numpy and scipy only; no Django.

Families are imported when they are first asked for, so that ``import beside_stats`` costs nothing:
``beside_stats.repeated.mixed_model(...)`` or ``from beside_stats.repeated import mixed_model``.
"""

from __future__ import annotations

import importlib
from types import ModuleType

from beside_stats._result import CannotCompute, Estimate, Result

FAMILIES = (
    "comparison",
    "counts",
    "economics",
    "individual",
    "measurement",
    "mechanism",
    "missing",
    "moderation",
    "nonrandomised",
    "planning",
    "proportions",
    "publication",
    "repeated",
    "retention",
)

__all__ = ["FAMILIES", "CannotCompute", "Estimate", "Result"]


def __getattr__(name: str) -> ModuleType:
    if name in FAMILIES:
        return importlib.import_module(f"beside_stats.{name}")
    raise AttributeError(f"beside_stats has no family '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *FAMILIES})
