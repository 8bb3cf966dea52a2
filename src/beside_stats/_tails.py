"""Tails and quantiles of the usual distributions, from scipy.special (scipy.stats takes a second to import)."""

from __future__ import annotations


def normal_quantile(level: float) -> float:
    """Two-sided normal multiplier: 1.96 for a level of 0.95."""
    from scipy.special import ndtri

    return float(ndtri((1 + level) / 2))


def normal_p(z: float) -> float:
    """Two-sided p of a standard normal statistic."""
    from scipy.special import ndtr

    return float(2 * ndtr(-abs(z)))


def normal_below(z: float) -> float:
    """Probability below ``z`` in the standard normal."""
    from scipy.special import ndtr

    return float(ndtr(z))


def t_quantile(level: float, df: float) -> float:
    """Two-sided multiplier of Student's t with ``df`` degrees of freedom."""
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + level) / 2))


def t_p(statistic: float, df: float) -> float:
    """Two-sided p of Student's t."""
    from scipy.special import stdtr

    return float(2 * stdtr(df, -abs(statistic)))


def chi_square_p(statistic: float, df: float) -> float:
    """Upper tail of chi-square."""
    from scipy.special import chdtrc

    return float(chdtrc(df, statistic))


def f_p(statistic: float, df1: float, df2: float) -> float:
    """Upper tail of F."""
    from scipy.special import fdtrc

    return float(fdtrc(df1, df2, statistic))


def f_quantile(below: float, df1: float, df2: float) -> float:
    """The value of F with probability ``below`` under it; df may be fractional."""
    from scipy.special import betaincinv

    x = float(betaincinv(df1 / 2, df2 / 2, below))
    return df2 * x / (df1 * (1 - x)) if x < 1 else float("inf")
