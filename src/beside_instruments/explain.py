"""Plain words for how a score was worked out."""

from __future__ import annotations

from beside_instruments.result import Score
from beside_instruments.words import Words

_METHODS = {
    "mean": Words("mean of {n} of {of} answers", "moyenne de {n} réponses sur {of}"),
    "rescaled_mean": Words(
        "mean of {n} of {of} answers, turned into 0 to 100",
        "moyenne de {n} réponses sur {of}, ramenée de 0 à 100",
    ),
    "sum": Words("sum of {n} of {of} answers", "somme de {n} réponses sur {of}"),
}
_OTHER = Words("worked out from {n} of {of} answers", "calculé à partir de {n} réponses sur {of}")
_STATUS = {
    "prorated": Words(
        "; the blanks were estimated from the other answers",
        "; les blancs sont estimés d'après les autres réponses",
    ),
    "bounds": Words(
        "; the blanks leave it between {low:g} and {high:g}",
        "; les blancs le laissent entre {low:g} et {high:g}",
    ),
    "not_scorable": Words("; too few answers for a score", "; trop peu de réponses pour un score"),
    "invalid": Words(
        "; an answer on this form is not possible, so nothing was added up",
        "; une réponse n'est pas possible, rien n'a été additionné",
    ),
    "gated": Words("the first question ended the form", "la première question a terminé le formulaire"),
    "entered": Words("entered as a total", "total saisi"),
}


def explain(score: Score) -> Words:
    """Return one line about the way a score came about.

    Parameters
    ----------
    score
        Any score.

    Returns
    -------
    Words
        For example "sum of 8 of 9 answers; the blanks were estimated from the other answers".
    """
    return Words(_line(score, "en"), _line(score, "fr"))


def _line(score: Score, language: str) -> str:
    status = _STATUS.get(score.status, Words("")).get(language) if score.status != "ok" else ""
    status = status.format(low=score.low or 0, high=score.high or 0)
    if score.status in ("gated", "entered"):
        return status
    method = _METHODS.get(score.method, _OTHER).get(language)
    return method.format(n=score.n, of=score.of) + status
