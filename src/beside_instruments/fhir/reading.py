"""Reading a FHIR R4 Questionnaire: all of it, or nothing with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from beside_instruments.fhir.checking import check_conditions
from beside_instruments.fhir.foreign import EnableWhen, ForeignExpression, ForeignItem, ForeignQuestionnaire
from beside_instruments.fhir.options import contained_value_sets, options_of
from beside_instruments.fhir.version import refuse_other_versions
from beside_instruments.incoming import DEEPEST, BadIncoming, built_as_described, incoming_json

EXPRESSIONS = ("calculatedExpression", "cqf-expression", "enableWhenExpression", "answerExpression")
_SUM = re.compile(r"(weight|ordinal)\(\)\s*\.\s*(sum\(\)|aggregate\(\$this\s*\+\s*\$total)")
Resource = Mapping[str, Any]


def read_questionnaire(source: bytes | Path) -> ForeignQuestionnaire:
    """Read a Questionnaire.

    Parameters
    ----------
    source
        The file or its bytes: JSON, UTF-8, at most five megabytes.

    Returns
    -------
    ForeignQuestionnaire
        Items in their order, options with weights, conditions, and the sender's calculations, which are
        never executed.

    Raises
    ------
    BadIncoming
        Too large, another encoding, another FHIR version, no Questionnaire, a doubled or unknown item, or
        conditions in a circle; the message names the item.
    """
    resource = incoming_json(source, "The questionnaire")
    kind = resource.get("resourceType")
    if kind != "Questionnaire":
        raise BadIncoming(f"This is a {kind or 'file'} and no Questionnaire. Send the Questionnaire itself.")
    with built_as_described("The questionnaire"):
        refuse_other_versions(resource)
        return _questionnaire(resource)


def _questionnaire(resource: Resource) -> ForeignQuestionnaire:
    value_sets = contained_value_sets(resource)
    items = tuple(_items(resource.get("item", ()), "", value_sets, 1))
    check_conditions(items)
    expressions = tuple(_expressions(resource, ""))
    return ForeignQuestionnaire(
        url=str(resource.get("url", "")),
        version=str(resource.get("version", "")),
        title=str(resource.get("title", resource.get("name", ""))),
        language=str(resource.get("language", "")),
        copyright=str(resource.get("copyright", "")),
        items=items,
        expressions=expressions,
        notices=tuple(_notices(items, expressions)),
    )


def _items(items: Any, group: str, value_sets: Mapping[str, Any], depth: int) -> Iterator[ForeignItem]:
    if depth > DEEPEST:
        raise BadIncoming(f"Item {group} lies more than {DEEPEST} groups deep.", group)
    for item in items:
        if not isinstance(item, Mapping) or not item.get("linkId"):
            raise BadIncoming(f"An item in {group or 'the questionnaire'} has no linkId.", group)
        found = _item(item, group, value_sets)
        yield found
        yield from _items(item.get("item", ()), found.link_id, value_sets, depth + 1)


def _item(item: Resource, group: str, value_sets: Mapping[str, Any]) -> ForeignItem:
    link = str(item["linkId"])
    return ForeignItem(
        link_id=link,
        text=str(item.get("text", "")),
        type=str(item.get("type", "")),
        group=group,
        prefix=str(item.get("prefix", "")),
        codes=tuple(str(code.get("code", "")) for code in item.get("code", ())),
        options=options_of(item, value_sets),
        value_set=str(item.get("answerValueSet", "")),
        enable_when=tuple(_condition(entry, link) for entry in item.get("enableWhen", ())),
        enable_all=item.get("enableBehavior", "all") != "any",
        required=bool(item.get("required", False)),
        calculated=any(
            _name(e) in ("calculatedExpression", "cqf-expression") for e in item.get("extension", ())
        ),
        repeats=bool(item.get("repeats", False)),
        minimum=_bound(item, "minValue"),
        maximum=_bound(item, "maxValue"),
        longest=item["maxLength"] if isinstance(item.get("maxLength"), int) else None,
        unit=_unit(item),
    )


def _bound(item: Resource, name: str) -> float | None:
    for extension in item.get("extension", ()):
        value = extension.get("valueInteger", extension.get("valueDecimal"))
        if _name(extension) == name and isinstance(value, int | float) and not isinstance(value, bool):
            return value
    return None


def _unit(item: Resource) -> tuple[str, ...]:
    """The unit of a quantity, where its sender allows one only."""
    names = ("questionnaire-unit", "questionnaire-unitOption")
    units = [e.get("valueCoding") for e in item.get("extension", ()) if _name(e) in names]
    if len(units) != 1 or not isinstance(units[0], Mapping):
        return ()
    told = (units[0].get("display"), units[0].get("code"))
    return tuple(dict.fromkeys(str(one) for one in told if one))


def _condition(entry: Resource, link: str) -> EnableWhen:
    answers = [value for key, value in entry.items() if key.startswith("answer")]
    if not answers or not entry.get("question"):
        raise BadIncoming(f"Item {link}: a condition names no question or no answer.", link)
    answer = answers[0]
    return EnableWhen(
        str(entry["question"]),
        str(entry.get("operator", "=")),
        answer.get("code", answer.get("value")) if isinstance(answer, Mapping) else answer,
    )


def _expressions(holder: Resource, link: str) -> Iterator[ForeignExpression]:
    for extension in holder.get("extension", ()):
        expression = extension.get("valueExpression")
        if _name(extension) in EXPRESSIONS and isinstance(expression, Mapping):
            text = str(expression.get("expression", ""))
            recognised = "sum" if _SUM.search(text) else ""
            yield ForeignExpression(link, str(expression.get("language", "")), text, recognised)
    for item in holder.get("item", ()):
        yield from _expressions(item, str(item.get("linkId", "")))


def _name(extension: Resource) -> str:
    return str(extension.get("url", "")).rsplit("/", 1)[-1].removeprefix("sdc-questionnaire-")


def _notices(items: tuple[ForeignItem, ...], expressions: tuple[ForeignExpression, ...]) -> Iterator[str]:
    for expression in expressions:
        known = "it adds up weights, and" if expression.recognised else "it"
        yield f"Item {expression.item or '(whole form)'}: a calculation came along; {known} is not executed."
    for item in items:
        if item.value_set and not item.options:
            yield f"Item {item.link_id}: its answers are in {item.value_set}, which did not come along."
