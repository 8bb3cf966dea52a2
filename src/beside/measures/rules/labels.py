"""Which label a measure's answers carry, and which measures are never on a person's page."""

from __future__ import annotations

from collections.abc import Iterable

SUBSTANCE_USE = frozenset(
    {"audit", "dast10", "dudit", "assist31", "bam", "tlfb", "dtcq8", "barc10", "asi5", "gain_ss"}
)
VIOLENCE = frozenset({"hits", "ctqsf", "ace10"})
MENTAL_HEALTH = frozenset(
    {
        "phq9",
        "phq4",
        "gad7",
        "cesd",
        "epds",
        "pcl5",
        "pcptsd5",
        "k10",
        "dass21",
        "rses",
        "bdi2",
        "bsi",
        "scl90r",
    }
    | {"ders16", "raas", "ecr_rs", "ecr_s", "ors", "swemwbs", "reqol", "whoqol_bref", "maas", "pbq"}
)
HEALTH = frozenset({"eq5d5l", "rand36", "sf6d", "sils"})

# They put a number on how likely harm is. A number like that stands on nobody's page (N01).
NOT_ABOUT_A_PERSON = frozenset({"capi", "bcap"})
# About the two together before the child is here: kept with the mother until then.
BEFORE_BIRTH = frozenset({"maas"})


def label_of(key: str, constructs: Iterable[str] = ()) -> str:
    """The label of a measure's answers; a program's own measure follows what it says it measures.

    Parameters
    ----------
    key : the measure
    constructs : what it measures, as its file says
    """
    named = (
        ("substance_use", SUBSTANCE_USE),
        ("violence", VIOLENCE),
        ("mental_health", MENTAL_HEALTH),
        ("health", HEALTH),
    )
    found = next((label for label, keys in named if key in keys), None)
    return found or _by_construct(constructs)


def _by_construct(constructs: Iterable[str]) -> str:
    for construct in constructs:
        if any(word in construct for word in ("substance", "alcohol", "drug", "addiction")):
            return "substance_use"
        if any(word in construct for word in ("violence", "ipv", "trauma_history", "maltreatment")):
            return "violence"
        if any(word in construct for word in ("depress", "anxiety", "distress", "trauma")):
            return "mental_health"
    return "general"


def is_offered(key: str, target: str) -> bool:
    """Whether a measure can be given to one client here."""
    return key not in NOT_ABOUT_A_PERSON and target != "program"


def fits(target: str, client_kind: str, key: str = "") -> bool:
    """Whether a measure of this target can be about a client of this kind."""
    if target == "any" or (key in BEFORE_BIRTH and client_kind == "mother"):
        return True
    return ("mother" if target == "household" else target) == client_kind
