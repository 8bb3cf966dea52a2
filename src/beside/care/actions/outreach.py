"""Outreach without a name, and her own act that joins it to a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import month_key, now, today
from beside.foundation.errors import NotAllowed, NotVisible, Refusal
from beside.foundation.transactions import action
from beside.people.actions import register_mother
from beside.people.models import Client
from beside.people.rules.enrolment import State
from beside.people.rules.inputs import PersonFacts

from ..models import Headcount, OutreachAlias, OutreachContact, UnmetRequest
from ..rules.outreach import check_entry, check_handoff, expires_on


@dataclass(frozen=True, kw_only=True)
class Met:
    """One talk on the street or at the door; everything but day and zone may stay empty."""

    on: dt.date
    zone: str
    needs: Sequence[str] = ()
    words: str = ""
    nickname: str = ""
    pregnancy_mentioned: bool = False
    explained: bool = False
    handoff_to: str = ""
    handoff_steps: Sequence[str] = ()


@action
def record_outreach(
    program: Program, met: Met, *, alias: OutreachAlias | None = None, by: Actor
) -> OutreachContact:
    """Write down a talk. A new nickname begins an alias; no person record is made."""
    _may(by, program)
    check_entry(on=met.on, today=today(), zone=met.zone, words=met.words, nickname=met.nickname)
    check_handoff(to=met.handoff_to, steps=met.handoff_steps)
    if alias is None and met.nickname.strip():
        alias = OutreachAlias(
            program=program, nickname=met.nickname.strip(), zone=met.zone, last_met_on=met.on
        )
        alias.save(force_insert=True)
    elif alias is not None and met.on > alias.last_met_on:
        alias.last_met_on = met.on
        alias.save(update_fields=["last_met_on"])
    contact = _talk(program, met, alias, by)
    contact.save(force_insert=True)
    record_change(by, "care.outreach_recorded", contact, client=alias.mother if alias else None)
    return contact


@action
def count_heads(
    program: Program, *, on: dt.date, what: str, named: int, unnamed: int, children: int = 0, by: Actor
) -> Headcount:
    """Count who came to a drop-in; unnamed people stay numbers."""
    _may(by, program)
    if on > today():
        raise Refusal("on", "This day is still to come. Check the date.")
    if min(named, unnamed, children) < 0 or named + unnamed + children == 0:
        raise Refusal("unnamed", "Count at least one person.")
    counted = Headcount(
        program=program,
        local_date=on,
        yyyymm=month_key(on),
        what=what,
        named=named,
        unnamed=unnamed,
        children=children,
        worker_id=by.id,
        worker_name=by.name,
    )
    counted.save(force_insert=True)
    record_change(by, "care.heads_counted", counted)
    return counted


@action
def choose_to_be_known(
    alias: OutreachAlias,
    *,
    facts: PersonFacts,
    how: str,
    contacts_too: bool,
    on: dt.date | None = None,
    by: Actor,
) -> Client:
    """She chooses to be known: a mother's record begins, and past talks join it only with her yes."""
    _may(by, alias.program)
    _still_open(alias)
    mother = register_mother(
        facts,
        program=alias.program,
        by=by,
        state=State.WELCOMED,
        first_contact_on=_first_day(alias) if contacts_too else None,
        on=on,
    )
    return _join(alias, mother, how=how, contacts_too=contacts_too, on=on, by=by)


@action
def join_known_mother(
    alias: OutreachAlias,
    mother: Client,
    *,
    how: str,
    contacts_too: bool = True,
    on: dt.date | None = None,
    by: Actor,
) -> Client:
    """The woman behind a nickname says it was she; she has a record already."""
    _may(by, alias.program)
    if not mother.is_mother or not Client.objects.visible_to(by).filter(pk=mother.pk).exists():
        raise NotVisible
    _still_open(alias)
    return _join(alias, mother, how=how, contacts_too=contacts_too, on=on, by=by)


@action
def forget_nicknames(program: Program, *, keep_days: int, by: Actor) -> int:
    """Forget nicknames nobody chose to join, after the program's number of days (N28). Returns how many."""
    forgotten = 0
    for alias in OutreachAlias.objects.filter(
        program=program, mother__isnull=True, forgotten_at__isnull=True
    ):
        if expires_on(alias.last_met_on, keep_days) <= today():
            alias.nickname, alias.forgotten_at = "", now()
            alias.save(update_fields=["nickname", "forgotten_at"])
            OutreachContact.objects.filter(alias=alias).update(words=None)
            forgotten += 1
    record_change(by, "care.nicknames_forgotten", program)
    return forgotten


@action
def note_unmet(program: Program, *, need: str, because: str, on: dt.date, by: Actor) -> UnmetRequest:
    """Count a need that could not be served, without a name."""
    _may(by, program)
    request = UnmetRequest(
        program=program, local_date=on, yyyymm=month_key(on), need=need, because=because, worker_id=by.id
    )
    request.save(force_insert=True)
    record_change(by, "care.unmet_noted", request)
    return request


def _talk(program: Program, met: Met, alias: OutreachAlias | None, by: Actor) -> OutreachContact:
    return OutreachContact(
        program=program,
        alias=alias,
        local_date=met.on,
        yyyymm=month_key(met.on),
        zone=met.zone,
        needs=",".join(met.needs),
        words=met.words.strip() or None,
        pregnancy_mentioned=met.pregnancy_mentioned,
        explained=met.explained,
        handoff_to=met.handoff_to,
        handoff_steps=",".join(met.handoff_steps),
        worker_id=by.id,
        worker_name=by.name,
    )


def _may(by: Actor, program: Any) -> None:
    if not (by.is_system or by.can("outreach.write", program.pk) or by.can("clients.write", program.pk)):
        raise NotAllowed


def _still_open(alias: OutreachAlias) -> None:
    if alias.mother_id or alias.forgotten_at:
        raise Refusal(
            "alias", "This nickname was already joined or forgotten. Start from her record instead."
        )


def _first_day(alias: OutreachAlias) -> dt.date:
    return (
        alias.contacts.order_by("local_date").values_list("local_date", flat=True).first()
        or alias.last_met_on
    )


def _join(
    alias: OutreachAlias, mother: Client, *, how: str, contacts_too: bool, on: dt.date | None, by: Actor
) -> Client:
    alias.mother, alias.chose_on, alias.chosen_how = mother, on or today(), how.strip() or None
    alias.save(update_fields=["mother", "chose_on", "chosen_how"])
    if not contacts_too:
        alias.contacts.update(alias=None)
    record_change(by, "care.chose_to_be_known", alias, fields=["mother", "chose_on"], client=mother)
    return mother
