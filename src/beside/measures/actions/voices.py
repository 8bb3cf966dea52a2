"""Asking without names: a round begins, slips are made, forms come in, the round is over."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import Change, record_change, record_changes
from beside.foundation.clock import month_key, today
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside_instruments import BadAnswer, load, parse_answer

from ..models import Voice, VoiceCode, VoiceRound
from ..models.voices import scattered
from ..queries.voices import round_of_code
from ..rules.refusals import MeasureRefused
from ..rules.tablet import ALPHABET, LENGTH, digest
from ..rules.voices import MOST_CODES, is_anonymous
from ..rules.words import Mode

TABLET = Actor.system("shared tablet")


@action
def begin_round(program: Program, key: str, *, by: Actor) -> VoiceRound:
    """Ask one measure about the program, without names, from today."""
    _may_collect(by, program.pk)
    instrument = load(key)
    if not is_anonymous(instrument.target):
        raise MeasureRefused("instrument", "This measure is about a person. It is given in her record.")
    if any(item.is_kept_only for item in instrument.items):
        raise MeasureRefused(
            "instrument", "It asks for words, days or several answers, and those could tell whose form it is."
        )
    begun, _new = VoiceRound.objects.get_or_create(
        program=program,
        instrument=key,
        to_date=None,
        defaults={"instrument_version": instrument.version, "from_date": today()},
    )
    record_change(by, "measures.round_begun", begun)
    return begun


@action
def end_round(going: VoiceRound, *, by: Actor) -> VoiceRound:
    """The round is over: unused slips stop counting, and its results can be read."""
    _may_collect(by, going.program_id)
    _check_going(going)
    going.to_date = today()
    going.save(update_fields=["to_date"])
    going.codes.all().delete()
    record_change(by, "measures.round_ended", going, fields=["to_date"])
    return going


@action
def make_slips(going: VoiceRound, number: int, *, by: Actor) -> list[str]:
    """Codes to cut out and put in a bowl; only their digests are kept, and nobody's name beside them."""
    _may_collect(by, going.program_id)
    _check_going(going)
    if not 1 <= number <= MOST_CODES - going.codes.count():
        raise MeasureRefused("number", "Make up to 200 slips at a time. Use those you have first.")
    made = ["".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(number)]
    # Written in the order they are handed out in: sorted by code, which says nothing.
    VoiceCode.objects.bulk_create(VoiceCode(round=going, digest=digest(code)) for code in sorted(made))
    record_change(by, "measures.slips_made", going)
    return sorted(made)


@action
def use_slip(code: str, *, by: Actor) -> VoiceRound:
    """Use a slip up. Its row is deleted before anything is answered."""
    found = round_of_code(by, code)
    going = found.round
    found.delete()
    _note_the_day(by, "measures.slip_used", going)
    return going


@action
def keep_voice(
    going: VoiceRound, answers: Mapping[str, str], *, mode: str, language: str, by: Actor
) -> VoiceRound:
    """Keep one form: its answers and its month, nothing else.

    Notes
    -----
    Returns the round, never the form. The trail names the round and the day, not the moment: with the moment
    somebody who knows who held the tablet could tell whose form it was.
    """
    if mode == Mode.PAPER:
        _may_collect(by, going.program_id)
    _check_going(going)
    instrument = load(going.instrument, going.instrument_version)
    kept = {}
    for item, text in answers.items():
        try:
            kept[item] = parse_answer(instrument, item, text)
        except BadAnswer as bad:
            raise MeasureRefused(item, str(bad)) from bad
    if all(value is None or value == "declined" for value in kept.values()):
        raise MeasureRefused("", "Nothing is answered yet. Answer one question, or stop here.")
    voice = Voice(round=going, yyyymm=month_key(today()), mode=mode, language=language, answers=kept)
    _mixed_in(going, voice)
    _note_the_day(by, "measures.voice_kept", going)
    return going


def _mixed_in(going: VoiceRound, newest: Voice) -> None:
    """Write the whole round anew, mixed, with new numbers: no row says when, or after which other, it was written.

    Notes
    -----
    A database keeps rows where they were written and by which transaction. Here all rows of a round lie in
    one place, of one transaction, in no order. Two tablets at one moment wait for each other.
    """
    VoiceRound.objects.select_for_update().get(pk=going.pk)
    told = [*Voice.objects.filter(round=going), newest]
    Voice.objects.filter(round=going).delete()
    for voice in told:
        voice.pk = scattered()
    secrets.SystemRandom().shuffle(told)
    Voice.objects.bulk_create(told)


def _note_the_day(by: Actor, what: str, going: VoiceRound) -> None:
    day = dt.datetime.combine(today(), dt.time(), tzinfo=timezone.get_current_timezone())
    record_changes([Change(by=by, action=what, subject=going, at=day)])


def _check_going(going: VoiceRound) -> None:
    if going.to_date is not None:
        raise MeasureRefused("", "This round is over. Begin a new one.")


def _may_collect(by: Actor, program_id: UUID) -> None:
    if not (by.is_system or by.can("measures.write", program_id)):
        raise NotAllowed
