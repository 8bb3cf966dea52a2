"""A calendar of days: used, not used, not known, in a controlled environment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CONTROLLED = frozenset({"controlled", "in_controlled_environment", "controlled_environment"})


@dataclass(frozen=True, slots=True)
class Day:
    """One day; ``used`` is ``None`` when it is not known."""

    used: bool | None
    drinks: float | None
    controlled: bool


@dataclass(frozen=True, slots=True)
class DayCalendar:
    """The days of one look back."""

    days: tuple[Day, ...]

    @property
    def known(self) -> int:
        """Days about which something is known."""
        return sum(day.used is not None for day in self.days)

    @property
    def used(self) -> int:
        """Known days with any use."""
        return sum(day.used is True for day in self.days)

    @property
    def free(self) -> int:
        """Days outside a controlled environment."""
        return sum(not day.controlled for day in self.days)

    @property
    def known_free(self) -> int:
        """Known days outside a controlled environment."""
        return sum(day.used is not None and not day.controlled for day in self.days)

    @property
    def used_free(self) -> int:
        """Days with any use outside a controlled environment."""
        return sum(day.used is True and not day.controlled for day in self.days)

    @property
    def drinks(self) -> tuple[float | None, ...]:
        """Standard drinks day by day."""
        return tuple(day.drinks for day in self.days)


def day_calendar(responses: Mapping[str, Any]) -> DayCalendar:
    """Read a calendar from its lists.

    Parameters
    ----------
    responses
        ``days``: 0, 1, ``None`` (not known), ``"controlled"``, or one mapping per day with ``used``,
        ``drinks`` and ``in_controlled_environment``; ``drinks``: standard drinks per day or ``None``;
        ``controlled`` (or ``in_controlled_environment``): one true or
        false per day. Lists are of the same length.

    Returns
    -------
    DayCalendar
    """
    days, drinks = list(responses.get("days") or ()), list(responses.get("drinks") or ())
    controlled = list(responses.get("controlled") or responses.get("in_controlled_environment") or ())
    length = max(len(days), len(drinks))
    return DayCalendar(tuple(_day(_at(days, i), _at(drinks, i), _at(controlled, i)) for i in range(length)))


def _at(values: Sequence[Any], index: int) -> Any:
    return values[index] if index < len(values) else None


def _day(mark: Any, drinks: Any, controlled: Any) -> Day:
    if isinstance(mark, Mapping):
        inside = bool(mark.get("in_controlled_environment") or mark.get("controlled") or controlled)
        return _day(mark.get("used"), mark.get("drinks", drinks), inside)
    if isinstance(mark, str) and mark in CONTROLLED:
        return Day(None, None, True)
    if isinstance(mark, str):  # "unknown", "declined": nobody knows
        mark = None
    used = None if mark is None else bool(mark)
    if drinks is not None and drinks > 0:
        used = True
    elif drinks is not None and used is None:
        used = False
    return Day(used, None if drinks is None else float(drinks), bool(controlled))
