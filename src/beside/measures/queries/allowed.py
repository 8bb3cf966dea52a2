"""Who may give a measure: asked again by every action, whatever page called it."""

from __future__ import annotations

from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed, NotVisible
from beside.people.models import Client

from ..models import Administration


def demand_subject(actor: Actor, program_id: Any, subject: Client) -> None:
    """She may write measures in this program, and read this client now; or NotVisible, NotAllowed."""
    if actor.is_system:
        return
    if not Client.objects.visible_to(actor).filter(pk=subject.pk).exists():
        raise NotVisible
    if not actor.can("measures.write", program_id):
        raise NotAllowed


def demand_label(actor: Actor, program_id: Any, label: str) -> None:
    """She is cleared for what the answers are about; or NotAllowed."""
    if not (actor.is_system or actor.cleared_for(label, program_id)):
        raise NotAllowed


def demand_writer(actor: Actor, administration: Administration) -> None:
    """She may write about its subject, and is cleared for its label."""
    demand_subject(actor, administration.program_id, administration.subject)
    demand_label(actor, administration.program_id, administration.label)


def may_look_after(actor: Actor) -> bool:
    """Whether she looks after wording and schedules: those who give measures, and who manages staff."""
    return actor.is_system or actor.can("measures.write") or actor.can("staff.manage")


def demand_look_after(actor: Actor) -> None:
    """She looks after wording, schedules and measures of the program's own; or NotAllowed."""
    if not may_look_after(actor):
        raise NotAllowed
