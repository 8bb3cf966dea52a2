"""Giving a measure: begun, answered item by item, finished, put aside, taken up again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import month_key, now, today
from beside.foundation.transactions import action
from beside.people.models import Client
from beside_instruments import BadAnswer, Instrument, complete_skips, load, parse_answer

from ..models import Administration, Answer, keep_scores
from ..queries.agreements import caregiver_may_be_asked
from ..queries.allowed import demand_label, demand_subject, demand_writer
from ..queries.leave import may_be_read
from ..queries.settings import languages_for
from ..rules.labels import fits, is_offered, label_of
from ..rules.leave import at_first
from ..rules.refusals import MeasureRefused, check_open
from ..rules.shapes import is_blank, scored
from ..rules.words import Informant, Standing

PUT_ASIDE = frozenset({Standing.DECLINED, Standing.NOT_NOW})


@dataclass(frozen=True, kw_only=True)
class Given:
    """How a measure is given: who answers, by which mode, in which language, for which task."""

    instrument: str
    informant: str
    mode: str
    language: str
    on: dt.date
    informant_name: str = ""
    schedule: str = ""
    task_id: str = ""
    wave: str = ""
    timing: str = ""
    rater: tuple[UUID, str] | None = None
    blinded: bool = False
    day_context: str = ""
    second_rating_of: Administration | None = None
    version: str = ""  # of the measure; the newest when not said


@action
def begin(program: Program, subject: Client, given: Given, *, by: Actor) -> Administration:
    """Begin a measure, or go on with the one that is open for the same task."""
    demand_subject(by, program.pk, subject)
    instrument = load(given.instrument, given.version or None)
    if not is_offered(instrument.key, instrument.target):
        raise MeasureRefused("instrument", "This measure is not given to one person here.")
    if not fits(instrument.target, subject.kind, instrument.key):
        raise MeasureRefused("instrument", "This measure is about somebody else of the family.")
    demand_label(by, program.pk, label_of(instrument.key, instrument.constructs))
    if given.language.split("-")[0] not in languages_for(by, instrument):
        raise MeasureRefused(
            "language", "There is no version of this measure in that language. Choose another."
        )
    _check_caregiver(subject, given, by)
    if given.on > today():
        raise MeasureRefused("on", "This day is still to come. Check the date.")
    going = _open_one(subject, given)
    if going is None:
        going = _new(program, subject, given, instrument, by)
        going.save(force_insert=True)
    record_change(by, "measures.begun", going)
    return going


@action
def give_answers(administration: Administration, answers: Mapping[str, str], *, by: Actor) -> int:
    """Keep answers at once; a later one for the same item replaces it while the measure is open.

    Raises
    ------
    MeasureRefused
        Names the first item whose answer is not possible; none of the answers is kept then.
    """
    demand_writer(by, administration)
    check_open(administration.standing)
    if not may_be_read(by, administration):
        raise MeasureRefused("", "She is answering this herself. Hand the tablet over again.")
    instrument = load(administration.instrument, administration.instrument_version)
    values = {item: _parsed(instrument, item, text) for item, text in answers.items()}
    kept = {row.item: row for row in administration.answers.filter(item__in=list(values))}
    for item, value in values.items():
        row = kept.get(item) or Answer(administration=administration, item=item)
        row.value = value
        row.save()
    record_change(by, "measures.answered", administration, fields=["answers"])
    return len(values)


@action
def take_back_answer(administration: Administration, *, item: str, by: Actor) -> Administration:
    """Make an item unanswered again, as if it had not been asked about yet."""
    demand_writer(by, administration)
    check_open(administration.standing)
    administration.answers.filter(item=item).delete()
    record_change(by, "measures.answer_taken_back", administration, fields=["answers"])
    return administration


@action
def finish(
    administration: Administration, *, elsewhere: Mapping[str, float] | None = None, by: Actor
) -> Administration:
    """Score it by the instrument's own rules; a safety answer asks for a person.

    `elsewhere` holds totals somebody else had worked out, by score: kept beside ours.
    """
    demand_writer(by, administration)
    check_open(administration.standing)
    instrument = load(administration.instrument, administration.instrument_version)
    responses = {row.item: row.value for row in administration.answers.all()}
    if is_blank(instrument.kind, responses):
        raise MeasureRefused(
            "", "Nothing is answered yet. Answer one item, or write down that she would rather not."
        )
    result = scored(instrument, responses)
    if result.problems:
        raise MeasureRefused(result.problems[0].item, result.problems[0].message)
    _keep_skipped(administration, instrument, responses)
    keep_scores(administration, result, elsewhere or {})
    administration.standing, administration.finished_at = Standing.DONE, now()
    administration.save(update_fields=["standing", "finished_at"])
    record_change(by, "measures.finished", administration, fields=["answers", "scores"])
    return administration


@action
def decline(administration: Administration, *, standing: str, reason: str = "", by: Actor) -> Administration:
    """She would rather not, or not now. Nothing else changes (N20)."""
    demand_writer(by, administration)
    check_open(administration.standing)
    if standing not in PUT_ASIDE:
        raise MeasureRefused("standing", "Choose whether she would rather not, or not now.")
    administration.standing = Standing(standing)
    administration.reason, administration.finished_at = reason.strip() or None, now()
    administration.save(update_fields=["standing", "reason", "finished_at"])
    record_change(by, "measures.not_given", administration, fields=["standing"])
    return administration


@action
def take_up_again(administration: Administration, *, by: Actor) -> Administration:
    """She changed her mind, or it was a slip: the same measure goes on."""
    demand_writer(by, administration)
    if administration.standing not in PUT_ASIDE:
        raise MeasureRefused("", "Only a measure that was put aside can be taken up again.")
    administration.standing, administration.finished_at, administration.reason = Standing.OPEN, None, None
    administration.save(update_fields=["standing", "reason", "finished_at"])
    record_change(by, "measures.taken_up_again", administration, fields=["standing"])
    return administration


def _check_caregiver(subject: Client, given: Given, by: Actor) -> None:
    if given.informant != Informant.OTHER_CAREGIVER or not subject.is_child:
        return
    if not caregiver_may_be_asked(by, subject):
        raise MeasureRefused(
            "informant",
            "The child lives elsewhere. Write down first that the caregiver agreed to be asked.",
        )


def _keep_skipped(administration: Administration, instrument: Instrument, responses: dict[str, Any]) -> None:
    completed = complete_skips(instrument, responses)
    fresh = [item for item in completed if item not in responses]
    Answer.objects.bulk_create(
        Answer(administration=administration, item=item, value=completed[item]) for item in fresh
    )


def _parsed(instrument: Instrument, item: str, text: str) -> Any:
    try:
        return parse_answer(instrument, item, text)
    except BadAnswer as bad:
        raise MeasureRefused(item, str(bad)) from bad


def _open_one(subject: Client, given: Given) -> Administration | None:
    rows = Administration.objects.filter(
        subject=subject,
        instrument=given.instrument,
        informant=given.informant,
        standing=Standing.OPEN,
        task_id=given.task_id,
        amends__isnull=True,
        second_rating_of=given.second_rating_of,
    )
    return rows.first()


def _new(
    program: Program, subject: Client, given: Given, instrument: Instrument, by: Actor
) -> Administration:
    rater = given.rater or (None, "")
    return Administration(
        program=program,
        subject=subject,
        instrument=instrument.key,
        instrument_version=instrument.version,
        label=label_of(instrument.key, instrument.constructs),
        leave=at_first(instrument.read_with_her_leave),
        informant=given.informant,
        informant_name=given.informant_name or None,
        mode=given.mode,
        language=given.language,
        local_date=given.on,
        yyyymm=month_key(given.on),
        schedule=given.schedule,
        task_id=given.task_id,
        wave=given.wave,
        timing=given.timing,
        day_context=given.day_context.strip() or None,
        rater_id=rater[0],
        rater_name=rater[1],
        blinded=given.blinded,
        second_rating_of=given.second_rating_of,
        author_id=by.id,
        author_name=by.name,
    )
