"""Bringing in many finished measures at once: an earlier record, or the demo program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import Change, record_changes
from beside.foundation.clock import month_key
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside.people.models import Client
from beside_instruments import complete_skips, load

from ..models import Administration, Answer, Prompt, Score, prompt_rows, score_rows
from ..rules.labels import label_of
from ..rules.leave import at_first
from ..rules.shapes import for_scoring
from ..rules.words import Standing
from .administering import Given


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A measure given at an earlier moment ``at`` by ``worker``: its answers, or that it was put aside."""

    program: Program
    subject: Client
    given: Given
    worker: Actor
    at: dt.datetime
    answers: Mapping[str, Any] = field(default_factory=dict)
    standing: str = Standing.DONE
    repeats: int | None = None  # place in the list of the rating this one is a second rating of


@action
def keep_earlier(told: Sequence[Earlier], *, by: Actor) -> list[Administration]:
    """Keep many measures, each scored as a single one and with its own entry in the trail.

    Notes
    -----
    Only for the system itself. What an answer asked of a person counts as talked about on that day: a prompt
    of long ago would help nobody.
    """
    if not by.is_system:
        raise NotAllowed
    rows = [_row(one) for one in told]
    for one, row in zip(told, rows, strict=True):
        row.second_rating_of = rows[one.repeats] if one.repeats is not None else None
    answers: list[Answer] = []
    scores: list[Score] = []
    prompts: list[Prompt] = []
    for one, row in zip(told, rows, strict=True):
        if one.standing == Standing.DONE:
            _scored(one, row, answers, scores, prompts)
    Administration.objects.bulk_create(rows, batch_size=500)
    Answer.objects.bulk_create(answers, batch_size=2000)
    Score.objects.bulk_create(scores, batch_size=2000)
    Prompt.objects.bulk_create(prompts, batch_size=500)
    record_changes([_change(one, row) for one, row in zip(told, rows, strict=True)])
    return rows


def _scored(
    one: Earlier, row: Administration, answers: list[Answer], scores: list[Score], prompts: list[Prompt]
) -> None:
    instrument = load(row.instrument, row.instrument_version)
    completed = complete_skips(instrument, one.answers)
    result = instrument.prepared().score(for_scoring(instrument.kind, completed))
    if result.problems:
        raise ValueError(f"{row.instrument}: {result.problems[0].message}")
    answers += [
        Answer(administration=row, item=item, value=value, created_at=one.at)
        for item, value in completed.items()
    ]
    scores += score_rows(row, result, {})
    for prompt in prompt_rows(row, result):
        prompt.who_id, prompt.who_name, prompt.created_at = one.worker.id, one.worker.name, one.at
        prompt.done_at = one.at + dt.timedelta(hours=1)
        prompts.append(prompt)


def _row(one: Earlier) -> Administration:
    instrument = load(one.given.instrument)
    given, rater = one.given, one.given.rater or (None, "")
    return Administration(
        program=one.program,
        subject=one.subject,
        instrument=instrument.key,
        instrument_version=instrument.version,
        label=label_of(instrument.key, instrument.constructs),
        leave=at_first(instrument.read_with_her_leave),
        informant=given.informant,
        mode=given.mode,
        language=given.language,
        local_date=given.on,
        yyyymm=month_key(given.on),
        schedule=given.schedule,
        task_id=given.task_id,
        wave=given.wave,
        timing=given.timing,
        standing=one.standing,
        rater_id=rater[0],
        rater_name=rater[1],
        blinded=given.blinded,
        author_id=one.worker.id,
        author_name=one.worker.name,
        finished_at=one.at,
        created_at=one.at,
    )


def _change(one: Earlier, row: Administration) -> Change:
    done = one.standing == Standing.DONE
    return Change(
        by=one.worker,
        action="measures.finished" if done else "measures.not_given",
        subject=row,
        at=one.at,
        fields=["answers", "scores"] if done else ["standing"],
    )
