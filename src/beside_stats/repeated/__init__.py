"""Repeated measures: mixed models, visits of a trial, within and between person, yes/no over time, clusters."""

from beside_stats.repeated.cluster_robust import ClusterRobust, cluster_robust
from beside_stats.repeated.gee_logistic import Gee, gee_logistic
from beside_stats.repeated.mixed_model import FullerModel, MixedModel, mixed_model
from beside_stats.repeated.mmrm import Mmrm, mmrm
from beside_stats.repeated.trajectory import LikelihoodRatio, Trajectory, likelihood_ratio, trajectory
from beside_stats.repeated.within_between import WithinBetween, within_between

__all__ = [
    "ClusterRobust",
    "FullerModel",
    "Gee",
    "LikelihoodRatio",
    "MixedModel",
    "Mmrm",
    "Trajectory",
    "WithinBetween",
    "cluster_robust",
    "gee_logistic",
    "likelihood_ratio",
    "mixed_model",
    "mmrm",
    "trajectory",
    "within_between",
]
