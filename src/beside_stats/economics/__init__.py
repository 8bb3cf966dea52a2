"""Costs and effects together; social return on investment apart from them."""

from beside_stats.economics.bootstrap import CostBootstrap, bootstrap
from beside_stats.economics.discounting import PresentValue, discount, present_value
from beside_stats.economics.fieller import FiellerInterval, fieller
from beside_stats.economics.incremental import ArmSummary, Incremental, incremental, position
from beside_stats.economics.net_benefit import NetBenefit, net_benefit
from beside_stats.economics.social_return import Benefit, Share, SocialReturn, social_return
from beside_stats.economics.summaries import SummaryDifference, difference_from_summaries
from beside_stats.economics.sur import Sur, SurTerm, sur

__all__ = [
    "ArmSummary",
    "Benefit",
    "CostBootstrap",
    "FiellerInterval",
    "Incremental",
    "NetBenefit",
    "PresentValue",
    "Share",
    "SocialReturn",
    "SummaryDifference",
    "Sur",
    "SurTerm",
    "bootstrap",
    "difference_from_summaries",
    "discount",
    "fieller",
    "incremental",
    "net_benefit",
    "position",
    "present_value",
    "social_return",
    "sur",
]
