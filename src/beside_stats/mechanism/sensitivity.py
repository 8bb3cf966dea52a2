"""How strong would something unmeasured have to be to explain a mediation away?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import complete_rows, named_together, refuse_constant
from beside_stats._least_squares import least_squares
from beside_stats._result import CannotCompute, Result

RHOS = tuple(round(-0.9 + 0.1 * i, 1) for i in range(19))
REFERENCES = (
    "Imai, Keele & Yamamoto (2010). Identification, inference and sensitivity analysis for causal mediation "
    "effects. Statistical Science 25, 51-71, theorem 4.",
)


@dataclass(frozen=True, kw_only=True)
class MediationSensitivity(Result):
    """``rho_at_zero``: the residual correlation at which the indirect effect is zero; ``curve``: (rho, indirect)."""

    rho_at_zero: float
    indirect: float
    curve: tuple[tuple[float, float], ...]


def mediation_sensitivity(
    x: ArrayLike,
    m: ArrayLike,
    y: ArrayLike,
    *,
    covariates: Mapping[str, ArrayLike] | None = None,
    rhos: Sequence[float] = RHOS,
    missing: str = "raise",
) -> MediationSensitivity:
    """Indirect effect under a hidden common cause of mediator and outcome (model without interaction).

    Parameters
    ----------
    x, m, y, covariates, missing
        As for :func:`mediation`.
    rhos
        Residual correlations, between -1 and 1, at which to tell the indirect effect.

    Returns
    -------
    MediationSensitivity

    Raises
    ------
    CannotCompute
        ``bad_rho``, and as :func:`mediation`.

    Notes
    -----
    With e1 the residuals of y ~ x + c, e2 of m ~ x + c and r their correlation,
    indirect(rho) = a (s1 / s2) (r - rho sqrt((1 - r^2) / (1 - rho^2))), which is zero at rho = r.

    Examples
    --------
    >>> x = [0] * 20 + [1] * 20
    >>> m = [before + u for before, u in zip(x, [-1, -1, 1, 1] * 10)]
    >>> y = [0.5 * between + v for between, v in zip(m, [-1, 1] * 20)]
    >>> round(mediation_sensitivity(x, m, y).rho_at_zero, 3)
    0.447
    """
    if any(abs(rho) >= 1 for rho in rhos):
        raise CannotCompute("bad_rho", "A correlation of residuals lies between -1 and 1.")
    data, keep = complete_rows(named_together({"x": x, "m": m, "y": y}, covariates), missing)
    refuse_constant(data)
    terms = {name: values for name, values in data.items() if name not in ("m", "y")}
    to_m, to_y = least_squares(data["m"], terms), least_squares(data["y"], terms)
    s1, s2 = float(np.linalg.norm(to_y.residuals)), float(np.linalg.norm(to_m.residuals))
    if s1 <= 1e-10 * np.linalg.norm(data["y"]) or s2 <= 1e-10 * np.linalg.norm(data["m"]):
        raise CannotCompute("nothing_left", "Nothing of the mediator or the outcome is left to correlate.")
    r = float(to_m.residuals @ to_y.residuals) / (s1 * s2)
    steepness = to_m.coefficient("x") * s1 / s2

    def at(rho: float) -> float:
        return float(steepness * (r - rho * np.sqrt((1 - r**2) / (1 - rho**2))))

    return MediationSensitivity(
        method="Sensitivity of the indirect effect to hidden confounding",
        n_used=len(data["x"]),
        n_eligible=len(keep),
        conventions={"missing": missing, "model": "no interaction"},
        warnings=("mediator_not_randomised",),
        references=REFERENCES,
        rho_at_zero=r,
        indirect=at(0.0),
        curve=tuple((float(rho), at(rho)) for rho in rhos),
    )
