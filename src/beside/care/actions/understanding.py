"""The shared understanding and her path: each writing is a new dated row, the earlier ones stay."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import Conflict
from beside.foundation.labels import Label
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import PathEntry, SharedLink, SharedView
from ..queries import require_label
from ..rules.path import known_ways
from ..rules.understanding import LABEL_OF, Facet, UnderstandingRefused, check_link


@action
def write_view(
    mother: Client, facet: str, text: str, *, follows: UUID | None = None, by: Actor
) -> SharedView:
    """Write the next version of one panel.

    Parameters
    ----------
    follows
        The version the writer had before her; None when she saw none.

    Raises
    ------
    Conflict
        When somebody wrote a version in the meantime: ``mine`` is the text typed, ``theirs`` the stored version.
    """
    label = LABEL_OF[Facet(facet)]
    require_label(by, mother, label)
    newest = _newest(mother, facet)
    if newest is None and not text.strip():
        raise UnderstandingRefused("text", "Write what you understand so far, in a few words.")
    if (newest.pk if newest else None) != follows:
        raise Conflict(mine=text, theirs=newest)
    view = SharedView(
        subject=mother, facet=facet, label=label, text=text.strip(), on=today(), previous=newest
    )
    view.number = newest.number + 1 if newest else 1
    view.author_id, view.author_name = by.id, by.name[:120]
    try:
        with transaction.atomic():
            view.save(force_insert=True)
    except IntegrityError:
        raise Conflict(mine=text, theirs=_newest(mother, facet)) from None
    record_change(by, "care.understanding_written", view, fields=["text"])
    return view


@action
def link_views(
    mother: Client, first: str, then: str, *, when_words: str, then_words: str, helps: str = "", by: Actor
) -> SharedLink:
    """Link two panels: when this, then that, and what helps (MCS-005)."""
    require_label(by, mother, LABEL_OF[Facet(first)])
    require_label(by, mother, LABEL_OF[Facet(then)])
    check_link(first, then, when_words, then_words)
    link = SharedLink(subject=mother, first=first, then=then, on=today(), helps=helps.strip() or None)
    link.when_words, link.then_words = when_words.strip(), then_words.strip()
    link.author_id, link.author_name = by.id, by.name[:120]
    link.save(force_insert=True)
    record_change(by, "care.understanding_linked", link, fields=["when_words", "then_words"])
    return link


@action
def end_link(link: SharedLink, *, by: Actor) -> SharedLink:
    """The link holds no longer; that it did, and when, stays readable."""
    require_label(by, link.subject, LABEL_OF[link.first])
    require_label(by, link.subject, LABEL_OF[link.then])
    link.ended_on = today()
    link.save(update_fields=["ended_on"])
    record_change(by, "care.understanding_link_ended", link, fields=["ended_on"])
    return link


@action
def write_path(mother: Client, ways: Iterable[str], *, words: str = "", by: Actor) -> PathEntry:
    """Her path as it is today, any mix and also none. Nothing else in the record changes by it (N02)."""
    require_label(by, mother, Label.SUBSTANCE_USE)
    entry = PathEntry(subject=mother, ways=known_ways(ways), words=words.strip() or None, on=today())
    entry.author_id, entry.author_name = by.id, by.name[:120]
    entry.save(force_insert=True)
    record_change(by, "care.path_written", entry, fields=["ways", "words"])
    return entry


def _newest(mother: Client, facet: str) -> SharedView | None:
    return SharedView.objects.filter(subject=mother, facet=facet).order_by("-number", "-created_at").first()
