"""Reliable and clinically significant change: four groups that exclude each other."""

from __future__ import annotations


def clinical_cut_c(clinical_mean: float, clinical_sd: float, normal_mean: float, normal_sd: float) -> float:
    """Return the point where a score is as likely in the one group as in the other.

    Parameters
    ----------
    clinical_mean, clinical_sd
        Mean and spread of people in care.
    normal_mean, normal_sd
        Mean and spread of the general population; spreads lie above 0.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        When a spread is not above 0.

    Notes
    -----
    ``(normal_sd * clinical_mean + clinical_sd * normal_mean) / (normal_sd + clinical_sd)``

    References
    ----------
    Jacobson NS, Truax P (1991), J Consult Clin Psychol 59:12-19, criterion c.
    """
    if not clinical_sd > 0 or not normal_sd > 0:
        raise ValueError("A spread lies above 0.")
    return (normal_sd * clinical_mean + clinical_sd * normal_mean) / (normal_sd + clinical_sd)


def classify(
    pre: float, post: float, *, reliable_points: float, caseness: float, higher_is_worse: bool = True
) -> str:
    """Put one person's two scores in one of four groups.

    Parameters
    ----------
    pre, post
        First and later score.
    reliable_points
        Smallest difference that is more than error; exactly this much counts.
    caseness
        Clinical line; a score on the line is on the clinical side.
    higher_is_worse
        Direction of the score.

    Returns
    -------
    str
        ``recovered`` (reliably better and over the line), ``improved``, ``deteriorated`` or ``unchanged``.
    """
    gain = pre - post if higher_is_worse else post - pre
    if gain >= reliable_points - 1e-9:
        crossed = _clinical(pre, caseness, higher_is_worse) and not _clinical(post, caseness, higher_is_worse)
        return "recovered" if crossed else "improved"
    return "deteriorated" if -gain >= reliable_points - 1e-9 else "unchanged"


def _clinical(score: float, caseness: float, higher_is_worse: bool) -> bool:
    return score >= caseness if higher_is_worse else score <= caseness
