"""How many risks, and how many protections beside them: circumstances counted in pairs, never alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute, Result
from beside_stats.publication._prorated import prorated_count


@dataclass(frozen=True, kw_only=True)
class RiskAndProtection(Result):
    """Both counts for each person; nan in both where either rests on too few answers.

    A count of circumstances, not a grade of the mother. There is no sum, difference or cut-off on purpose.
    """

    risk: Floats
    protection: Floats
    n_risk_items: int
    n_protection_items: int
    n_scored: int


def risk_and_protection(
    risks: ArrayLike, protections: ArrayLike, *, min_answered: float = 0.75
) -> RiskAndProtection:
    """Count risks and protections of the same people.

    Parameters
    ----------
    risks, protections
        (n, k) and (n, m) of 0 (no), 1 (yes) and nan (not answered); higher count = more of it.
    min_answered
        Share of items that must be answered for a count (floor 0.5); the rest is prorated.

    Returns
    -------
    RiskAndProtection

    Raises
    ------
    CannotCompute
        ``"not_yes_no"``, ``"unequal_lengths"``, ``"guard_floor"``.

    Notes
    -----
    Count = mean of the answered items times the number of items.

    References
    ----------
    Sameroff et al. (1987) Pediatrics 79:343-350.
    """
    risk = prorated_count(risks, "risks", min_answered=min_answered)
    protection = prorated_count(protections, "protections", min_answered=min_answered)
    if risk.size != protection.size:
        raise CannotCompute("unequal_lengths", "Risks and protections must be of the same people.")
    unknown = np.isnan(risk) | np.isnan(protection)
    return RiskAndProtection(
        method="Cumulative risk with protection",
        n_used=int((~unknown).sum()),
        n_eligible=risk.size,
        conventions={"min_answered": f"{min_answered:g}", "missing": "prorated"},
        warnings=("some_not_scored",) if unknown.any() else (),
        references=("Sameroff et al. 1987",),
        risk=np.where(unknown, np.nan, risk),
        protection=np.where(unknown, np.nan, protection),
        n_risk_items=np.atleast_2d(np.asarray(risks)).shape[-1],
        n_protection_items=np.atleast_2d(np.asarray(protections)).shape[-1],
        n_scored=int((~unknown).sum()),
    )
