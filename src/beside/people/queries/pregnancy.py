"""Pregnancies, what is on hold after a loss, prenatal health, and when engagement began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, question
from beside.people.models import Client, EnrolmentState, Pregnancy, PrenatalExposure
from beside.people.queries.clearance import cleared_items
from beside.people.queries.clients import relation
from beside.people.rules.circle import OPENS
from beside.people.rules.pregnancy import Outcome, weeks_on


@question
def pregnancies_of(actor: Actor, mother: Client) -> Asking[list[Pregnancy]]:
    """Her pregnancies, the open one first, then newest first."""
    rows = Pregnancy.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=mother.pk))
    return sorted((yield rows), key=lambda row: (row.is_open, row.created_at), reverse=True)


@question
def open_pregnancy(actor: Actor, mother: Client) -> Asking[Pregnancy | None]:
    """The pregnancy that goes on now, if any."""
    every = yield from pregnancies_of.asked(actor, mother)
    return next((row for row in every if row.is_open), None)


def is_pregnancy_open(pregnancy: Pregnancy) -> bool:
    """True while the pregnancy goes on: reminders and groups tied to it may continue."""
    return pregnancy.is_open


def child_anchored_suspended(client: Client) -> bool:
    """True when nothing tied to a child may be asked, sent or scheduled for this client.

    Notes
    -----
    Of a child or a dyad: the child has died. Of a mother: her latest pregnancy ended in a loss, none goes
    on, and no living child stands with her here. Read from facts now; nothing is stored.
    """
    if client.is_child:
        return client.person.died_on is not None
    if client.is_dyad:
        return client.child.person.died_on is not None
    latest = client.pregnancies.order_by("-created_at").first()
    if latest is None or latest.outcome != Outcome.LOSS:
        return False
    living = Client.objects.standing().filter(
        dyads_as_child__caregiver=client, dyads_as_child__merged_into=None, person__died_on=None
    )
    return not living.exists()


def prenatal_health(actor: Actor, child: Client) -> list[PrenatalExposure]:
    """What a child met before birth: for those of its circle who are cleared for health, and nobody else."""
    if not actor.is_system and relation(actor, child) not in OPENS:
        return []
    rows = PrenatalExposure.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=child.pk))
    return cleared_items(actor, rows.order_by("created_at"))


@dataclass(frozen=True)
class Timing:
    """When engagement began, measured at each moment in weeks of pregnancy or days of the child's life.

    Positive `weeks` count from the beginning of the pregnancy; `age_days` from the birth. One of the two
    is None, both when nothing is known.
    """

    moment: str
    on: date | None
    weeks: int | None = None
    age_days: int | None = None


def timing(actor: Actor, dyad: Client) -> list[Timing]:
    """First contact, first trusted contact and welcome of the mother, seen from this child's birth."""
    if not Client.objects.visible_to(actor).filter(pk=dyad.pk).exists():
        return []
    mother = dyad.caregiver
    birth = getattr(dyad.child, "birth", None)
    pregnancy = birth.pregnancy if birth else None
    told = {
        "first_contact": getattr(pregnancy, "weeks_first_contact", None),
        "first_trusted": getattr(pregnancy, "weeks_first_trusted", None),
        "welcomed": getattr(pregnancy, "weeks_engaged", None),
    }
    days = {
        "first_contact": mother.first_contact_on,
        "first_trusted": mother.first_trusted_on,
        "welcomed": _welcomed_on(mother),
    }
    born, due = dyad.child.person.birth_date, pregnancy.due_date if pregnancy else None
    return [_moment(name, days[name], told[name], born, due) for name in days]


def _moment(name: str, on: date | None, told: int | None, born: date | None, due: date | None) -> Timing:
    if told is not None:
        return Timing(name, on, weeks=told)
    if on is None:
        return Timing(name, None)
    if born is not None and on >= born:
        return Timing(name, on, age_days=(on - born).days)
    anchor = due or born
    return Timing(name, on, weeks=weeks_on(anchor, on) if anchor else None)


def _welcomed_on(mother: Client) -> date | None:
    rows = EnrolmentState.objects.filter(enrolment__client=mother, state__in=["welcomed", "active"])
    return rows.order_by("on").values_list("on", flat=True).first()
