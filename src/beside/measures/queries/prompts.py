"""Answers that wait for a person."""

from __future__ import annotations

from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible
from beside.foundation.together import Asking, answer, question
from beside.people.models import Client
from beside.people.queries import clearance

from ..models import Administration, Prompt

_PEOPLE = ("subject__person", "subject__caregiver__person", "subject__child__person")


@question
def open_prompts(actor: Actor, limit: int = 20) -> Asking[list[Prompt]]:
    """What nobody has talked with her about yet, oldest first: for her circle and the supervisor.

    A supervisor sees them through the program she leads. The label of the measure must be cleared.
    """
    if not actor.can("measures.read"):
        return []
    rows = Prompt.objects.filter(done_at__isnull=True, subject__in=Client.objects.visible_to(actor))
    rows = rows.exclude(administration__amended_by__standing="done")
    found = yield rows.select_related("administration", *_PEOPLE).order_by("created_at")[:limit]
    return (yield from _cleared(actor, found))


def prompts_of(actor: Actor, given: Administration) -> list[Prompt]:
    """The prompts of one measure the asker has opened."""
    return list(given.prompts.order_by("created_at"))


def prompt(actor: Actor, pk: UUID) -> Prompt:
    """One prompt of somebody whose record she may open."""
    rows = Prompt.objects.filter(pk=pk, subject__in=Client.objects.visible_to(actor))
    found = answer(
        _cleared(actor, list(rows.select_related("administration__program", "administration__subject")))
    )
    if not found:
        raise NotVisible
    return found[0]


def _cleared(actor: Actor, prompts: list[Prompt]) -> Asking[list[Prompt]]:
    if not prompts:
        return []
    allowed = yield from clearance.asked(actor, {one.subject_id for one in prompts})
    return [one for one in prompts if one.administration.label in allowed[one.subject_id]]
