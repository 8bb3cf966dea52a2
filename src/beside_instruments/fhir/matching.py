"""Which foreign item is which of ours: by code, then by number; never by guessing."""

from __future__ import annotations

import re

from beside_instruments.fhir.foreign import ForeignItem, ForeignOption, ForeignQuestionnaire
from beside_instruments.incoming import BadIncoming
from beside_instruments.instrument import Instrument
from beside_instruments.item import Item

_LAST_NUMBER = re.compile(r"(\d+[A-Za-z]?)\D*$")


def matched_items(instrument: Instrument, foreign: ForeignQuestionnaire) -> dict[str, ForeignItem]:
    """Match the questions of a foreign questionnaire with our items.

    Parameters
    ----------
    instrument
        Our instrument.
    foreign
        The questionnaire.

    Returns
    -------
    dict
        Our item number to the foreign item.

    Raises
    ------
    BadIncoming
        When one of our scored items finds none; the message names it.

    Notes
    -----
    A published code decides first, then our own item id, then the number a linkId or prefix ends with.
    Position alone never decides: two orders of one form may circulate.
    """
    found: dict[str, ForeignItem] = {}
    for ways in (_by_code, _by_id, _by_number):
        for item in instrument.items:
            if item.id not in found:
                hits = [q for q in foreign.questions if q not in found.values() and ways(item, q)]
                if len(hits) == 1:
                    found[item.id] = hits[0]
    for item in instrument.items:
        if item.scored and item.id not in found:
            message = f"Item {item.id} of {instrument.key} is not in this questionnaire. Give its items our numbers or their codes."
            raise BadIncoming(message, item.id)
    return found


def matched_options(item: Item, foreign: ForeignItem) -> tuple[dict[str, ForeignOption], tuple[str, ...]]:
    """Match the options of one item; the second part says where weights differ from ours.

    Notes
    -----
    By weight when the weights are exactly ours; else in their order, when there are equally many. Codes
    are never trusted: one public copy of AUDIT numbers its answers from 1.
    """
    ours, theirs = item.options, foreign.answers
    if not theirs:
        return {}, ()
    weights = {option.ordinal: option for option in theirs}
    if len(weights) == len(ours) and all(option.score in weights for option in ours):
        return {str(option.value): weights[option.score] for option in ours}, ()
    if len(theirs) != len(ours):
        message = f"Item {item.id} has {len(theirs)} answers there and {len(ours)} here."
        raise BadIncoming(message, item.id)
    notices = [
        f"Item {item.id}: {their.display!r} weighs {their.ordinal:g} there and {our.score:g} here."
        for our, their in zip(ours, theirs, strict=True)
        if their.ordinal is not None and our.score is not None and their.ordinal != our.score
    ]
    return {str(our.value): their for our, their in zip(ours, theirs, strict=True)}, tuple(notices)


def _by_code(item: Item, question: ForeignItem) -> bool:
    return item.code is not None and item.code in question.codes


def _by_id(item: Item, question: ForeignItem) -> bool:
    return item.id in (question.link_id, question.prefix.rstrip("."))


def _by_number(item: Item, question: ForeignItem) -> bool:
    found = _LAST_NUMBER.search(question.link_id)
    return found is not None and found.group(1) == item.id
