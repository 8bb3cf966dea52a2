"""Which scores belong to one series."""

from __future__ import annotations

from dataclasses import dataclass

from beside_instruments.words import Words


@dataclass(frozen=True, slots=True)
class Series:
    """What must be the same before two scores are set beside each other.

    ``target`` and ``informant`` name the person the form was about and the one who answered.
    """

    instrument: str
    version: str
    scoring_version: str
    target: str = ""
    informant: str = ""


_REASONS = {
    "instrument": Words("These are two different measures.", "Ce sont deux mesures différentes."),
    "version": Words(
        "These are two versions of the measure; each is a series of its own.",
        "Ce sont deux versions de la mesure; chacune est une série à part.",
    ),
    "scoring_version": Words(
        "These were scored by two versions of the rules. Score the earlier form again first.",
        "Deux versions des règles ont servi. Recalculez d’abord le premier formulaire.",
    ),
    "target": Words("These are about two different people.", "Il s’agit de deux personnes différentes."),
    "informant": Words("Two different people answered.", "Deux personnes différentes ont répondu."),
}


def why_not_comparable(first: Series, later: Series) -> Words | None:
    """Return why two scores are not one series, or ``None`` when they are.

    Parameters
    ----------
    first, later
        The series of the earlier and of the later score.

    Returns
    -------
    Words or None
        The first difference, in plain words.
    """
    for name, reason in _REASONS.items():
        if getattr(first, name) != getattr(later, name):
            return reason
    return None
