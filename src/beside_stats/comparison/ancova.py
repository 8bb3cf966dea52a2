"""Two groups compared at follow-up, given the same start."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, column, labels, usable
from beside_stats._result import Estimate, Result
from beside_stats.comparison._groups import refuse_small, two_groups
from beside_stats.comparison._linear import LinearFit, linear_fit

CONVENTIONS = {"adjusted_means": "at the means of the people used", "rows": "complete"}
REFERENCES = ("Long & Ervin 2000, Am Stat 54:217-224", "Vickers & Altman 2001, BMJ 323:1123")


@dataclass(frozen=True, kw_only=True)
class Ancova(Result):
    """``difference`` is the other group minus the reference, at the same first score and covariates.

    ``difference_hc3`` has standard errors that hold under unequal variances: the one to report.
    ``interaction`` asks whether the difference depends on the first score; ``change_score`` compares plain
    change as a sensitivity analysis. ``adjusted_means`` are at the means of all people used.
    """

    reference: Hashable
    compared: Hashable
    names: tuple[str, ...]
    coef: tuple[float, ...]
    se: tuple[float, ...]
    se_hc3: tuple[float, ...]
    df: int
    r2: float
    difference: Estimate
    difference_hc3: Estimate
    adjusted_means: Mapping[str, Estimate]
    interaction: Estimate
    change_score: Estimate
    n_by_group: Mapping[str, int]


def ancova(
    post: ArrayLike,
    pre: ArrayLike,
    group: Sequence[Any] | NDArray[Any],
    *,
    reference: Any | None = None,
    covariates: Mapping[str, ArrayLike] | None = None,
    min_per_group: int = 10,
    level: float = 0.95,
    missing: Missing = "raise",
) -> Ancova:
    """Analysis of covariance on complete cases.

    Parameters
    ----------
    post, pre
        Second and first score per person.
    group
        Two labels; ``reference`` names the one to compare with (the first in order when None).
    covariates
        Further columns by name, measured at the start.
    min_per_group
        Complete people needed in each group; floor 3.

    Returns
    -------
    Ancova

    Raises
    ------
    CannotCompute
        ``"single_arm"``, ``"more_than_two_groups"``, ``"too_few_per_group"``, ``"collinear"``.

    Notes
    -----
    ``post ~ group + pre + covariates``; HC3 weights each squared residual by ``1/(1 - h)^2``. Where groups were
    not formed by chance this is a difference between them, given what was measured, and no more.

    References
    ----------
    Long & Ervin 2000, Am Stat 54:217-224; Vickers & Altman 2001, BMJ 323:1123.

    Examples
    --------
    >>> pre = [10, 12, 14, 16, 18, 20, 22, 24, 26, 28] * 2
    >>> post = [v - 5 + k % 2 for k, v in enumerate(pre[:10])] + [v - 2 + k % 2 for k, v in enumerate(pre[10:])]
    >>> found = ancova(post, pre, ["program"] * 10 + ["comparison"] * 10, reference="comparison")
    >>> round(found.difference_hc3.value, 6), found.n_by_group
    (-3.0, {'comparison': 10, 'program': 10})
    """
    after, before = column(post, "post"), column(pre, "pre")
    who = labels(list(group), "group")
    extra = {name: column(values, name) for name, values in (covariates or {}).items()}
    kept = usable(missing, post=after, pre=before, group=who, **extra)
    base, other, member = two_groups(who[kept], reference)
    refuse_small(member, max(min_per_group, 3))
    y, x = after[kept], before[kept]
    columns = {"group": member, "pre": x, **{name: values[kept] for name, values in extra.items()}}
    fit = linear_fit(y, columns)
    centred = member * (x - x.mean())
    return Ancova(
        method="Analysis of covariance with HC3 standard errors",
        n_used=len(y),
        n_eligible=len(after),
        conventions=CONVENTIONS | {"reference": str(base), "missing": missing},
        warnings=("not_formed_by_chance", "few_people")[
            : 1 + int(min(member.sum(), (1 - member).sum()) < 20)
        ],
        references=REFERENCES,
        reference=base,
        compared=other,
        names=fit.names,
        coef=tuple(fit.coef.tolist()),
        se=fit.se(),
        se_hc3=fit.se(robust=True),
        df=fit.df,
        r2=fit.r2,
        difference=fit.estimate("group", level),
        difference_hc3=fit.estimate("group", level, robust=True),
        adjusted_means={
            str(g): _adjusted_mean(fit, columns, k, level) for g, k in ((base, 0.0), (other, 1.0))
        },
        interaction=linear_fit(y, {**columns, "group:pre": centred}).estimate("group:pre", level),
        change_score=linear_fit(y - x, {"group": member}).estimate("group", level),
        n_by_group={str(base): int((1 - member).sum()), str(other): int(member.sum())},
    )


def _adjusted_mean(fit: LinearFit, columns: Mapping[str, Floats], member: float, level: float) -> Estimate:
    at = [1.0] + [member if name == "group" else float(values.mean()) for name, values in columns.items()]
    return fit.contrast(np.array(at), level)
