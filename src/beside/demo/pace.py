"""How long the making takes: a word before, a bar while it runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from .narrator import Narrator

CONTACTS_A_FAMILY_YEAR = 51
SECONDS_A_FAMILY = 0.16
SECONDS_A_CONTACT = 0.0016
SECONDS_AT_LEAST = 4


def estimate(families: int, years: float) -> tuple[int, float]:
    """About how many contacts, and about how many seconds on a small machine."""
    contacts = round((families + 4) * years * CONTACTS_A_FAMILY_YEAR)
    return contacts, SECONDS_AT_LEAST + families * SECONDS_A_FAMILY + contacts * SECONDS_A_CONTACT


def in_words(seconds: float) -> str:
    """Seconds or minutes, rounded up."""
    return f"{-(-seconds // 10) * 10:.0f} seconds" if seconds < 90 else f"{-(-seconds // 60):.0f} minutes"


@contextmanager
def progress(narrator: Narrator) -> Iterator[Callable[[dt.datetime], None]]:
    """A bar over the days told; nothing is drawn where nobody can watch it move."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[day]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Telling", total=(narrator.end - narrator.begin).total_seconds(), day="")

        def moved(moment: dt.datetime) -> None:
            day = f"{moment:%B %Y}, {narrator.contacts:,} contacts"
            bar.update(task, completed=(moment - narrator.begin).total_seconds(), day=day)

        yield moved
