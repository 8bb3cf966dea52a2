"""What belongs between the contacts of one page of a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from beside.care import queries as care
from beside.care.models import OutreachContact
from beside.care.queries import TimelinePage
from beside.foundation.actor import Actor
from beside.foundation.together import Asking, in_step, question
from beside.people.models import Client
from beside.people.queries import timeline_entries
from beside.people.queries.panel import Entry


@dataclass(frozen=True)
class Around:
    """Talks from before she was known, and steps of the one whose page it is."""

    talks: list[OutreachContact]
    steps: list[Entry]


@question
def around(
    actor: Actor,
    client: Client,
    about: Sequence[Client],
    page: TimelinePage,
    before: dt.date | None = None,
    words: str = "",
) -> Asking[Around]:
    """What lies in the days a page covers.

    Parameters
    ----------
    before
        The last day of the page before (its own lines are shown there), or ``None`` on the first page.
    words
        Only talks that hold all of them, and no steps.
    """
    since = page.entries[-1].on if page.next_cursor else None
    until = before - dt.timedelta(days=1) if before else None
    if words:
        return Around((yield from care.search_talks.asked(actor, about, words, since, until)), [])
    talks, steps = yield from in_step(
        care.joined_talks.asked(actor, about, since, until),
        timeline_entries.asked(actor, client, (since, until)),
    )
    return Around(talks, steps)
