"""Clinically significant change: from the range of people in treatment to that of the general population."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Mask, Missing
from beside_stats._result import Estimate, Result
from beside_stats.individual._pairs import Better, improvement_sign
from beside_stats.individual.cutoffs import Cutoffs, Norm, clinical_cutoffs
from beside_stats.individual.reliable_change import (
    CATEGORIES,
    DETERIORATED,
    IMPROVED,
    group_shares,
    reliable_change,
)
from beside_stats.proportions import wilson

RECOVERED = "recovered"


@dataclass(frozen=True, kw_only=True)
class ClinicalChange(Result):
    """States of people, and how many could reach "recovered" at all.

    ``clinical_at_start`` counts those assessed who began in the clinical range; only they can recover.
    ``already_in_range`` began in the functional range. ``harmed`` got reliably worse and left the functional
    range; this state is a later addition to the method.
    """

    rci: Floats
    sdiff: float
    points_needed: float
    sd_source: str
    cutoffs: Cutoffs
    cutoff_used: str
    cutoff_value: float
    state: tuple[str, ...]
    counts: Mapping[str, int]
    shares: Mapping[str, float] | None
    clinical_at_start: int
    recovered_of_clinical: int
    recovered_share: Estimate | None
    already_in_range: int
    harmed: int
    better_is: str


def clinically_significant_change(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    reliability: float,
    better_is: Better,
    clinical: Norm | None = None,
    functional: Norm | None = None,
    sd: float | None = None,
    cutoff: Literal["best", "a", "b", "c"] = "best",
    critical: float = 1.96,
    min_own_sd: int = 30,
    min_shares: int = 10,
    level: float = 0.95,
    missing: Missing = "omit",
) -> ClinicalChange:
    """Reliable change that also crosses a cut-off between the clinical and the functional range.

    Parameters
    ----------
    pre, post, reliability, better_is, sd, critical, min_own_sd, min_shares, missing
        As for ``reliable_change``.
    clinical, functional
        Norms of people in treatment and of the general population; name where they come from.
    cutoff
        "best" is c when both norms exist, else b, else a.

    Returns
    -------
    ClinicalChange

    Raises
    ------
    CannotCompute
        ``"no_norms"``, ``"no_such_cutoff"``, and the codes of ``reliable_change``.

    Notes
    -----
    Recovered: reliably improved, strictly on the clinical side before and strictly on the functional side after.

    References
    ----------
    Jacobson & Truax 1991, J Consult Clin Psychol 59:12-19.

    Examples
    --------
    >>> clinic, others = Norm(mean=40, sd=7.5), Norm(mean=60, sd=7.5)
    >>> found = clinically_significant_change([32.5], [47.5], reliability=0.8, better_is="higher", sd=7.5,
    ...                                       clinical=clinic, functional=others, cutoff="b")
    >>> found.state
    ('recovered',)
    """
    change = reliable_change(
        pre,
        post,
        reliability=reliability,
        better_is=better_is,
        sd=sd,
        critical=critical,
        min_own_sd=min_own_sd,
        min_shares=min_shares,
        missing=missing,
    )
    cuts = clinical_cutoffs(clinical, functional, better_is=better_is)
    used, value = cuts.choose(cutoff)
    crossing = _crossing(pre, post, change.category, value, improvement_sign(better_is))
    state = tuple(RECOVERED if r else c for r, c in zip(crossing.recovered, change.category, strict=True))
    counts = {name: state.count(name) for name in (RECOVERED, *CATEGORIES)}
    return ClinicalChange(
        method="Clinically significant change (Jacobson-Truax)",
        n_used=change.n_used,
        n_eligible=change.n_eligible,
        conventions={**change.conventions, "cutoff": used, "harmed": "a later addition to the method"},
        warnings=change.warnings
        + (() if crossing.clinical_at_start else ("nobody_in_clinical_range_at_start",)),
        references=change.references,
        rci=change.rci,
        sdiff=change.sdiff,
        points_needed=change.points_needed,
        sd_source=change.sd_source,
        cutoffs=cuts,
        cutoff_used=used,
        cutoff_value=value,
        state=state,
        counts=counts,
        shares=group_shares(counts, change.n_used, min_shares),
        clinical_at_start=crossing.clinical_at_start,
        recovered_of_clinical=counts[RECOVERED],
        recovered_share=crossing.share(level) if change.shares is not None else None,
        already_in_range=change.n_used - crossing.clinical_at_start,
        harmed=crossing.harmed,
        better_is=better_is,
    )


@dataclass(frozen=True)
class _Crossing:
    recovered: Mask
    clinical_at_start: int
    harmed: int

    def share(self, level: float) -> Estimate | None:
        """Recovered of those who could, with Wilson's interval."""
        if not self.clinical_at_start:
            return None
        return wilson(int(self.recovered.sum()), self.clinical_at_start, level=level).proportion


def _crossing(
    pre: ArrayLike, post: ArrayLike, category: tuple[str, ...], value: float, sign: int
) -> _Crossing:
    """Who stands strictly on which side of the cut-off, before and after."""
    before, after = (np.asarray(v, dtype=float) for v in (pre, post))
    assessed = ~np.isnan(before) & ~np.isnan(after)
    started_clinical = (before - value) * sign < 0
    improved, worse = (np.array([c == name for c in category]) for name in (IMPROVED, DETERIORATED))
    return _Crossing(
        recovered=improved & started_clinical & ((after - value) * sign > 0),
        clinical_at_start=int((started_clinical & assessed).sum()),
        harmed=int((worse & ~started_clinical & ((after - value) * sign < 0)).sum()),
    )
