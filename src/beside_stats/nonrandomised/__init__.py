"""Two groups that were not formed by chance: how alike they are, and how they compare once balanced."""

from beside_stats.nonrandomised.balance import Balance, effective_size, standardised_difference
from beside_stats.nonrandomised.doubly_robust import DoublyRobust, aipw
from beside_stats.nonrandomised.g_computation import GComputation, g_computation
from beside_stats.nonrandomised.propensity import Propensity, propensity_scores, separation
from beside_stats.nonrandomised.weighted_ancova import WeightedAncova, weighted_ancova
from beside_stats.nonrandomised.weighted_comparison import WeightedComparison, weighted_comparison

__all__ = [
    "Balance",
    "DoublyRobust",
    "GComputation",
    "Propensity",
    "WeightedAncova",
    "WeightedComparison",
    "aipw",
    "effective_size",
    "g_computation",
    "propensity_scores",
    "separation",
    "standardised_difference",
    "weighted_ancova",
    "weighted_comparison",
]
