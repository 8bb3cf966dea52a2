"""The service catalogue and note templates, as choices in the reader's language."""

from __future__ import annotations

from functools import cache
from typing import Any

from beside.foundation.content import content, label

BASIC_NEEDS = "basic_needs"
OTHER = "other"


def service_families() -> dict[str, str]:
    """The families of services in words, by key."""
    return {family["key"]: label(family) for family in content("services", "catalogue")["families"]}


def family_of(key: str) -> str:
    """The family a service belongs to; one that left the catalogue is among the others."""
    return str(_services().get(key, {}).get("family", OTHER))


def service_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Families of services with their (key, label) pairs, in the catalogue's order."""
    catalogue = content("services", "catalogue")
    return [
        (
            label(family),
            [(s["key"], label(s)) for s in catalogue["services"] if s["family"] == family["key"]],
        )
        for family in catalogue["families"]
    ]


def material_choices() -> list[tuple[str, str]]:
    """What can be given in one tap."""
    return [(item["key"], label(item)) for item in content("services", "catalogue")["material"]]


def note_templates() -> list[tuple[str, str, str]]:
    """Starts of a note: (key to press, label, text)."""
    return [
        (t["key"], label(t), label(t, "text")) for t in content("services", "note_templates")["templates"]
    ]


def pathway_times() -> Any:
    """The times of the perinatal pathway with what may be offered in each."""
    return content("pathways", "perinatal")["times"]


def service_label(key: str) -> str:
    """A service in words; a key that left the catalogue stays readable as itself."""
    entry = _services().get(key)
    return label(entry) if entry else key.replace("_", " ")


def material_label(key: str) -> str:
    """A thing given, in words."""
    return dict(material_choices()).get(key, key.replace("_", " "))


def targets_of(keys: list[str]) -> frozenset[str]:
    """What these services are for: use, trauma, tie, child, wellbeing, basics (BTC-108)."""
    return frozenset(target for key in keys for target in _services().get(key, {}).get("targets", []))


def services_for(target: str) -> list[str]:
    """The services that are for a target."""
    return [key for key, service in _services().items() if target in service.get("targets", [])]


@cache
def _services() -> dict[str, dict[str, Any]]:
    return {s["key"]: s for s in content("services", "catalogue")["services"]}
