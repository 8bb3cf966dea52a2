"""Mediation with the mediator after the program and the outcome after the mediator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numpy.typing import ArrayLike

from beside_stats._result import CannotCompute
from beside_stats.mechanism.mediation import Mediation, mediation

MEDIATOR_BEFORE = "mediator before"
OUTCOME_BEFORE = "outcome before"


def time_ordered_mediation(
    x: ArrayLike,
    m_before: ArrayLike,
    m: ArrayLike,
    y_before: ArrayLike,
    y: ArrayLike,
    *,
    covariates: Mapping[str, ArrayLike] | None = None,
    **options: Any,
) -> Mediation:
    """Program (or state) at T0, mediator at T1, outcome at T2, over and above both at the start.

    Parameters
    ----------
    x
        Program or predictor at T0, one number per person.
    m_before, y_before
        Mediator and outcome at T0; they enter both equations as covariates.
    m, y
        Mediator at T1 and outcome at T2, in the units of their measures.
    covariates
        Further columns by name.
    options
        As for :func:`mediation`: ``seed``, ``resamples``, ``intervals``, ``missing``, ...

    Returns
    -------
    Mediation
        As of :func:`mediation`; ``covariates`` in the conventions names the earlier scores.

    Raises
    ------
    CannotCompute
        As :func:`mediation`, and ``name_taken``.

    Notes
    -----
    m1 = a x + m0 + y0 + c;  y2 = direct x + b m1 + m0 + y0 + c. Earlier scores in both equations make a and b
    speak of change, and keep a mediator that was always low from standing in for a change of it.

    References
    ----------
    Cole & Maxwell (2003). Testing mediational models with longitudinal data. J Abnormal Psychology 112, 558-577.

    Examples
    --------
    >>> x = [0] * 24 + [1] * 24
    >>> m_before, y_before = [1, -1, -1, 1] * 12, [1, 1, 1, 1, -1, -1, -1, -1] * 6
    >>> m = [0.3 * start + program + u for start, program, u in zip(m_before, x, [-1, -1, 1, 1] * 12)]
    >>> y = [0.4 * start + 0.5 * between + v for start, between, v in zip(y_before, m, [-1, 1] * 24)]
    >>> found = time_ordered_mediation(x, m_before, m, y_before, y, seed=1, resamples=500)
    >>> round(found.a.value, 6), round(found.b.value, 6)
    (1.0, 0.5)
    """
    covariates = dict(covariates or {})
    if {MEDIATOR_BEFORE, OUTCOME_BEFORE} & set(covariates):
        raise CannotCompute("name_taken", "The earlier scores are covariates already; rename yours.")
    earlier = {MEDIATOR_BEFORE: m_before, OUTCOME_BEFORE: y_before}
    return mediation(x, m, y, covariates={**covariates, **earlier}, **options)
