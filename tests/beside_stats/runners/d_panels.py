"""Family D, panels: two things followed over several waves."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from beside_stats.mechanism import CrossLagged, cross_lagged
from tests.beside_stats.case import Case
from tests.beside_stats.conventions import words


def panel(case: Case, missing: str) -> tuple[CrossLagged, tuple[str, str]]:
    """Columns are a name and a wave number, such as r1, s1, r2, s2."""
    data = case.table()
    hits = [hit for hit in (re.fullmatch(r"([A-Za-z_]+?)_?(?:t|w)?(\d+)", name) for name in data) if hit]
    first, second = tuple(dict.fromkeys(hit[1] for hit in hits))[:2]
    tables = [
        np.column_stack([data[hit[0]] for hit in sorted(hits, key=lambda h: int(h[2])) if hit[1] == name])
        for name in (first, second)
    ]
    text = words(case)
    found = cross_lagged(
        *tables,
        names=(first, second),
        equal_over_time=not re.search(r"free(ly)? (over|across) time|not equal over|unequal over", text),
        missing=missing,
        information=next((kind for kind in ("observed", "expected") if f"{kind} information" in text), None),
        divisor="n-1" if re.search(r"n ?- ?1|wishart", text) else "n",
        refuse_below=20,
    )
    return found, (first, second)


def answers(case: Case, missing: str) -> dict[str, Any]:
    """Everything the panel says, by the keys of the cases."""
    found, (first, second) = panel(case, missing)
    said: dict[str, Any] = {
        "n_used": found.n_used,
        "complete_cases": found.n_complete,
        "logl": found.log_likelihood,
        "chisq": found.chi_square,
        **{name: getattr(found, name) for name in ("df", "p", "cfi", "tli", "rmsea", "srmr")},
    }
    for name in (first, second):
        paths = found.autoregressive[name]
        said[f"autoreg_{name}"] = [path.value for path in paths]
        said[f"autoreg_{name}_se"] = [path.se for path in paths]
    for name, paths in found.crossed.items():
        pairs = [[path.value, path.se] for path in paths]
        said[name] = pairs[0] if len(pairs) == 1 else pairs
    said |= {f"{name}_indirect": [e.value, e.se] for name, e in found.indirect.items()}
    return said


def d04(case: Case) -> dict[str, Any]:
    """Complete panel by maximum likelihood."""
    return answers(case, "omit")


def d05(case: Case) -> dict[str, Any]:
    """Panel with missing waves by full-information maximum likelihood."""
    return answers(case, "fiml")
