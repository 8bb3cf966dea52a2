"""The demo program as a whole: staff, the journeys' families, families around them, and the weeks to come."""

from __future__ import annotations

import datetime as dt
import random

import typer

from beside.accounts.demo import demo_password, make_demo_staff
from beside.accounts.models import Membership, Program
from beside.accounts.rules import Role
from beside.accounts.words import role_name
from beside.foundation.actor import Actor
from beside.foundation.clock import telling, today
from beside.measures.demo import tell_measures

from . import coming, crew, journeys
from .days import moment, working, working_before
from .families import begin_families
from .family import Family
from .leaving import odile_leaves
from .narrator import Narrator
from .pace import estimate, in_words, progress
from .town import Street, tell_town

_ODILE_LEFT_DAYS_AGO = 240
_JOURNEYS_REACH_BACK_DAYS = 720


def programs_exist() -> bool:
    """Whether this installation holds a program already."""
    return Program.objects.exists()


def make_demo(*, families: int, years: float, seed: int) -> None:
    """Make the program: the same seed and day give the same families."""
    contacts, seconds = estimate(families, years)
    typer.echo(
        f"Making the demo program; everyone in it is invented. {families} families, about {contacts:,} "
        f"contacts over {years:g} years: about {in_words(seconds)} ...",
        err=True,
    )
    day, chance = today(), random.Random(seed)  # noqa: S311  (a story, not a secret)
    reach = round(max(_JOURNEYS_REACH_BACK_DAYS, 365.25 * years)) + 120
    begin = moment(working(day - dt.timedelta(days=reach)), 9, 30)
    teams = _staff(begin, families, chance)
    narrator = Narrator(begin, moment(working_before(day), 16, 0))
    told = journeys.begin(narrator, teams[0], chance, day)
    told += begin_families(narrator, teams, families=families, years=years, seed=seed)
    _around(narrator, teams, told, random.Random(f"{seed}/town"))  # noqa: S311
    with progress(narrator) as moved:
        narrator.tell(moved)
        coming.tell(told, crew.worker("nadia", "counsellor"), day, chance)
    known = [family.her for family in told if family.mother is not None]
    tell_measures(random.Random(f"{seed}/measures"), known, Actor.system("demo"))  # noqa: S311


def _staff(begin: dt.datetime, families: int, chance: random.Random) -> list[crew.Team]:
    by = Actor.system("demo")
    with telling(begin):
        make_demo_staff(by)
        crew.odile_joins(by)
        return [*crew.first_teams(), *crew.more_teams(families, chance, by)]


def _around(narrator: Narrator, teams: list[crew.Team], told: list[Family], chance: random.Random) -> None:
    """The town, and the day a colleague leaves."""
    tell_town(narrator, Street(crew.house(), crew.worker("annie", "outreach"), chance))
    left = working(narrator.end.date() - dt.timedelta(days=_ODILE_LEFT_DAYS_AGO))
    narrator.at(moment(left, 8, 30), lambda at: odile_leaves(teams, told, at))


def print_sign_ins() -> None:
    """One sign-in per role."""
    typer.echo("\nSign in (demo only):")
    for held in Membership.objects.select_related("user", "program").order_by("created_at"):
        name = held.user.sign_in_name
        where = f", {held.program.name}" if held.program else ""
        if held.user.has_usable_password():
            typer.echo(f"  {role_name(Role(held.role)) + where:<44} {name:<8} {demo_password(name)}")
    typer.echo("")
