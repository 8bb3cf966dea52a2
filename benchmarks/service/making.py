"""Run in a process of its own: the demo program, and one client with a very long timeline."""

from __future__ import annotations

import datetime as dt
import random
import sys

LONG = 2000


def main(families: int, years: float) -> None:
    """Make everything in the data folder and database the environment names; print the long client's id."""
    from beside.cli.django import start

    start()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from beside.accounts.models import Program
    from beside.demo import make_demo
    from beside.foundation.table_sizes import look_at_tables

    if not Program.objects.exists():
        make_demo(families=families, years=years, seed=2026)
        _make_long()
        look_at_tables()
    print(_long_client().pk)


def _long_client():  # type: ignore[no-untyped-def]
    """The mother Nadia has walked with longest."""
    from beside.demo.crew import worker
    from beside.people.models import Assignment

    hers = Assignment.objects.filter(user=worker("nadia", "counsellor").user, to_date__isnull=True)
    longest = hers.filter(client__kind="mother").select_related("client").order_by("from_date", "created_at")
    return longest[0].client


def _make_long() -> None:
    """Two thousand contacts over a year, one note each."""
    from beside.care.actions import Earlier, log_contacts
    from beside.care.rules.contacts import Happened, WrittenPassage
    from beside.demo.crew import house, worker
    from beside.demo.days import moment
    from beside.foundation.actor import Actor
    from beside.foundation.clock import today

    nadia, mother, chance = worker("nadia", "counsellor"), _long_client(), random.Random(7)
    written = []
    for number in range(LONG):
        days, place = divmod(number, 6)
        at = moment(today() - dt.timedelta(days=days + 1), 9 + place)
        text = (
            f"What went well: she came, and we spoke about {chance.choice(('sleep', 'school', 'housing'))}."
        )
        told = Happened(
            kind="phone",
            place="phone",
            on=at.date(),
            minutes={mother.pk: 10},
            passages=[WrittenPassage(mother.pk, text)],
        )
        written.append(Earlier(told=told, worker=nadia.actor, at=at))
    log_contacts(house(), sorted(written, key=lambda one: one.at), by=Actor.system("demo"))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
