"""A double click saves once: a form's key is used up by its first saving."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction

from .actor import Actor
from .models.submission import Submission


def was_used(actor: Actor, key: str) -> bool:
    """Whether the form with this key has been saved already."""
    try:
        return Submission.objects.filter(actor_id=actor.id, key=UUID(key)).exists()
    except ValueError:
        return False


def once(actor: Actor, key: UUID | str | None, save: Callable[[], str]) -> str:
    """Run ``save`` (which returns the address to go to) at most once for this form key.

    A second submission of the same form, from a double click or another tab, gets the first one's address.
    The key and the saving land in one transaction: a saving that did not happen uses no key.
    """
    if not key:
        return save()
    with transaction.atomic():
        ticket = Submission(actor_id=actor.id, key=UUID(str(key)))
        try:
            with transaction.atomic():
                ticket.save(force_insert=True)
        except IntegrityError:
            return Submission.objects.get(actor_id=actor.id, key=ticket.key).led_to
        ticket.led_to = save()
        ticket.save(update_fields=["led_to"])
        return ticket.led_to
