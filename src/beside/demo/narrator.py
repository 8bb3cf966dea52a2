"""Tells what happened, in the order in which it happened, each at its own moment."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Callable
from itertools import count

from django.db import transaction

from beside.accounts.models import Program
from beside.care.actions import Earlier, log_contacts
from beside.care.rules.contacts import Happened
from beside.foundation.actor import Actor
from beside.foundation.clock import telling

AT_ONCE = 3000
WEEK, MONTH = dt.timedelta(days=7), dt.timedelta(days=28)
MANY_AT_ONCE = 200
Event = Callable[[dt.datetime], object]


class Narrator:
    """A line of things to come; what lies after `end` is not told."""

    def __init__(self, begin: dt.datetime, end: dt.datetime) -> None:
        self.begin, self.end = begin, end
        self.contacts = 0
        self._line: list[tuple[dt.datetime, int, Event]] = []
        self._order = count()
        self._written: dict[Program, list[Earlier]] = defaultdict(list)
        self._by = Actor.system("demo")

    def at(self, moment: dt.datetime, event: Event) -> None:
        """Put something into the line."""
        if moment <= self.end:
            heapq.heappush(self._line, (moment, next(self._order), event))

    def write(self, program: Program, told: Happened, worker: Actor, at: dt.datetime) -> None:
        """Write a contact down; contacts of a week are saved together, each as of its own moment."""
        self._written[program].append(Earlier(told=told, worker=worker, at=at))
        self.contacts += 1

    def tell(self, progress: Callable[[dt.datetime], None] = lambda moment: None) -> None:
        """Tell everything, a week in one transaction (a month when there are many families)."""
        together = MONTH if len(self._line) > MANY_AT_ONCE else WEEK
        while self._line:
            until = self._line[0][0] + together
            with transaction.atomic():
                self._tell_until(until)
                self._save()
            progress(min(until, self.end))

    def _tell_until(self, until: dt.datetime) -> None:
        while self._line and self._line[0][0] < until:
            moment, _order, event = heapq.heappop(self._line)
            with telling(moment):
                event(moment)

    def _save(self) -> None:
        for program, written in self._written.items():
            written.sort(key=lambda one: one.at)
            for start in range(0, len(written), AT_ONCE):
                log_contacts(program, written[start : start + AT_ONCE], by=self._by)
        self._written.clear()
