"""Shares of people: one with its interval, two compared."""

from beside_stats.proportions.comparison import TwoProportions, newcombe, two_proportions
from beside_stats.proportions.intervals import Proportion, clopper_pearson, wilson

__all__ = ["Proportion", "TwoProportions", "clopper_pearson", "newcombe", "two_proportions", "wilson"]
