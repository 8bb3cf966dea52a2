"""One question that every page, list and file asks before it shows answers or scores of one woman."""

from __future__ import annotations

from django.db.models import Prefetch

from beside.foundation.actor import Actor

from ..models import Administration, Score
from ..rules.leave import is_being_copied, is_readable
from ..rules.words import Leave


def may_be_read(actor: Actor, given: Administration) -> bool:
    """Whether answers and scores may be shown: with her leave, or while a worker writes them down (BTC-031).

    Notes
    -----
    The tablet she holds shows her own answers to her.
    """
    if actor.is_system or is_readable(given.leave):
        return True
    return is_being_copied(
        given.standing, is_correction=given.amends_id is not None, by_herself=answered_herself(actor, given)
    )


def answered_herself(actor: Actor, given: Administration) -> bool:
    """Whether she has had this measure on a tablet."""
    return given.codes.filter(used_at__isnull=False).exists()


def scores_of(actor: Actor, given: Administration) -> list[Score]:
    """The scores as stored; none where she did not say that they may be read."""
    return list(given.scores.all()) if may_be_read(actor, given) else []


def readable_scores(actor: Actor) -> Prefetch:
    """Scores of many measures, without those she did not say may be read."""
    rows = Score.objects.all()
    return Prefetch(
        "scores", queryset=rows if actor.is_system else rows.exclude(administration__leave=Leave.NO)
    )
