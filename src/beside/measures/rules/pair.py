"""What is hard and what protects, always named side by side. There is no sum of either (N13, EXT-007)."""

from __future__ import annotations

from collections.abc import Iterable

# Both lists speak of the mother too: they are for those of her team who are cleared for all of this.
LABELS = frozenset({"general", "mental_health", "substance_use", "violence"})
HARD = (
    "housing",
    "money",
    "food",
    "violence_around",
    "own_hard_childhood",
    "grief",
    "low_mood",
    "use_around",
    "alone",
    "health_worry",
    "time_apart",
    "courts_and_agencies",
)
PROTECTS = (
    "safe_home",
    "steady_income",
    "someone_to_rely_on",
    "trusted_worker",
    "prenatal_care",
    "fewer_or_safer_use",
    "culture_and_faith",
    "learning_or_work",
    "joy_together",
    "reads_cues",
    "child_care",
    "her_own_plan",
)


def known(keys: Iterable[str], allowed: tuple[str, ...]) -> list[str]:
    """The named items in the order of the list, each once."""
    asked = set(keys)
    return [key for key in allowed if key in asked]
