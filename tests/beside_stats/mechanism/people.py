"""Made-up people for the tests of this folder."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]


def chain(n: int, *, seed: int = 7, a: float = 0.6, b: float = 0.5, direct: float = 0.2) -> dict[str, Column]:
    """x, a covariate c, and m and y that follow from them."""
    rng = np.random.default_rng(seed)
    x = (np.arange(n) % 2).astype(float)
    c = rng.normal(size=n)
    m = a * x + 0.3 * c + rng.normal(size=n)
    return {"x": x, "c": c, "m": m, "y": direct * x + b * m + 0.2 * c + rng.normal(size=n)}


def plain_fit(y: Column, *columns: Column) -> Column:
    """Least squares by the library's own solver: intercept first."""
    design = np.column_stack([np.ones(len(y)), *columns])
    return np.linalg.lstsq(design, y, rcond=None)[0]


def panel(n: int, waves: int = 3, *, seed: int = 11) -> tuple[Column, Column]:
    """Two measures that lean on each other from wave to wave."""
    rng = np.random.default_rng(seed)
    r, s = [rng.normal(size=n)], [rng.normal(size=n)]
    for _ in range(waves - 1):
        r.append(0.5 * r[-1] - 0.1 * s[-1] + rng.normal(size=n))
        s.append(0.5 * s[-1] - 0.3 * r[-2] + rng.normal(size=n))
    return np.column_stack(r), np.column_stack(s)
