"""How time grows with people and with resamples, from the times of one run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

# What varies in a name, and what it is called. The rest of the name is the series.
SIZES = (
    (r"n=([\d,]+), 5,000 resamples", "people"),
    (r"([\d,]+) resamples", "resamples"),
    (r"n=([\d,]+)", "people"),
    (r"([\d,]+) x \d+$", "people"),
)


def series(taken: Mapping[str, float]) -> Iterator[str]:
    """One line per series of at least two sizes: times, and the exponent of a power law through them."""
    for (rest, unit), points in _grouped(taken).items():
        if len(points) < 2:
            continue
        sizes, seconds = (np.array(column) for column in zip(*sorted(points), strict=True))
        power = float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])
        times = ", ".join(f"{size:,.0f}: {second:.4f} s" for size, second in zip(sizes, seconds, strict=True))
        yield f"- {rest} by {unit}: {times} (grows as size^{power:.2f})"


def _grouped(taken: Mapping[str, float]) -> dict[tuple[str, str], list[tuple[float, float]]]:
    found: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for name, seconds in taken.items():
        for pattern, unit in SIZES:
            if said := re.search(pattern, name):
                rest = (name[: said.start(1)] + "…" + name[said.end(1) :]).strip()
                found[rest, unit].append((float(said[1].replace(",", "")), seconds))
    return found
