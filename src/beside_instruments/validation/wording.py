"""Schema errors in words that say what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


KINDS = {
    "object": "names with values, each as 'key: value'",
    "array": "a list, as [1, 2]",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}
ELSEWHERE = {
    "reverse": "An item is turned round by 'reversed: true' at the item itself.",
    "reversed": "An item is turned round by 'reversed: true' at the item itself.",
    "options": "Answers stand under response_sets, and an item names them by 'responses: ...'.",
    "cutoff": "Did you mean 'cutoffs'?",
}


def strange_names(error: ValidationError) -> list[str]:
    """Return the names that are not known at this place, in the order of the file."""
    known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    instance = error.instance if isinstance(error.instance, dict) else {}
    return [str(name) for name in instance if name not in known]


def meant_by(error: ValidationError) -> set[str]:
    """Return the known names that the strange ones at this place are likely to stand for."""
    known = list(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
    return {near for name in strange_names(error) for near in get_close_matches(name, known, 1)}


def missing_name(error: ValidationError) -> str:
    """Return the name that is missing."""
    return str(error.message).split("'")[1]


def in_plain_words(error: ValidationError) -> tuple[str, str]:
    """Return what is wrong and what to do about one schema error."""
    where = _where(error)
    rule: str = str(error.validator)
    if rule == "required":
        missing = missing_name(error)
        return f"{where}: {missing!r} is missing.", f"Add a line '{missing}: ...' here."
    if rule == "additionalProperties":
        return _unknown(error, where)
    if rule == "enum":
        allowed = ", ".join(map(str, _list(error.validator_value)))
        return f"{where}: {error.instance!r} is not known.", f"Use one of: {allowed}."
    if rule == "type":
        wanted = _list(error.validator_value)
        if error.instance is None:
            return f"{where}: nothing stands here.", f"Write {KINDS[wanted[0]]}."
        if wanted == ["object"]:
            message = f"{where}: {_short(error.instance)} stands where names with values are needed."
            return message, "Write a name, a colon and a value for each, or {en: ..., fr: ...} for words."
        said = " or ".join(KINDS[one] for one in wanted)
        return f"{where}: {_short(error.instance)} is not {said}.", _typed(wanted)
    if rule == "pattern":
        return (
            f"{where}: {error.instance!r} is not a name we can use.",
            "Use small letters, digits and _ only.",
        )
    return f"{where}: {error.message}.", "Compare with a shipped instrument such as phq9."


def _where(error: ValidationError) -> str:
    return (
        " > ".join(str(step + 1) if isinstance(step, int) else step for step in error.absolute_path) or "file"
    )


def _unknown(error: ValidationError, where: str) -> tuple[str, str]:
    known = list(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
    strange = strange_names(error)
    near = get_close_matches(strange[0], known, 1) if strange else []
    fix = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(known)}."
    fix = ELSEWHERE.get(strange[0], fix) if strange else fix
    return f"{where}: {', '.join(map(repr, strange))} is not known here.", fix


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _typed(wanted: list[str]) -> str:
    if "string" in wanted:
        return 'Put it in quotes, as "1".'
    if "number" in wanted or "integer" in wanted:
        return "Write a plain number."
    return "Write true or false." if "boolean" in wanted else "Check the indentation and the shape."


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
