"""The intake so far, what is still open, what eligibility advises, who waits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.content import content
from beside.foundation.together import Asking, in_step, question
from beside.foundation.together import rows as _rows
from beside.people.models import Client
from beside.people.queries import Family, clearance, family_of, open_pregnancy

from ..models import ConfidentialityTalk, Intake, IntakeAnswer, Participation, StepDown, WaitingEntry
from ..rules.intake import Advice, AnswerKind, advise
from ..rules.words import Outcome


@dataclass(frozen=True)
class Waiting:
    """One who waits, for how long, and whether we have spoken since."""

    entry: WaitingEntry
    days: int
    first_contact: dt.date | None


@question
def intake_of(actor: Actor, subject: Client) -> Asking[Intake | None]:
    """Her newest intake, open or done."""
    rows = Intake.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=subject.pk))
    found = yield rows.select_related("program").order_by("-started_on", "-created_at")[:1]
    return next(iter(found), None)


@question
def answers_of(actor: Actor, intake: Intake | None) -> Asking[dict[str, IntakeAnswer]]:
    """The current answers whose label she is cleared for, by question; none before an intake began."""
    if intake is None:
        return {}
    rows = IntakeAnswer.objects.filter(intake=intake, superseded=False)
    said, labels = yield from in_step(_rows(rows), clearance.asked(actor, {intake.subject_id}))
    return {row.question: row for row in said if row.label in labels[intake.subject_id]}


@question
def latest_talk(actor: Actor, subject: Client) -> Asking[ConfidentialityTalk | None]:
    """The last time confidentiality was explained to her."""
    rows = ConfidentialityTalk.objects.filter(
        subject__in=Client.objects.visible_to(actor).filter(pk=subject.pk)
    )
    return next(iter((yield rows.order_by("-on", "-created_at")[:1])), None)


@dataclass(frozen=True)
class IntakeSoFar:
    """The conversation as it stands, what eligibility advises, and the labels the reader is cleared for."""

    intake: Intake | None
    answers: dict[str, IntakeAnswer]
    talk: ConfidentialityTalk | None
    advice: tuple[Advice, dict[str, dict[str, str]]]
    labels: frozenset[str]


@question
def intake_so_far(actor: Actor, subject: Client) -> Asking[IntakeSoFar]:
    """All that the intake's own page shows."""
    intake, talk, advice, labels = yield from in_step(
        intake_of.asked(actor, subject),
        latest_talk.asked(actor, subject),
        eligibility.asked(actor, subject),
        clearance.asked(actor, {subject.pk}),
    )
    answers = yield from answers_of.asked(actor, intake)
    return IntakeSoFar(intake, answers, talk, advice, labels[subject.pk])


@question
def eligibility(actor: Actor, subject: Client) -> Asking[tuple[Advice, dict[str, dict[str, str]]]]:
    """What the program's eligibility set advises from what is known; never a refusal (N03, BTC-002)."""
    rules = content("eligibility", "btc_like")["rules"]
    said, pregnancy, family = yield from in_step(
        _answers_now(actor, subject),
        open_pregnancy.asked(actor, subject),
        family_of.asked(actor, subject),
    )
    facts: dict[str, Any] = {
        "pregnant": pregnancy is not None or _said(said, "parent", "expecting") or None,
        "child_under_six": _young_child(family),
        "use_or_recovery": _said(said, "use_or_recovery", "wants_company"),
        "wants_support": True if "what_brings_her" in said or "hopes_as_mother" in said else None,
    }
    return advise(rules, facts), {rule["key"]: rule["label"] for rule in rules}


def waiting_list(actor: Actor) -> list[Waiting]:
    """Who waits in her programs, longest first, with days; the first contact since only where she may open."""
    opens = Client.objects.visible_to(actor)
    met = Participation.objects.filter(
        client__in=opens,
        client=OuterRef("subject"),
        local_date__gte=OuterRef("asked_on"),
        contact__outcome=Outcome.TOOK_PLACE,
        contact__removed_at__isnull=True,
    )
    rows = WaitingEntry.objects.filter(
        ended_on__isnull=True,
        program_id__in=actor.programs_with("clients.find"),
        subject__in=Client.objects.findable_by(actor),
    ).select_related("subject__person")
    first = Subquery(met.order_by("local_date").values("local_date")[:1])
    return [
        Waiting(entry, (today() - entry.asked_on).days, entry.met_on)
        for entry in rows.annotate(met_on=first).order_by("asked_on")
    ]


@question
def waits_of(actor: Actor, subject: Client) -> Asking[list[WaitingEntry]]:
    """Where she waits now."""
    rows = WaitingEntry.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=subject.pk))
    return list((yield rows.filter(ended_on__isnull=True).select_related("program")))


def step_downs(actor: Actor, subject: Client) -> list[StepDown]:
    """How her places were let rest or ended."""
    rows = StepDown.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=subject.pk))
    return list(rows.order_by("-on"))


def _answers_now(actor: Actor, subject: Client) -> Asking[dict[str, IntakeAnswer]]:
    intake = yield from intake_of.asked(actor, subject)
    return (yield from answers_of.asked(actor, intake))


def _said(said: dict[str, IntakeAnswer], question: str, value: str) -> bool | None:
    row = said.get(question)
    return None if row is None or row.kind != AnswerKind.ANSWERED else row.answer == value


def _young_child(family: Family) -> bool | None:
    born = [member.client.person.birth_date for member in family.children]
    if not born:
        return None
    return any(day is not None and (today() - day).days < 6 * 365.25 for day in born)
