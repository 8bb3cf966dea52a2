"""A counsellor leaves, and each of her families is handed to a colleague, all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from beside.accounts import actions as accounts
from beside.foundation.actor import Actor
from beside.people import actions as people
from beside.people.models import Assignment

from .crew import Team, Worker, worker
from .family import Family


def odile_leaves(teams: Sequence[Team], families: Sequence[Family], at: dt.datetime) -> None:
    """Helen hands over; Odile's sign-in closes the same day."""
    odile, tess, helen = (worker(name, "counsellor") for name in ("odile", "tess", "helen"))
    places = Assignment.objects.filter(user=odile.user, to_date__isnull=True).values_list("pk", flat=True)
    if places:
        people.hand_over(odile.user.pk, dict.fromkeys(places, tess.user.pk), by=helen.actor, on=at.date())
    accounts.disable_user(odile.user, by=Actor.system("demo"))
    for team in teams:
        team.workers[:] = [one for one in team.workers if one.user.pk != odile.user.pk]
    for family in families:
        family.circle = _without(family.circle, odile, tess)


def _without(circle: list[Worker], odile: Worker, tess: Worker) -> list[Worker]:
    """The circle with Tess where Odile was, once."""
    changed = [tess if one.user.pk == odile.user.pk else one for one in circle]
    return [
        one for place, one in enumerate(changed) if one.user.pk not in {w.user.pk for w in changed[:place]}
    ]
