"""From a log of contacts to stays: a long gap ends one, coming back opens the next."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, column, labels, usable
from beside_stats._result import CannotCompute, Result

GapRule = Literal["more_than", "at_least"]


@dataclass(frozen=True, kw_only=True)
class Episode:
    """One stay: first and last contact, and its end (the end of observation while it is open)."""

    person: Any
    number: int
    start: float
    last: float
    ended: bool
    end: float


@dataclass(frozen=True, kw_only=True)
class Episodes(Result):
    """All stays in the order of people given, and who came back."""

    episodes: tuple[Episode, ...]
    returned: tuple[Any, ...]
    n_people: int
    n_returned: int

    def first_durations(self) -> Floats:
        """Length of each person's first stay, for ``kaplan_meier``."""
        return np.array([e.end - e.start for e in self.episodes if e.number == 1])

    def first_ended(self) -> Floats:
        """1 where the first stay has ended, 0 where it is open."""
        return np.array([float(e.ended) for e in self.episodes if e.number == 1])


def episodes(
    person: Sequence[Any] | NDArray[Any],
    day: ArrayLike,
    *,
    observed_until: Mapping[Any, float],
    gap_days: float = 90,
    rule: GapRule = "more_than",
) -> Episodes:
    """Service episodes by a gap rule; a return is counted, not a failure.

    Parameters
    ----------
    person
        Who, one entry per contact.
    day
        Day of each contact, any origin; the order of rows does not matter.
    observed_until
        Last day of observation of each person.
    gap_days
        A gap of more than (or at least) this many days ends an episode (> 0).
    rule
        ``"more_than"`` or ``"at_least"``.

    Returns
    -------
    Episodes
        An episode ends at its last contact when the next contact, or the end of observation, is further than
        the gap; otherwise it is open and its ``end`` is the end of observation.

    Raises
    ------
    CannotCompute
        ``"bad_gap"``, ``"unknown_person"`` (no end of observation), ``"missing_values"``.

    Notes
    -----
    Contacts after the end of observation are left out with the warning ``"contacts_after_observation"``;
    people without any contact have no episode and give ``"people_without_contact"``.
    """
    who, days = labels(person, "person"), column(day, "day")
    usable("raise", person=who, day=days)
    if not gap_days > 0:
        raise CannotCompute("bad_gap", "The gap must be longer than 0 days.")
    unknown = sorted({str(p) for p in who if p not in observed_until})
    if unknown:
        raise CannotCompute("unknown_person", f"No end of observation for: {', '.join(unknown[:10])}.")
    inside = np.array([d <= observed_until[p] for p, d in zip(who, days, strict=True)], dtype=bool)
    of_person: dict[Hashable, list[float]] = {p: [] for p in observed_until}
    for p, d in zip(who[inside], days[inside], strict=True):
        of_person[p].append(float(d))
    found = tuple(
        episode
        for p, contacts in of_person.items()
        for episode in _of_one(p, sorted(contacts), float(observed_until[p]), gap_days, rule)
    )
    returned = tuple(e.person for e in found if e.number == 2)
    warned = (
        (not inside.all(), "contacts_after_observation"),
        (
            any(not contacts for contacts in of_person.values()),
            "people_without_contact",
        ),
    )
    return Episodes(
        method=f"Episodes by a gap of {'more than' if rule == 'more_than' else 'at least'} {gap_days:g} days",
        n_used=int(inside.sum()),
        n_eligible=days.size,
        conventions={"gap_days": f"{gap_days:g}", "rule": rule},
        warnings=tuple(code for is_so, code in warned if is_so),
        episodes=found,
        returned=returned,
        n_people=len(of_person),
        n_returned=len(returned),
    )


def _of_one(person: Any, contacts: list[float], until: float, gap: float, rule: GapRule) -> list[Episode]:
    """Episodes of one person with sorted contacts."""
    found: list[Episode] = []
    start = 0
    for i, last in enumerate(contacts):
        final = i + 1 == len(contacts)
        wait = (until if final else contacts[i + 1]) - last
        ends = wait > gap if rule == "more_than" else wait >= gap
        if ends or final:
            found.append(
                Episode(
                    person=person,
                    number=len(found) + 1,
                    start=contacts[start],
                    last=last,
                    ended=ends,
                    end=last if ends else until,
                )
            )
            start = i + 1
    return found
