"""Answer options with their weights, wherever a sender has put them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from beside_instruments.fhir.foreign import ForeignOption

WEIGHTS = ("ordinalValue", "itemWeight")
Resource = Mapping[str, Any]


def options_of(
    item: Resource, value_sets: Mapping[str, tuple[ForeignOption, ...]]
) -> tuple[ForeignOption, ...]:
    """Return the options of an item: its own, or those of a value set sent along."""
    own = tuple(_own_option(option) for option in item.get("answerOption", ()))
    return own or value_sets.get(str(item.get("answerValueSet", "")).removeprefix("#"), ())


def contained_value_sets(resource: Resource) -> dict[str, tuple[ForeignOption, ...]]:
    """Return the value sets inside a resource by their id, weights included."""
    found = {}
    for inside in resource.get("contained", ()):
        if inside.get("resourceType") == "ValueSet":
            found[str(inside.get("id", ""))] = _value_set(inside)
    return found


def _value_set(value_set: Resource) -> tuple[ForeignOption, ...]:
    expanded = value_set.get("expansion", {}).get("contains", ())
    if expanded:
        return tuple(_concept(concept, concept.get("system", "")) for concept in expanded)
    return tuple(
        _concept(concept, part.get("system", ""))
        for part in value_set.get("compose", {}).get("include", ())
        for concept in part.get("concept", ())
    )


def _concept(concept: Resource, system: str) -> ForeignOption:
    code = str(concept.get("code", ""))
    return ForeignOption(code, str(concept.get("display", code)), str(system), _weight(concept))


def _own_option(option: Resource) -> ForeignOption:
    coding = option.get("valueCoding")
    if isinstance(coding, Mapping):
        weight = _weight(option)
        code = str(coding.get("code", ""))
        display = str(coding.get("display", code))
        return ForeignOption(
            code, display, str(coding.get("system", "")), _weight(coding) if weight is None else weight
        )
    value = next((v for k, v in option.items() if k.startswith("value")), "")
    weight = _weight(option)
    if weight is None and isinstance(value, int) and not isinstance(value, bool):
        weight = float(value)
    return ForeignOption(str(value), str(value), "", weight)


def _weight(holder: Resource) -> float | None:
    for extension in holder.get("extension", ()):
        name = str(extension.get("url", "")).rsplit("/", 1)[-1]
        if name in WEIGHTS:
            return float(extension.get("valueDecimal", extension.get("valueInteger", 0)))
        if name.endswith("expansion.contains.property"):
            weight = _property(extension.get("extension", ()))
            if weight is not None:
                return weight
    return None


def _property(parts: Iterable[Resource]) -> float | None:
    named = {part.get("url"): part for part in parts}
    if named.get("code", {}).get("valueCode") not in WEIGHTS:
        return None
    value = named.get("value[x]", named.get("value", {}))
    number = value.get("valueDecimal", value.get("valueInteger"))
    return None if number is None else float(number)
