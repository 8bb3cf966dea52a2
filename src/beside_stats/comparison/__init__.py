"""Comparisons: one group at two times, two groups, the same start, yes or no."""

from beside_stats.comparison.ancova import Ancova, ancova
from beside_stats.comparison.clinical_range_shift import RangeShift, clinical_range_shift
from beside_stats.comparison.effect_size import hedges_correction, noncentral_interval, standardised
from beside_stats.comparison.group_by_time import GroupByTime, group_by_time
from beside_stats.comparison.independent_groups import GroupDifference, independent_groups
from beside_stats.comparison.mcnemar import McNemar, mcnemar
from beside_stats.comparison.paired_change import PairedChange, paired_change
from beside_stats.comparison.rank_sum import RankSum, rank_sum
from beside_stats.comparison.signed_rank import SignedRank, signed_rank
from beside_stats.comparison.table_tests import TableTests, table_tests

__all__ = [
    "Ancova",
    "GroupByTime",
    "GroupDifference",
    "McNemar",
    "PairedChange",
    "RangeShift",
    "RankSum",
    "SignedRank",
    "TableTests",
    "ancova",
    "clinical_range_shift",
    "group_by_time",
    "hedges_correction",
    "independent_groups",
    "mcnemar",
    "noncentral_interval",
    "paired_change",
    "rank_sum",
    "signed_rank",
    "standardised",
    "table_tests",
]
