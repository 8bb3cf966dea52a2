"""A shared tablet in somebody's hands: from the code to the thanks, a stop at every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given
from beside.people.models import Client

LONGEST = 40  # more questions than any measure asked this way


def her_code(house: Any, mother: Client, key: str = "being_heard") -> str:
    """A one-time code for a measure she answers herself."""
    facts = {"informant": "mother", "mode": "self", "language": "en", "on": today()}
    begun = actions.begin(house.maple, mother, Given(instrument=key, **facts), by=house.actor("nadia"))
    return actions.open_tablet(begun, has_wording=True, by=house.actor("nadia"))


def a_slip(house: Any, key: str = "seven_qualities") -> str:
    """A slip without a name, drawn from the bowl."""
    by = house.actor("nadia")
    return actions.make_slips(actions.begin_round(house.maple, key, by=by), 1, by=by)[0]


def answering(tab: Any, site: str, code: str) -> Iterator[str]:
    """The pages this code opens, one after the other; the first question is left out, the others answered."""
    tab.goto(site + "/t/")
    yield "code"
    tab.get_by_label("Your code").fill(code)
    tab.get_by_role("button", name="Go on").click()
    if "/voice/" in tab.url:
        yield "voice"
        tab.get_by_role("button", name="Give them").click()
    else:
        yield "start"
        tab.get_by_role("button", name="Begin").click()
        yield from _questions(tab)
        yield "end"
        tab.locator("main form button").last.click()
    yield "thanks"


def _questions(tab: Any) -> Iterator[str]:
    for number in range(1, LONGEST):
        if "/question/" not in tab.url:
            return
        yield f"question-{number}"
        if number == 1:
            tab.get_by_role("button", name="Leave this one out").click()
        else:
            tab.get_by_role("radio").first.check()
            tab.get_by_role("button", name="Next").click()
