"""From the rules of a content file to rules in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from beside_instruments.item import Item
from beside_instruments.rules import (
    Band,
    BandSystem,
    ChangeBasis,
    Cutoff,
    DerivedRule,
    Gate,
    Missing,
    Norm,
    SafetyCondition,
    SafetyRule,
    ScoreRule,
    SkipRule,
)
from beside_instruments.words import words

Data = Mapping[str, Any]


def score_rule(data: Data, items: Sequence[Item]) -> ScoreRule:
    """Read one score; the ends of its answer scale come from its items unless they are given."""
    ids = tuple(str(item) for item in data.get("items", ()))
    span = data.get("range")
    return ScoreRule(
        id=data["id"],
        label=words(data["label"]),
        method=data["method"],
        items=ids,
        direction=data["direction"],
        missing=Missing(**data.get("missing", {})),
        range=(span[0], span[1]) if span else None,
        multiplier=data.get("multiplier", 1),
        decimals=data.get("decimals", 6),
        gate=_gate(data.get("gate")),
        total_only=data.get("total_only", False),
        band_systems=tuple(_band_system(system) for system in data.get("bands", ())),
        cutoffs=tuple(_cutoff(cut) for cut in data.get("cutoffs", ())),
        reliability=dict(data.get("reliability", {})),
        norms=tuple(_norm(norm) for norm in data.get("norms", ())),
        change=_change(data.get("change")),
        parameters=_ends(ids, items) | dict(data.get("parameters", {})),
        code=data.get("code"),
    )


def derived_rule(data: Data) -> DerivedRule:
    """Read a conclusion that is not a number."""
    return DerivedRule(data["id"], words(data["label"]), data["algorithm"], dict(data.get("parameters", {})))


def skip_rule(data: Data) -> SkipRule:
    """Read one official skip."""
    when = data["when"]
    items = tuple(str(item) for item in when["items"])
    skip = tuple(str(item) for item in data["skip"])
    return SkipRule(items, when["sum_is"], skip, data.get("score_as"))


def safety_rule(data: Data) -> SafetyRule:
    """Read one safety rule."""
    conditions = tuple(
        SafetyCondition(
            str(entry["item"]) if "item" in entry else None,
            entry.get("score"),
            entry.get("at_least"),
            entry.get("at_most"),
        )
        for entry in data["any"]
    )
    return SafetyRule(
        data["id"],
        conditions,
        words(data["action"]),
        data.get("when_blank", False),
        data.get("soft", False),
        data.get("context"),
    )


def _ends(ids: tuple[str, ...], items: Sequence[Item]) -> dict[str, Any]:
    mine = [item for item in items if item.id in ids]
    if not mine:
        return {}
    return {"lowest": min(item.lowest for item in mine), "highest": max(item.highest for item in mine)}


def _gate(data: Data | None) -> Gate | None:
    return Gate(str(data["item"]), data["value"], data["score"]) if data else None


def _band_system(data: Data) -> BandSystem:
    bands = tuple(
        Band(str(band["id"]), band["from"], band["to"], words(band["label"])) for band in data["bands"]
    )
    name = words(data.get("name", data["system"]))
    return BandSystem(data["system"], bands, data.get("decimals", 0), name, data.get("source", ""))


def _cutoff(data: Data) -> Cutoff:
    return Cutoff(
        data["id"],
        data["op"],
        data.get("value"),
        words(data["label"]),
        data.get("source", ""),
        str(data["by"]) if "by" in data else None,
        dict(data.get("values", {})),
    )


def _norm(data: Data) -> Norm:
    return Norm(
        words(data["population"]), data["mean"], data["sd"], data["source"], data.get("use", "general")
    )


def _change(data: Data | None) -> ChangeBasis | None:
    if data is None:
        return None
    rest = {name: value for name, value in data.items() if name != "caution"}
    return ChangeBasis(**rest, caution=words(data["caution"]) if "caution" in data else None)
