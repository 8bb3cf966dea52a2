"""The limits below which a question is not answered, with floors nobody can set aside."""

from __future__ import annotations

from dataclasses import dataclass, fields

from beside_study.node import Node


@dataclass(frozen=True)
class Guards:
    """People (or a share) needed before a number is computed or shown.

    Each may be raised in a study, never lowered under its floor. The values follow the simulations in
    ``docs/evaluation/validation.md``: under them an interval does not hold what it says.
    """

    change_refuse: int = 5
    change_describe: int = 10
    change_warn: int = 20
    shares: int = 10
    own_sd: int = 30
    per_arm: int = 10
    effective_sample: int = 20
    trajectories: int = 10
    mechanism_refuse: int = 30
    mechanism_warn: int = 60
    moderation_per_arm: int = 20
    retention: int = 10
    at_risk: int = 5
    economics_per_arm: int = 20
    alpha: int = 30
    missing_banner_percent: int = 40
    small_cell: int = 5


FLOORS = Guards()
# A banner about missing answers may come earlier than 40%, never later.
_CEILINGS = {"missing_banner_percent"}


def read_guards(node: Node | None) -> Guards:
    """The limits of a study; a value under its floor is a problem with its line."""
    if node is None:
        return Guards()
    chosen: dict[str, int] = {}
    for field in fields(Guards):
        floor = int(getattr(FLOORS, field.name))
        value = node.whole(field.name, floor, 0, 100_000)
        wrong = value > floor if field.name in _CEILINGS else value < floor
        if wrong:
            side = "above" if field.name in _CEILINGS else "below"
            node.wrong(
                field.name, f"'{field.name}' may not be {side} {floor}.", f"Write {floor} or leave it out."
            )
        chosen[field.name] = value
    node.close()
    return Guards(**chosen)
