"""From a checked content file to an instrument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from beside_instruments.instrument import Confirmation, Instrument, Language, Licence
from beside_instruments.item import Item, Option
from beside_instruments.kept_answers import LONGEST
from beside_instruments.reading_rules import derived_rule, safety_rule, score_rule, skip_rule
from beside_instruments.words import words

Data = Mapping[str, Any]


def instrument(data: Data) -> Instrument:
    """Build an instrument from the content of its file.

    Parameters
    ----------
    data
        The file as read from YAML; it has passed the schema.

    Returns
    -------
    Instrument
    """
    items = _items(data)
    safety = tuple(safety_rule(rule) for rule in data.get("safety", ()))
    return Instrument(
        **_identity(data),
        **_use(data),
        licence=_licence(data["licence"]),
        confirmation=_confirmation(data["confirmation"]),
        items=_marked(items, {c.item for rule in safety for c in rule.conditions if c.item}),
        scores=tuple(score_rule(rule, items) for rule in data["scores"]),
        skips=tuple(skip_rule(rule) for rule in data.get("skips", ())),
        safety=safety,
        derived=tuple(derived_rule(rule) for rule in data.get("derived", ())),
        context=tuple({rule.context: None for rule in safety if rule.context}),
        examples=tuple(data.get("examples", ())),
    )


def _identity(data: Data) -> dict[str, Any]:
    return {
        "key": data["key"],
        "version": str(data["version"]),
        "name": words(data["name"]),
        "short_name": data.get("short_name", ""),
        "kind": data.get("kind", "items"),
        "authors": data.get("authors", ""),
        "year": data.get("year"),
        "codes": {name: str(code) for name, code in data.get("codes", {}).items()},
        "notes": tuple(words(note) for note in data.get("notes", ())),
    }


def _use(data: Data) -> dict[str, Any]:
    months = data.get("child_age_months")
    return {
        "target": data["target"],
        "direction": data["direction"],
        "constructs": tuple(data.get("constructs", ())),
        "informants": tuple(data.get("informants", ())),
        "modes": tuple(data.get("modes", ())),
        "recall": words(data["recall"]) if "recall" in data else None,
        "minutes": data.get("minutes"),
        "minimum_interval_days": data.get("minimum_interval_days", 0),
        "child_age_months": (months[0], months[1]) if months else None,
        "once_only": data.get("once_only", False),
        "read_with_her_leave": data.get("read_with_her_leave", False),
        "languages": {code: Language(**entry) for code, entry in data.get("languages", {}).items()},
    }


def _licence(data: Data) -> Licence:
    names = ("status", "holder", "grants", "commercial_use", "electronic", "attribution", "translations")
    texts = {name: str(data.get(name, "")) for name in names}
    return Licence(cls=data["class"], evidence=tuple(data.get("evidence", ())), **texts)


def _confirmation(data: Data) -> Confirmation:
    why = words(data.get("why", ""))
    return Confirmation(data["state"], why, str(data.get("by", "")), str(data.get("on", "")))


def _items(data: Data) -> tuple[Item, ...]:
    sets = {name: _options(options) for name, options in data.get("response_sets", {}).items()}
    return tuple(_item(entry, sets) for entry in data.get("items", ()))


def _options(options: Any) -> tuple[Option, ...]:
    return tuple(
        Option(
            option["value"],
            words(option["label"]),
            _worth(option),
            str(option.get("key", option["value"] if isinstance(option["value"], int) else place)),
        )
        for place, option in enumerate(options, 1)
    )


def _worth(option: Data) -> float | None:
    if "score" in option:
        return None if option["score"] is None else _number(option["score"])
    return _number(option["value"]) if isinstance(option["value"], int) else None


def _number(value: Any) -> float:
    number: float = value if isinstance(value, int) else float(value)
    return number


def _item(entry: Data, sets: Mapping[str, tuple[Option, ...]]) -> Item:
    number = entry.get("number", {})
    several, answer = entry.get("several", False), entry.get("answer", "")
    return Item(
        id=str(entry["id"]),
        label=words(entry["label"]),
        options=sets[entry["responses"]] if "responses" in entry else (),
        minimum=number.get("from"),
        maximum=number.get("to"),
        whole=number.get("whole", True),
        scored=entry.get("scored", True) and not several and not answer,
        reversed=entry.get("reversed", False),
        sensitive=entry.get("sensitive", False),
        code=entry.get("code"),
        question=words(entry["question"]) if "question" in entry else None,
        answer=answer,
        longest=entry.get("longest", LONGEST),
        several=several,
        unit=number.get("unit", ""),
    )


def _marked(items: tuple[Item, ...], safety: set[str]) -> tuple[Item, ...]:
    return tuple(replace(item, safety=True) if item.id in safety else item for item in items)
