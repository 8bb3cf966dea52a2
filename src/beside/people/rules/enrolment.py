"""Where a client stands in a program, and which step may follow which. No step ends anybody else's."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from beside.people.rules.refusals import Because, PeopleRefusal


class State(StrEnum):
    """A state of one client in one program."""

    OUTREACH = "outreach"
    WELCOMED = "welcomed"
    ACTIVE = "active"
    RESTING = "resting"
    RETURNED = "returned"
    MOVED_ON = "moved_on"


#: Being with us now, in whatever way; resting keeps the door open.
HERE = frozenset({State.OUTREACH, State.WELCOMED, State.ACTIVE, State.RESTING, State.RETURNED})

NEXT: dict[State | None, frozenset[State]] = {
    None: frozenset({State.OUTREACH, State.WELCOMED, State.ACTIVE}),
    State.OUTREACH: frozenset({State.WELCOMED, State.ACTIVE, State.RESTING, State.MOVED_ON}),
    State.WELCOMED: frozenset({State.ACTIVE, State.RESTING, State.MOVED_ON}),
    State.ACTIVE: frozenset({State.RESTING, State.MOVED_ON}),
    State.RESTING: frozenset({State.RETURNED, State.MOVED_ON}),
    State.RETURNED: frozenset({State.ACTIVE, State.RESTING, State.MOVED_ON}),
    State.MOVED_ON: frozenset({State.RETURNED}),
}

#: Leaving always says why, in a few words; coming needs no reason.
NEEDS_REASON = frozenset({State.RESTING, State.MOVED_ON})


def check_step(
    before: State | None, after: State, *, last_on: date | None, on: date, today: date, reason: str
) -> None:
    """Refuse a step that does not follow, lies before the last one, is still to come, or lacks its reason."""
    if before is after:
        raise PeopleRefusal(Because.STATE_SAME, "state")
    if after not in NEXT[before]:
        raise PeopleRefusal(Because.STATE_NOT_NEXT, "state")
    if on > today:
        raise PeopleRefusal(Because.DATE_IN_FUTURE, "on")
    if last_on is not None and on < last_on:
        raise PeopleRefusal(Because.STATE_BEFORE_LAST, "on")
    if after in NEEDS_REASON and not reason.strip():
        raise PeopleRefusal(Because.REASON_EMPTY, "reason")
