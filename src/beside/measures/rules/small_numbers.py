"""When a number about a few people is not said (N21)."""

from __future__ import annotations

FEWEST = 5


def may_say(count: int, of: int) -> bool:
    """Whether a count out of a group may be shown: neither it nor its rest is a handful.

    Notes
    -----
    A count of nobody may be said. The rest counts too: "all but one" names the one.
    """
    return of >= FEWEST and not 0 < count < FEWEST and not 0 < of - count < FEWEST


def shown(count: int, of: int) -> int | None:
    """The count, or None where it is not said."""
    return count if may_say(count, of) else None


def mean(values: list[float]) -> float | None:
    """The mean of at least five values; None of fewer, or where all said the same.

    A mean at the very end of what was said would tell what each one said.
    """
    if len(values) < FEWEST or len(set(values)) == 1:
        return None
    return sum(values) / len(values)


def guarded(counts: dict[str, int], of: int) -> dict[str, int | None]:
    """Counts of one list as they may be shown beside their sum; None where one is not said.

    Notes
    -----
    One hidden count alone could be worked out from the mean of the list, so the smallest other goes with it.
    """
    found = {key: shown(count, of) for key, count in counts.items()}
    hidden = [key for key, count in found.items() if count is None]
    rest = [key for key, count in found.items() if count]
    if len(hidden) == 1 and rest:
        found[min(rest, key=lambda key: counts[key])] = None
    return found
