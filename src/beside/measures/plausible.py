"""Answers somebody might have given, for the demo program: never drawn from a real person."""

from __future__ import annotations

import random
from typing import Any

from beside_instruments import Instrument, Item

_STEPS_OF_FIVE = 60  # screening totals go up in fives


def answers(
    instrument: Instrument, weight: float, chance: random.Random, form: int | None = None
) -> dict[str, Any]:
    """Answers to a whole form, with a blank now and then.

    Parameters
    ----------
    instrument : the measure
    weight : how much weighs on her that day, 0 to 1
    form : the form of a screening for one age, where the measure has several
    """
    heavy = {item for rule in instrument.scores if rule.direction == "higher_worse" for item in rule.items}
    strong = {item for rule in instrument.scores if rule.direction == "higher_better" for item in rule.items}
    given = {
        item.id: _answer(item, weight, chance, form, item.id in strong - heavy) for item in instrument.items
    }
    for item in chance.sample(list(given), k=_blanks(instrument, chance)):
        given[item] = chance.choice([None, None, "declined"])
    return given


def _blanks(instrument: Instrument, chance: random.Random) -> int:
    if not instrument.has_items or len(instrument.items) < 7:
        return 0
    return chance.choices((0, 1, 2, 4), (80, 12, 6, 2))[0]


def _answer(item: Item, weight: float, chance: random.Random, form: int | None, strong: bool) -> Any:
    if item.is_kept_only:
        return None
    share = min(1.0, max(0.0, 1 - weight if strong else weight))
    if item.reversed:
        share = 1 - share
    if not item.options:
        low, high = item.minimum or 0, item.maximum if item.maximum is not None else 10
        value = low + share * (high - low)
        if high >= _STEPS_OF_FIVE:
            return 5 * round(value / 5)
        return round(value) if item.whole else round(value, 1)
    if item.id == "form" and form is not None:
        return next((o.value for o in item.options if o.value == form), item.options[0].value)
    counted = sorted((o for o in item.options if o.score is not None), key=lambda o: o.score or 0)
    if not counted:
        return chance.choice(item.options).value
    return counted[round(share * (len(counted) - 1))].value
