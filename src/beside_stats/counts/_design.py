"""Counts, covariates and exposure, checked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, column, matrix, usable
from beside_stats._result import CannotCompute

INTERCEPT = "(intercept)"


@dataclass(frozen=True)
class Design:
    """Counts and design (intercept first) of the rows used, with the log of exposure."""

    y: Floats
    x: Floats
    offset: Floats
    n_eligible: int


def with_intercept(x: Floats) -> Floats:
    """The covariates with a column of ones before them; refuses what cannot be told apart."""
    design = np.column_stack([np.ones(len(x)), x])
    size = np.linalg.norm(design, axis=0)
    if (size == 0).any() or np.linalg.svd(design / size, compute_uv=False)[-1] < 1e-9:
        raise CannotCompute("collinear", "A covariate is constant or can be worked out from the others.")
    return design


def count_design(
    counts: ArrayLike, covariates: ArrayLike, exposure: ArrayLike | None, missing: Missing, min_people: int
) -> Design:
    """Check counts (whole, 0 or more) and exposure (above 0)."""
    y, x = column(counts, "counts"), matrix(covariates, "covariates")
    time = np.ones_like(y) if exposure is None else column(exposure, "exposure")
    keep = usable(missing, counts=y, covariates=x, exposure=time)
    y, x, time = y[keep], x[keep], time[keep]
    if (y < 0).any() or (y != np.round(y)).any():
        raise CannotCompute("not_a_count", "Counts are whole numbers, 0 or more.")
    if (time <= 0).any():
        raise CannotCompute("bad_exposure", "Exposure (for example months) must be above 0 for everyone.")
    if y.size < max(min_people, x.shape[1] + 3):
        raise CannotCompute("too_few", f"{y.size} people are too few for this model.")
    if not y.any():
        raise CannotCompute("no_events", "All counts are 0: there is nothing to model.")
    return Design(y, with_intercept(x), np.log(time), keep.size)
