"""The demo program as a whole: staff, the journeys' families, and families around them."""

from __future__ import annotations

import datetime as dt
import random

import typer

from beside.accounts.demo import demo_password, make_demo_staff
from beside.accounts.models import Membership, Program
from beside.accounts.rules import Role
from beside.accounts.words import role_name
from beside.foundation.actor import Actor
from beside.foundation.clock import now, telling

from . import journeys


def programs_exist() -> bool:
    """Whether this installation holds a program already."""
    return Program.objects.exists()


def make_demo(*, families: int, years: float, seed: int) -> None:
    """Make the program: the same seed gives the same families."""
    chance = random.Random(seed)  # noqa: S311  (a story, not a secret)
    by = Actor.system("demo")
    typer.echo("Making the demo program (everyone in it is invented) ...", err=True)
    with telling(now() - dt.timedelta(days=365.25 * years + 120)):
        make_demo_staff(by)
    journeys.tell(chance)


def print_sign_ins() -> None:
    """One sign-in per role."""
    typer.echo("\nSign in (demo only):")
    for held in Membership.objects.select_related("user", "program").order_by("created_at"):
        name = held.user.sign_in_name
        where = f", {held.program.name}" if held.program else ""
        typer.echo(f"  {role_name(Role(held.role)) + where:<44} {name:<8} {demo_password(name)}")
    typer.echo("")
