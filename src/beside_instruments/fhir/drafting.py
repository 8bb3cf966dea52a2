"""A first draft of an instrument file from a foreign questionnaire. A person finishes and confirms it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from beside_instruments.fhir.foreign import ForeignItem, ForeignOption, ForeignQuestionnaire
from beside_instruments.fhir.skipping import skips_of
from beside_instruments.incoming import BadIncoming

MOST_QUESTIONS: Final = 300
CHOICES: Final = ("choice", "open-choice", "boolean")
NUMBERS: Final = ("integer", "decimal")
KEPT: Final = {
    "string": "line",
    "text": "text",
    "url": "line",
    "time": "line",
    "date": "date",
    "dateTime": "date_time",
}
"""How answers are kept that are never counted."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was understood of a foreign questionnaire.

    ``content`` is an instrument file as data; ``taken`` says which of our items is which foreign question;
    ``notices`` name, item by item, what was left out, changed or is not followed.
    """

    content: dict[str, Any]
    taken: Mapping[str, ForeignItem]
    notices: tuple[str, ...]
    adds_up: bool


def to_instrument_draft(foreign: ForeignQuestionnaire, key: str, target: str = "mother") -> dict[str, Any]:
    """Return the content of an instrument file, ready to be written as YAML; see `draft_of`."""
    return draft_of(foreign, key, target=target).content


def draft_of(
    foreign: ForeignQuestionnaire,
    key: str,
    *,
    target: str = "mother",
    version: str = "1",
    construct: str = "",
    add_up: bool | None = None,
) -> Draft:
    """Draft an instrument file.

    Parameters
    ----------
    foreign
        The questionnaire.
    key, version
        Short name and version of the new instrument.
    target
        Whom it is about.
    construct
        What it is about; decides who may read the answers.
    add_up
        Whether weights are added to a total; when not said, only where every choice has a weight.

    Returns
    -------
    Draft
        Structure, options, weights and conditions. Item wording is left out (labels are numbers), the
        licence class is the most careful one, and the state is "to be confirmed".

    Raises
    ------
    BadIncoming
        When no question can be answered here, or there are more than three hundred.

    Notes
    -----
    One answer of a list is counted where its sender gives weights. Words, days, numbers and several answers
    of a list are kept beside them and are part of no score.
    """
    taken, left_out = _sorted(foreign)
    if len(taken) > MOST_QUESTIONS:
        raise BadIncoming(f"It has {len(taken)} questions; a measure has at most {MOST_QUESTIONS}. Split it.")
    items, sets = _items(taken)
    skips, unfollowed = skips_of(foreign, taken, items, sets)
    weighted = _weighted(taken)
    adds_up = bool(weighted) if add_up is None else add_up and bool(weighted)
    counted = weighted if adds_up else tuple(item for item, one in taken.items() if _is_counted(one))
    content = _head(foreign, key, version, target, construct) | {
        "response_sets": sets,
        "items": items,
        "scores": [_score(foreign, list(counted), adds_up)] if counted else [],
    }
    notices = (*left_out, *_otherwise(foreign, taken), *unfollowed)
    return Draft(content | ({"skips": skips} if skips else {}), taken, notices, adds_up)


def _sorted(foreign: ForeignQuestionnaire) -> tuple[dict[str, ForeignItem], list[str]]:
    taken: dict[str, ForeignItem] = {}
    left_out = []
    for question in foreign.questions:
        why = _why_not(question)
        if why:
            left_out.append(f"Item {question.link_id} is left out: {why}.")
        else:
            taken[str(len(taken) + 1)] = question
    if not taken:
        reasons = " ".join(left_out[:3])
        raise BadIncoming(f"No question here can be answered here. {reasons}".strip())
    return taken, left_out


def _why_not(question: ForeignItem) -> str:
    if question.type in CHOICES:
        few = len({option.code for option in question.answers}) < 2
        return "its answers did not come along" if few else ""
    known = question.type in (*NUMBERS, *KEPT, "quantity")
    kind = f"type {question.type}" if question.type else "a question without a type"
    return "" if known else f"{kind} cannot be kept here"


def _is_counted(question: ForeignItem) -> bool:
    return question.type in CHOICES and not question.repeats


def _otherwise(foreign: ForeignQuestionnaire, taken: Mapping[str, ForeignItem]) -> Iterator[str]:
    """Say what is kept in another way than its sender asks for it."""
    for question in taken.values():
        if question.type not in CHOICES and question.repeats:
            yield f"Item {question.link_id}: its several answers are kept as words, one on each line."
        elif question.type == "quantity" and not question.unit:
            yield f"Item {question.link_id}: it names no one unit, so number and unit are kept as words."
        if question.type == "open-choice":
            yield f"Item {question.link_id}: only its listed answers can be given here, no other words."
    for group in foreign.items:
        if group.type == "group" and group.repeats:
            yield f"Item {group.link_id}: this group can be filled several times there, and once here."


def _weighted(taken: Mapping[str, ForeignItem]) -> tuple[str, ...]:
    choices = {
        item: question for item, question in taken.items() if question.options and _is_counted(question)
    }
    whole = all(option.ordinal is not None for question in choices.values() for option in question.options)
    return tuple(choices) if whole else ()


def _items(taken: Mapping[str, ForeignItem]) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    names: dict[tuple[ForeignOption, ...], str] = {}
    items = []
    for item, question in taken.items():
        entry: dict[str, Any] = {"id": item, "label": {"en": f"Item {item}", "fr": f"Question {item}"}}
        options = question.answers if question.type in CHOICES else ()
        if options:
            entry["responses"] = names.setdefault(options, f"answers_{len(names) + 1}")
            entry |= {"several": True} if question.repeats else {}
        else:
            entry |= _kept(question)
        items.append(entry | ({"code": question.codes[0]} if question.codes and question.codes[0] else {}))
    return items, {name: _options(options) for options, name in names.items()}


def _kept(question: ForeignItem) -> dict[str, Any]:
    counts = question.type in NUMBERS or (question.type == "quantity" and question.unit)
    if counts and not question.repeats:
        return {"number": _number(question), "scored": False}
    answer = "text" if question.repeats else KEPT.get(question.type, "line")
    longest = question.longest if answer in ("line", "text") else None
    return {"answer": answer} | ({"longest": min(longest, 20000)} if longest else {})


def _number(question: ForeignItem) -> dict[str, Any]:
    low = 0 if question.minimum is None else question.minimum
    found: dict[str, Any] = {"from": low, "whole": question.type == "integer"}
    found |= {"unit": question.unit[0]} if question.unit else {}
    return found if question.maximum is None else found | {"to": question.maximum}


def _options(options: tuple[ForeignOption, ...]) -> list[dict[str, Any]]:
    weights = [option.ordinal for option in options]
    whole = all(weight is not None and float(weight).is_integer() for weight in weights)
    own = whole and len(set(weights)) == len(weights)  # two answers may weigh the same
    return [
        {"value": int(weight or 0) if own else place, "label": _both(str(int(weight or 0) if own else place))}
        | ({} if weight is None or own else {"score": weight})
        for place, (option, weight) in enumerate(zip(options, weights, strict=True))
    ]


def _score(foreign: ForeignQuestionnaire, items: list[str], adds_up: bool) -> dict[str, Any]:
    codes = [item.codes[0] for item in foreign.items if item.calculated and item.codes and item.codes[0]]
    return {
        "id": "total" if adds_up else "profile",
        "label": {"en": "Total", "fr": "Total"} if adds_up else {"en": "Profile", "fr": "Profil"},
        "method": "sum" if adds_up else "profile",
        "items": items,
        "direction": "none",
        "missing": {"rule": "none"},
    } | ({"code": codes[0]} if adds_up and len(codes) == 1 else {})


def _head(
    foreign: ForeignQuestionnaire, key: str, version: str, target: str, construct: str
) -> dict[str, Any]:
    return {
        "key": key,
        "version": version,
        "name": _both(foreign.title or key),
        "target": target,
        **({"constructs": [construct]} if construct else {}),
        "direction": "none",
        "licence": {
            "class": "scoring_only",
            "status": "imported",
            "holder": foreign.copyright[:200] or "not known yet",
            "evidence": [{"seen": True, "source": f"{foreign.url or 'a file'} {foreign.version}".strip()}],
        },
        "confirmation": {
            "state": "to_be_confirmed",
            "why": {
                "en": "Drafted from a file. A person checks key, ranges and licence.",
                "fr": "Ébauche tirée d’un fichier. Une personne vérifie la clé, les plages et la licence.",
            },
        },
    }


def _both(text: str) -> dict[str, str]:
    return {"en": text, "fr": text}
