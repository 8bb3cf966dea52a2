"""Schema errors in words that say what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def in_plain_words(error: ValidationError) -> tuple[str, str]:
    """Return what is wrong and what to do about one schema error."""
    where = _where(error)
    rule: str = str(error.validator)
    if rule == "required":
        missing = str(error.message).split("'")[1]
        return f"{where}: {missing!r} is missing.", f"Add a line '{missing}: ...' here."
    if rule == "additionalProperties":
        return _unknown(error, where)
    if rule == "enum":
        allowed = ", ".join(map(str, _list(error.validator_value)))
        return f"{where}: {error.instance!r} is not known.", f"Use one of: {allowed}."
    if rule == "type":
        wanted = _list(error.validator_value)
        return f"{where}: {error.instance!r} is not {' or '.join(wanted)}.", _typed(wanted)
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
    instance = error.instance if isinstance(error.instance, dict) else {}
    strange = [str(name) for name in instance if name not in known]
    near = get_close_matches(strange[0], known, 1) if strange else []
    fix = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(known)}."
    return f"{where}: {', '.join(map(repr, strange))} is not known here.", fix


def _typed(wanted: list[str]) -> str:
    if "string" in wanted:
        return 'Put it in quotes, as "1".'
    return "Write a plain number." if "number" in wanted or "integer" in wanted else "Check the indentation."


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
