"""Is the measure good enough? Scores, reliability and agreement of raters."""

from beside_stats.measurement.alpha import Alpha, cronbach_alpha
from beside_stats.measurement.icc import IntraclassCorrelations, icc
from beside_stats.measurement.kappa import Kappa, cohen_kappa
from beside_stats.measurement.omega import Omega, omega_total
from beside_stats.measurement.scale_score import ScaleScore, scale_score

__all__ = [
    "Alpha",
    "IntraclassCorrelations",
    "Kappa",
    "Omega",
    "ScaleScore",
    "cohen_kappa",
    "cronbach_alpha",
    "icc",
    "omega_total",
    "scale_score",
]
