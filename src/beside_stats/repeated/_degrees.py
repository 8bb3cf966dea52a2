"""Degrees of freedom of fixed effects: Satterthwaite and Kenward-Roger."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats.repeated._covariance_fit import CovarianceFit
from beside_stats.repeated._likelihood import fixed_effect_part


@dataclass(frozen=True)
class Uncertainty:
    """Covariance of the fixed effects, and what is needed for the degrees of freedom of any contrast."""

    covariance: Floats
    plain: Floats
    sensitivity: Floats
    of_parameters: Floats

    def degrees(self, contrast: Floats) -> float:
        """2 v^2 / (g' W g), v the contrast's variance, g its sensitivity to the covariance parameters."""
        v = float(contrast @ self.plain @ contrast)
        g = np.einsum("rij,i,j->r", self.sensitivity, contrast, contrast)
        spread = float(g @ self.of_parameters @ g)
        return 2 * v**2 / spread if spread > 0 else np.inf

    def se(self, contrast: Floats) -> float:
        """Standard error; on the thinnest data a correction may turn negative, and the plain one is kept."""
        corrected = float(contrast @ self.covariance @ contrast)
        return float(np.sqrt(corrected if corrected > 0 else contrast @ self.plain @ contrast))


def satterthwaite(fit: CovarianceFit) -> Uncertainty:
    """Model-based covariance; parameters' covariance from the observed information.

    Notes
    -----
    Worked in the free parameters, so that a variance on its boundary is held at its boundary.

    References
    ----------
    Kuznetsova, Brockhoff & Christensen 2017, J Stat Softw 82(13), section 2.
    """
    phi = fit.deviance.covariance
    p = phi.shape[0]
    by_entry = phi @ fit.products.a[:, :p, :p] @ phi
    free = np.tensordot(fit.jacobian.T, by_entry, axes=1)
    return Uncertainty(phi, phi, free, _twice_inverse(fit.free_hessian))


def kenward_roger(fit: CovarianceFit) -> Uncertainty:
    """Covariance corrected for small samples; parameters' covariance from the expected information.

    Notes
    -----
    ``Phi_A = Phi + 2 Phi [sum W_rs (Q_rs - P_r Phi P_s)] Phi``; the model is linear in its parameters, so
    the term of second derivatives is zero. For one contrast the F approximation reduces to
    ``df = 2 v^2 / (g' W g)`` with scale 1.

    References
    ----------
    Kenward & Roger 1997, Biometrics 53:983-997, equations 4 to 9.
    """
    products, phi = fit.products, fit.deviance.covariance
    p = phi.shape[0]
    a, b = products.a[:, :p, :p], products.b[:, :, :p, :p]
    information = products.traces - fixed_effect_part(products, phi)
    weights = _twice_inverse(information)
    inner = np.tensordot(weights, b, axes=2) - np.einsum(
        "rs,rij,jk,skl->il", weights, a, phi, a, optimize=True
    )
    corrected = phi + 2 * phi @ inner @ phi
    return Uncertainty((corrected + corrected.T) / 2, phi, phi @ a @ phi, weights)


def _twice_inverse(information: Floats) -> Floats:
    """Covariance of the parameters from the information on the scale of minus twice the log-likelihood."""
    return np.asarray(2 * np.linalg.pinv(information, hermitian=True), dtype=float)
