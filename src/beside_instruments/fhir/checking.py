"""Whether the items of a foreign questionnaire fit each other."""

from __future__ import annotations

from collections.abc import Sequence

from beside_instruments.fhir.foreign import ForeignItem
from beside_instruments.incoming import BadIncoming
from beside_instruments.validation.skip_cycles import skip_cycle


def check_conditions(items: Sequence[ForeignItem]) -> None:
    """Raise `BadIncoming` for doubled items, conditions on items that are not there, and circles.

    Parameters
    ----------
    items
        All items of one questionnaire.
    """
    links: set[str] = set()
    for item in items:
        if item.link_id in links:
            raise BadIncoming(f"Item {item.link_id} stands in the questionnaire twice.", item.link_id)
        links.add(item.link_id)
    for item in items:
        for condition in item.enable_when:
            if condition.question not in links:
                message = f"Item {item.link_id} depends on item {condition.question}, which is not there."
                raise BadIncoming(message, item.link_id)
    circle = skip_cycle(
        {"when": {"items": [condition.question]}, "skip": [item.link_id]}
        for item in items
        for condition in item.enable_when
    )
    if circle:
        raise BadIncoming(f"The conditions go in a circle: {' -> '.join(circle)}.", circle[0])
