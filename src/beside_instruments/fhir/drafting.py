"""A first draft of an instrument file from a foreign questionnaire. A person finishes and confirms it."""

from __future__ import annotations

from typing import Any

from beside_instruments.fhir.foreign import ForeignItem, ForeignOption, ForeignQuestionnaire


def to_instrument_draft(foreign: ForeignQuestionnaire, key: str, target: str = "mother") -> dict[str, Any]:
    """Return the content of an instrument file, ready to be written as YAML.

    Parameters
    ----------
    foreign
        The questionnaire.
    key
        Short name for the new instrument.
    target
        Whom it is about.

    Returns
    -------
    dict
        Structure, options and weights. Item wording is left out (labels are numbers), the licence class
        is the most careful one, and the state is "to be confirmed". A sum is drafted only where every
        answer has a weight.
    """
    questions = [question for question in foreign.questions if question.options]
    sets: dict[tuple[ForeignOption, ...], str] = {}
    items = [_item(number, question, sets) for number, question in enumerate(questions, 1)]
    return {
        "key": key,
        "version": "1",
        "name": _both(foreign.title or key),
        "target": target,
        "direction": "none",
        "licence": {
            "class": "scoring_only",
            "status": "imported",
            "holder": "not known yet",
            "evidence": [{"seen": True, "source": f"{foreign.url or 'a file'} {foreign.version}".strip()}],
        },
        "confirmation": {
            "state": "to_be_confirmed",
            "why": {
                "en": "Drafted from a file. A person checks key, ranges and licence.",
                "fr": "Ébauche tirée d’un fichier. Une personne vérifie la clé, les plages et la licence.",
            },
        },
        "response_sets": {name: _options(options) for options, name in sets.items()},
        "items": items,
        "scores": [_score(questions, items)],
    }


def _item(number: int, question: ForeignItem, sets: dict[tuple[ForeignOption, ...], str]) -> dict[str, Any]:
    name = sets.setdefault(question.options, f"answers_{len(sets) + 1}")
    label = {"en": f"Item {number}", "fr": f"Question {number}"}
    entry: dict[str, Any] = {"id": str(number), "label": label, "responses": name}
    return entry | ({"code": question.codes[0]} if question.codes else {})


def _options(options: tuple[ForeignOption, ...]) -> list[dict[str, Any]]:
    weights = [option.ordinal for option in options]
    whole = all(weight is not None and float(weight).is_integer() for weight in weights)
    own = whole and len(set(weights)) == len(weights)  # two answers may weigh the same
    return [
        {"value": int(weight or 0) if own else place, "label": _both(str(int(weight or 0) if own else place))}
        | ({} if weight is None or own else {"score": weight})
        for place, (option, weight) in enumerate(zip(options, weights, strict=True))
    ]


def _score(questions: list[ForeignItem], items: list[dict[str, Any]]) -> dict[str, Any]:
    weighted = all(option.ordinal is not None for question in questions for option in question.options)
    return {
        "id": "total" if weighted else "profile",
        "label": {"en": "Total", "fr": "Total"} if weighted else {"en": "Profile", "fr": "Profil"},
        "method": "sum" if weighted else "profile",
        "items": [item["id"] for item in items],
        "direction": "none",
        "missing": {"rule": "none"},
    }


def _both(text: str) -> dict[str, str]:
    return {"en": text, "fr": text}
