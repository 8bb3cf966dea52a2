"""What programs follow and may show: wording in use, schedules, pauses, things begun."""

from __future__ import annotations

from uuid import UUID

from beside.accounts.models import Program
from beside.accounts.queries import programs_for
from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible
from beside.foundation.together import Asking, question
from beside.people.models import Client
from beside_instruments import Instrument
from beside_instruments.wording import WordingPack as Wording
from beside_instruments.wording import own_wording

from ..models import Intervention, MeasurePause, ProgramSchedule, WordingPack
from ..rules.languages import given_in
from .allowed import may_look_after


def wording_in_use(actor: Actor, instrument: Instrument, language: str) -> Wording | None:
    """The words that may be shown: loaded ones, or the measure's own where its words are ours."""
    short = language.split("-")[0]
    rows = WordingPack.objects.filter(
        instrument=instrument.key, instrument_version=instrument.version, ended_at__isnull=True
    )
    found = {row.language.split("-")[0]: row for row in rows}
    if short in found:
        return Wording.from_dict(found[short].words)
    return own_wording(instrument, short)


def languages_for(actor: Actor, instrument: Instrument) -> frozenset[str]:
    """The languages a measure may be given in here (BTC-007)."""
    loaded = WordingPack.objects.filter(instrument=instrument.key, ended_at__isnull=True)
    states = {language: version.state for language, version in instrument.languages.items()}
    return given_in(states, list(loaded.values_list("language", flat=True)))


def packs_of(actor: Actor, instrument: Instrument) -> list[WordingPack]:
    """Every pack that was loaded for a measure, newest first."""
    return list(WordingPack.objects.filter(instrument=instrument.key).order_by("-created_at").defer("words"))


def pack(actor: Actor, pk: UUID) -> WordingPack:
    """One wording pack, for who looks after them."""
    found = WordingPack.objects.filter(pk=pk).first()
    if found is None or not may_look_after(actor):
        raise NotVisible
    return found


def instruments_with_wording(actor: Actor) -> frozenset[tuple[str, str]]:
    """Measures for which official wording is in use, with its language."""
    rows = WordingPack.objects.filter(ended_at__isnull=True)
    return frozenset(rows.values_list("instrument", "language"))


def programs_she_looks_after(actor: Actor) -> list[Program]:
    """Programs whose schedules she may choose."""
    capability = "staff.manage" if actor.can("staff.manage") else "measures.write"
    return list(programs_for(actor, capability).order_by("name"))


def schedules_followed(actor: Actor, programs: list[Program]) -> list[ProgramSchedule]:
    """What these programs follow now."""
    rows = ProgramSchedule.objects.filter(program__in=programs, to_date__isnull=True)
    return list(rows.select_related("program").order_by("program__name", "schedule"))


@question
def pause_of(actor: Actor, mother: Client) -> Asking[MeasurePause | None]:
    """Her wish not to be asked for a while, if it goes on."""
    going = MeasurePause.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=mother.pk))
    found = yield going.filter(until__isnull=True)
    return found[0] if found else None


def interventions_of(actor: Actor, mother: Client) -> list[Intervention]:
    """What she began that measures count from, newest first."""
    rows = Intervention.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=mother.pk))
    return list(rows.order_by("-from_date"))
