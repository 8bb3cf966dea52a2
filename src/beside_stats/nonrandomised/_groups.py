"""Two groups that were not formed by chance: columns read, groups counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from numpy.typing import ArrayLike

from beside_stats._columns import (
    Flags,
    Floats,
    check_guard,
    complete_rows,
    named_together,
    refuse_constant,
    require_people,
    zero_or_one,
)
from beside_stats._result import CannotCompute

ARM, OUTCOME = "(arm)", "(outcome)"
FLOOR_PER_ARM = 5
HC0 = "White (1980). A heteroskedasticity-consistent covariance matrix estimator. Econometrica 48, 817-838."


@dataclass(frozen=True, kw_only=True)
class Groups:
    """Complete rows: who is treated, the covariates, and the outcome when one was given."""

    treated: Flags
    covariates: dict[str, Floats]
    y: Floats | None
    n_eligible: int

    @property
    def n(self) -> int:
        """Rows used."""
        return len(self.treated)


def read_groups(
    arm: ArrayLike,
    covariates: Mapping[str, ArrayLike],
    y: ArrayLike | None,
    missing: str,
    refuse_below_per_arm: int,
    floor: int = FLOOR_PER_ARM,
) -> Groups:
    """Read and check; the arm is 1 for treated and 0 for the comparison."""
    check_guard("refuse_below_per_arm", refuse_below_per_arm, floor)
    if not covariates:
        raise CannotCompute(
            "no_covariates", "Name what was measured at intake; nothing can be balanced without it."
        )
    roles = {ARM: arm} if y is None else {ARM: arm, OUTCOME: y}
    data, keep = complete_rows(named_together(roles, covariates), missing)
    treated = zero_or_one(data.pop(ARM), "arm")
    outcome = data.pop(OUTCOME) if y is not None else None
    refuse_constant(data)
    smaller = int(min(treated.sum(), (~treated).sum()))
    require_people(smaller, refuse_below_per_arm, "people in the smaller group")
    return Groups(treated=treated, covariates=data, y=outcome, n_eligible=len(keep))
