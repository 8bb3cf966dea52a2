"""What may be shown, and how: privacy, many tests, charts over time, risks beside protections."""

from beside_stats.publication.multiplicity import Adjusted, benjamini_hochberg, holm
from beside_stats.publication.possible_counts import Fit, PossibleCounts, possible_counts
from beside_stats.publication.risk_and_protection import RiskAndProtection, risk_and_protection
from beside_stats.publication.risk_relation import RiskRelation, risk_relation
from beside_stats.publication.run_chart import RunChart, run_chart
from beside_stats.publication.suppression import SuppressedTable, possible_range, suppress
from beside_stats.publication.xmr import Xmr, xmr

__all__ = [
    "Adjusted",
    "Fit",
    "PossibleCounts",
    "RiskAndProtection",
    "RiskRelation",
    "RunChart",
    "SuppressedTable",
    "Xmr",
    "benjamini_hochberg",
    "holm",
    "possible_counts",
    "possible_range",
    "risk_and_protection",
    "risk_relation",
    "run_chart",
    "suppress",
    "xmr",
]
