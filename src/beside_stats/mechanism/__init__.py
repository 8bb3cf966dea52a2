"""What carried a change? Mediation, hierarchical regression, cross-lagged panels, and how fragile the answer is."""

from beside_stats.mechanism._bootstrap_intervals import Resampled
from beside_stats.mechanism.cross_lagged import CrossLagged, cross_lagged
from beside_stats.mechanism.e_values import EValue, e_value, e_value_of_difference
from beside_stats.mechanism.hierarchical_regression import (
    HierarchicalRegression,
    Step,
    Term,
    hierarchical_regression,
)
from beside_stats.mechanism.mediation import Mediation, mediation
from beside_stats.mechanism.natural_effects import NaturalEffects, natural_effects
from beside_stats.mechanism.parallel_mediation import ParallelMediation, parallel_mediation
from beside_stats.mechanism.relative_importance import RelativeImportance, relative_importance
from beside_stats.mechanism.sensitivity import MediationSensitivity, mediation_sensitivity
from beside_stats.mechanism.time_ordered_mediation import time_ordered_mediation

__all__ = [
    "CrossLagged",
    "EValue",
    "HierarchicalRegression",
    "Mediation",
    "MediationSensitivity",
    "NaturalEffects",
    "ParallelMediation",
    "RelativeImportance",
    "Resampled",
    "Step",
    "Term",
    "cross_lagged",
    "e_value",
    "e_value_of_difference",
    "hierarchical_regression",
    "mediation",
    "mediation_sensitivity",
    "natural_effects",
    "parallel_mediation",
    "relative_importance",
    "time_ordered_mediation",
]
