"""One module per family letter; one function per kind of case, named by the id's first token."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.beside_stats.case import COMMITTED, Case, load_case

Runner = Callable[[Case], dict[str, Any]]


def runner_for(case: Case) -> Runner:
    """The function that answers this kind of case: by its id, else by family and the keys it expects."""
    token = re.match(r"[A-Za-z]\d\d", case.id)
    found = _by_kind(token.group(0).lower()) if token else None
    return found or _by_kind(_most_alike(case)) or _missing(case)


def _by_kind(kind: str) -> Runner | None:
    name = f"tests.beside_stats.runners.{kind[0]}"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as problem:
        if problem.name == name:
            return None
        raise
    return getattr(module, kind, None)


def _most_alike(case: Case) -> str:
    def likeness(folder: Path) -> tuple[bool, float]:
        other = load_case(folder)
        shared = len(other.expected.keys() & case.expected.keys())
        return other.family == case.family, shared / len(other.expected.keys() | case.expected.keys())

    return max(sorted(COMMITTED.iterdir()), key=likeness).name[:3].lower()


def _missing(case: Case) -> Runner:
    raise LookupError(f"No runner answers {case.id}: add a function to tests/beside_stats/runners.")
