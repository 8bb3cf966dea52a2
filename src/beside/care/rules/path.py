"""My path: any mix of ways, changed whenever she likes. None is required and none shuts out another (CEWH-046)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Way(StrEnum):
    """A way a mother may be going. Kept in no order of worth; there is no default (N04)."""

    FAMILY = "family"
    CULTURE = "culture"
    SAFER_USE = "safer_use"
    COUNSELLING = "counselling"
    REDUCE = "reduce"
    MUTUAL_AID = "mutual_aid"
    OPIOID_AGONIST_MEDICINE = "opioid_agonist_medicine"
    ABSTINENCE = "abstinence"
    HEALTH_CARE = "health_care"
    REST = "rest"


def known_ways(ways: Iterable[str]) -> list[str]:
    """The ways chosen, each once; any mix is a path, also none."""
    chosen = set(ways)
    return [way.value for way in Way if way in chosen]
