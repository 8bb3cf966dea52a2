"""Before looking: what could a study of this size show?"""

from beside_stats.planning.means import (
    detectable_paired,
    detectable_two_groups,
    people_needed_two_groups,
    power_paired,
    power_two_groups,
)
from beside_stats.planning.results import Detectable, PeopleNeeded, Power
from beside_stats.planning.shares import (
    arcsine_h,
    detectable_correlation,
    detectable_two_proportions,
    power_correlation,
    power_two_proportions,
)

__all__ = [
    "Detectable",
    "PeopleNeeded",
    "Power",
    "arcsine_h",
    "detectable_correlation",
    "detectable_paired",
    "detectable_two_groups",
    "detectable_two_proportions",
    "people_needed_two_groups",
    "power_correlation",
    "power_paired",
    "power_two_groups",
    "power_two_proportions",
]
