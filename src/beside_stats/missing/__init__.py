"""What is missing, whether it matters, and answers that take it into account."""

from beside_stats.missing.attrition import Attrition, AttritionRow, attrition
from beside_stats.missing.imputation import Imputed, impute
from beside_stats.missing.pooled_regression import pooled_regression
from beside_stats.missing.pooling import Pooled, PooledTerm, pool

__all__ = [
    "Attrition",
    "AttritionRow",
    "Imputed",
    "Pooled",
    "PooledTerm",
    "attrition",
    "impute",
    "pool",
    "pooled_regression",
]
