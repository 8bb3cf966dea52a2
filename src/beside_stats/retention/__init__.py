"""Staying, leaving and coming back: curves, comparisons, models and episodes."""

from beside_stats.retention.concordance import concordance
from beside_stats.retention.cox import Cox, CoxTerm, cox
from beside_stats.retention.cumulative_incidence import (
    CumulativeIncidence,
    IncidencePoint,
    cumulative_incidence,
)
from beside_stats.retention.episodes import Episode, Episodes, episodes
from beside_stats.retention.fine_gray import FineGray, fine_gray
from beside_stats.retention.gray_test import GrayTest, gray_test
from beside_stats.retention.kaplan_meier import CurvePoint, KaplanMeier, kaplan_meier
from beside_stats.retention.landmark import Landmark, landmark
from beside_stats.retention.logrank import GroupCount, LogRank, logrank
from beside_stats.retention.proportional_hazards import (
    HazardTest,
    ProportionalHazards,
    proportional_hazards,
)
from beside_stats.retention.restricted_mean import (
    RestrictedMean,
    RestrictedMeanDifference,
    restricted_mean,
    restricted_mean_difference,
)

__all__ = [
    "Cox",
    "CoxTerm",
    "CumulativeIncidence",
    "CurvePoint",
    "Episode",
    "Episodes",
    "FineGray",
    "GrayTest",
    "GroupCount",
    "HazardTest",
    "IncidencePoint",
    "KaplanMeier",
    "Landmark",
    "LogRank",
    "ProportionalHazards",
    "RestrictedMean",
    "RestrictedMeanDifference",
    "concordance",
    "cox",
    "cumulative_incidence",
    "episodes",
    "fine_gray",
    "gray_test",
    "kaplan_meier",
    "landmark",
    "logrank",
    "proportional_hazards",
    "restricted_mean",
    "restricted_mean_difference",
]
