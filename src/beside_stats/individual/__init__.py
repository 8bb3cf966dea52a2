"""Change of one person: reliable change, clinically significant change, slopes over several assessments."""

from beside_stats.individual.clinical_change import ClinicalChange, clinically_significant_change
from beside_stats.individual.cutoffs import Cutoffs, Norm, clinical_cutoffs
from beside_stats.individual.person_slopes import PersonSlopes, person_slopes
from beside_stats.individual.reliable_change import ReliableChange, reliable_change
from beside_stats.individual.reliable_change_variants import (
    RegressionBased,
    ReliableChangeVariants,
    reliable_change_variants,
)

__all__ = [
    "ClinicalChange",
    "Cutoffs",
    "Norm",
    "PersonSlopes",
    "RegressionBased",
    "ReliableChange",
    "ReliableChangeVariants",
    "clinical_cutoffs",
    "clinically_significant_change",
    "person_slopes",
    "reliable_change",
    "reliable_change_variants",
]
