"""The one intake: begun, left, resumed; the talk about confidentiality; the waiting list; stepping down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, Refusal
from beside.foundation.transactions import action
from beside.people.actions import change_enrolment, write_story
from beside.people.models import Client
from beside.people.queries import current_story
from beside.people.rules.enrolment import State
from beside.people.rules.stories import StoryKind

from ..models import ConfidentialityTalk, Intake, IntakeAnswer, StepDown, WaitingEntry
from ..rules.intake import WHAT_WORKS, AnswerKind


@dataclass(frozen=True)
class Answered:
    """One answer: how it was answered, its label, and what was said."""

    kind: str
    label: str
    said: Any = None


@action
def begin_intake(program: Program, subject: Client, *, questions_version: int, by: Actor) -> Intake:
    """Begin, or go on with the one that is open: nothing is asked twice."""
    _may(by, program)
    open_one = Intake.objects.filter(subject=subject, finished_on__isnull=True).first()
    if open_one is None:
        open_one = Intake(
            program=program,
            subject=subject,
            questions_version=questions_version,
            started_on=today(),
            started_by_id=by.id,
            started_by_name=by.name,
        )
        open_one.save(force_insert=True)
    record_change(by, "care.intake_opened", open_one)
    return open_one


@action
def answer(intake: Intake, answers: Mapping[str, Answered], *, by: Actor) -> int:
    """Write down answers; one that changed is a new row beside the old. Returns how many were new."""
    _may(by, intake.program)
    current = {a.question: a for a in intake.answers.filter(superseded=False)}
    changed: dict[str, Answered] = {}
    for question, given in answers.items():
        before = current.get(question)
        if before and (before.kind, before.answer) == (given.kind, given.said):
            continue
        if before is None and given.kind == AnswerKind.NOT_ASKED:
            continue
        if before:
            before.superseded = True
            before.save(update_fields=["superseded"])
        IntakeAnswer(
            intake=intake,
            question=question,
            kind=given.kind,
            label=given.label,
            answer=given.said,
            on=today(),
            author_id=by.id,
            author_name=by.name,
        ).save(force_insert=True)
        changed[question] = given
    _keep_what_works(intake.subject, changed, by)
    record_change(by, "care.intake_answered", intake, fields=list(answers)[:20])
    return len(changed)


def _keep_what_works(subject: Client, answers: Mapping[str, Answered], by: Actor) -> None:
    """What works for her is told once: an answer becomes the next version of her own text, never asked again."""
    said = {key: str(one.said) for key, one in answers.items() if key in WHAT_WORKS and one.said}
    before = current_story(by, subject, StoryKind.WHAT_WORKS)
    parts = {**(before.parts if before else {}), **said}
    if said and (before is None or parts != before.parts):
        write_story(subject, StoryKind.WHAT_WORKS, parts, follows=before.pk if before else None, by=by)


@action
def finish_intake(intake: Intake, *, by: Actor) -> Intake:
    """She and her worker are done for now. Every question may still be open."""
    _may(by, intake.program)
    intake.finished_on = today()
    intake.save(update_fields=["finished_on"])
    record_change(by, "care.intake_finished", intake, fields=["finished_on"])
    return intake


@action
def record_talk(
    subject: Client,
    *,
    version: int,
    language: str,
    read_aloud: bool,
    own_words: bool,
    copy_given: bool,
    by: Actor,
) -> ConfidentialityTalk:
    """Write down that confidentiality was explained: which version and how."""
    talk = ConfidentialityTalk(
        subject=subject,
        agreement_version=version,
        on=today(),
        language=language,
        read_aloud=read_aloud,
        in_her_own_words=own_words,
        copy_given=copy_given,
        explained_by_id=by.id,
        explained_by_name=by.name,
    )
    talk.save(force_insert=True)
    record_change(by, "care.confidentiality_explained", talk, fields=["agreement_version"])
    return talk


@action
def put_on_waiting_list(program: Program, subject: Client, *, asked_on: dt.date, by: Actor) -> WaitingEntry:
    """She asked and there is no place yet."""
    _may(by, program)
    if asked_on > today():
        raise Refusal("asked_on", "This day is still to come. Check the date.")
    entry, _new = WaitingEntry.objects.get_or_create(
        program=program, subject=subject, ended_on=None, defaults={"asked_on": asked_on}
    )
    record_change(by, "care.waiting_began", entry)
    return entry


@action
def end_waiting(entry: WaitingEntry, *, because: str, by: Actor) -> WaitingEntry:
    """The wait is over: a first real contact, or another way found."""
    _may(by, entry.program)
    entry.ended_on, entry.ended_because = today(), because
    entry.save(update_fields=["ended_on", "ended_because"])
    record_change(by, "care.waiting_ended", entry, fields=["ended_on"])
    return entry


@action
def step_down(
    program: Program,
    subject: Client,
    *,
    to: State,
    reason: str,
    plan: Mapping[str, str],
    until: dt.date | None,
    supervisor_reason: str = "",
    by: Actor,
) -> StepDown:
    """Let a place rest or end, with what goes on afterwards (N37). Ends nobody else's place (MCS-040)."""
    _may(by, program)
    if not any(text.strip() for text in plan.values()) and not supervisor_reason.strip():
        raise Refusal(
            "continues", "Say what goes on and who keeps in touch, or ask a supervisor to give a reason."
        )
    if supervisor_reason.strip() and not by.can("notes.countersign", program.pk):
        raise Refusal("supervisor_reason", "Only a supervisor can end a place without a plan.")
    change_enrolment(subject, program, to, on=today(), reason=reason, by=by)
    kept = StepDown(
        program=program,
        subject=subject,
        on=today(),
        keeps_in_touch_until=until,
        plan=dict(plan),
        supervisor_reason=supervisor_reason.strip() or None,
        author_id=by.id,
        author_name=by.name,
    )
    kept.save(force_insert=True)
    record_change(by, "care.stepped_down", kept, fields=["plan"])
    return kept


def _may(by: Actor, program: Any) -> None:
    if not (by.is_system or by.can("clients.write", program.pk)):
        raise NotAllowed
