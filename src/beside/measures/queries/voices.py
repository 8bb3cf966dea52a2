"""Rounds without names, as far as the asker's programs go; single answers are read by nobody."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count

from beside.accounts.models import Program
from beside.accounts.queries import programs_for
from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible

from ..models import VoiceCode, VoiceRound
from ..rules.refusals import MeasureRefused
from ..rules.tablet import digest
from ..rules.voices import may_be_read, roughly

READ, COLLECT = "reports.see", "measures.write"


def rounds(actor: Actor) -> list[tuple[VoiceRound, int]]:
    """Rounds of her programs, newest first, each with how many forms came in, in steps of five."""
    mine = _programs(actor, READ) | _programs(actor, COLLECT)
    rows = VoiceRound.objects.filter(program_id__in=mine).select_related("program")
    found = rows.annotate(counted=Count("voices")).order_by("-from_date", "instrument")
    return [(one, roughly(one.counted)) for one in found]


def round_to_collect(actor: Actor, pk: UUID) -> VoiceRound:
    """A round that goes on, in a program where she gives measures."""
    found = VoiceRound.objects.filter(pk=pk, program_id__in=_programs(actor, COLLECT)).first()
    if found is None:
        raise NotVisible
    return found


def round_to_read(actor: Actor, pk: UUID) -> VoiceRound:
    """A round of a program whose numbers she may see."""
    rows = VoiceRound.objects.select_related("program")
    found = rows.filter(pk=pk, program_id__in=_programs(actor, READ)).first()
    if found is None:
        raise NotVisible
    return found


def answers_together(actor: Actor, read: VoiceRound) -> list[dict[str, Any]] | None:
    """The answers of a round that is over and has enough of them, in no order; else None."""
    if read.program_id not in _programs(actor, READ):
        raise NotVisible
    found = list(read.voices.order_by("pk").values_list("answers", flat=True))
    return found if may_be_read(read.to_date is not None, len(found)) else None


def programs_that_collect(actor: Actor) -> list[Program]:
    """Programs in which she may ask without names."""
    return list(programs_for(actor, COLLECT).order_by("name"))


def codes_left(actor: Actor, collected: VoiceRound) -> int:
    """How many slips were made and not used."""
    return collected.codes.count()


def round_of_code(actor: Actor, code: str) -> VoiceCode:
    """The code of a slip, while its round goes on; the same sentence for every other one."""
    rows = VoiceCode.objects.filter(digest=digest(code), round__to_date__isnull=True)
    found = rows.select_related("round__program").first()
    if found is None:
        raise MeasureRefused("code", "This code does not open anything now. Take another slip.")
    return found


def round_going_on(actor: Actor, pk: Any) -> VoiceRound:
    """The round a tablet answers in, after its code was used."""
    found = VoiceRound.objects.filter(pk=pk, to_date__isnull=True).first() if pk else None
    if found is None:
        raise NotVisible
    return found


def _programs(actor: Actor, capability: str) -> set[UUID]:
    return set(programs_for(actor, capability).values_list("pk", flat=True))
