"""A program's year in numbers, without a name: how families came, and what was done together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from beside.accounts.models import Program
from beside.accounts.queries import programs_for
from beside.care import queries as care
from beside.foundation.actor import Actor
from beside.people.queries import most_named_supports

from ..rules.years import Year


@dataclass(frozen=True)
class Coming:
    """How families came to a program in one year."""

    talks: care.Talks
    heads: care.Heads
    talks_before_a_name: Sequence[int]
    days_to_intake: Sequence[int]
    days_to_contact: Sequence[int]
    births: care.Births
    unmet: Mapping[str, int]


@dataclass(frozen=True)
class Work:
    """What was done in one year, where, and what for. The supports are those named today."""

    places: Mapping[str, int]
    talks: care.Talks
    services: Mapping[str, int]
    targets: Mapping[str, int]
    supports: Mapping[str, int]


def counted_programs(actor: Actor) -> list[Program]:
    """The programs whose reports she may see, by name."""
    return list(programs_for(actor, "reports.see").order_by("name"))


def coming(actor: Actor, program: Program, year: Year) -> Coming:
    """From the first talk to the intake, from asking to meeting, from the birth on."""
    days = (actor, program, year.first, year.last)
    return Coming(
        talks=care.talks_counted(*days),
        heads=care.heads_counted(*days),
        talks_before_a_name=care.talks_before_a_name(*days),
        days_to_intake=care.days_to_intake(*days),
        days_to_contact=care.days_to_contact(*days),
        births=care.births_that_go_on(*days),
        unmet=care.unmet_by_need(*days),
    )


def work(actor: Actor, program: Program, year: Year) -> Work:
    """Where we met, what was given, what it was for, and whom mothers name."""
    days = (actor, program, year.first, year.last)
    talks = care.talks_counted(*days)
    return Work(
        places=care.places_of_contacts(*days),
        talks=talks,
        services=care.services_by_family(*days, talks),
        targets=care.target_shares(*days),
        supports=most_named_supports(actor, program),
    )
