"""Service use and the chart review: counts per month, and what goes together with what."""

from beside_stats.counts.anova import Anova, GroupMean, Pair, PairwiseWelch, anova, pairwise_welch
from beside_stats.counts.contingency import ChiSquare, chi_square, chi_square_of
from beside_stats.counts.correlation import Correlation, kendall, pearson, spearman
from beside_stats.counts.kruskal_wallis import KruskalWallis, kruskal_wallis
from beside_stats.counts.logistic import Logistic, OddsTerm, logistic
from beside_stats.counts.rate_ratio import RateRatio, rate_ratio
from beside_stats.counts.regression import (
    CountModel,
    RateTerm,
    negative_binomial,
    poisson,
    service_use,
)

__all__ = [
    "Anova",
    "ChiSquare",
    "Correlation",
    "CountModel",
    "GroupMean",
    "KruskalWallis",
    "Logistic",
    "OddsTerm",
    "Pair",
    "PairwiseWelch",
    "RateRatio",
    "RateTerm",
    "anova",
    "chi_square",
    "chi_square_of",
    "kendall",
    "kruskal_wallis",
    "logistic",
    "negative_binomial",
    "pairwise_welch",
    "pearson",
    "poisson",
    "rate_ratio",
    "service_use",
    "spearman",
]
