"""A new version of a text about a client; earlier versions stay."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import Conflict, NotAllowed
from beside.foundation.transactions import action
from beside.people.models import Client, Story
from beside.people.queries import cleared_labels, require
from beside.people.rules.refusals import Because, PeopleRefusal
from beside.people.rules.stories import SHAPES, StoryKind, clean_parts


@action
def write_story(
    client: Client,
    kind: StoryKind,
    parts: dict[str, str],
    *,
    by: Actor,
    topic: str = "",
    follows: UUID | None = None,
    on: date | None = None,
) -> Story:
    """Write the next version of a text.

    Parameters
    ----------
    follows
        The version the writer had before her; None when she saw none.

    Raises
    ------
    Conflict
        When somebody wrote a version in the meantime: `mine` are the parts typed, `theirs` the stored text.
    """
    require(by, client, "clients.write")
    _check(client, kind, topic, by)
    cleaned = clean_parts(kind, parts)
    newest = _newest(client, kind, topic)
    if newest is None and not any(cleaned.values()):
        raise PeopleRefusal(Because.TEXT_EMPTY)
    if (newest.pk if newest else None) != follows:
        raise Conflict(mine=cleaned, theirs=newest)
    story = Story(subject=client, kind=kind, topic=topic, label=SHAPES[kind].label(topic), parts=cleaned)
    story.on, story.previous = on or today(), newest
    story.number = newest.number + 1 if newest else 1
    story.author_id, story.author_name = by.id, by.name[:120]
    _save(story, cleaned)
    record_change(by, f"people.{kind.value}_written", story, fields=["parts"])
    return story


def _check(client: Client, kind: StoryKind, topic: str, by: Actor) -> None:
    shape = SHAPES[kind]
    if client.kind not in shape.about:
        raise PeopleRefusal(_WRONG_CLIENT[next(iter(shape.about))])
    if shape.label(topic) not in cleared_labels(by, client):
        raise NotAllowed


def _newest(client: Client, kind: StoryKind, topic: str) -> Story | None:
    return Story.objects.filter(subject=client, kind=kind, topic=topic).order_by("-number").first()


def _save(story: Story, cleaned: dict[str, str]) -> None:
    try:
        with transaction.atomic():
            story.save(force_insert=True)
    except IntegrityError:
        theirs = _newest(story.subject, StoryKind(story.kind), story.topic)
        raise Conflict(mine=cleaned, theirs=theirs) from None


_WRONG_CLIENT = {"mother": Because.NOT_A_MOTHER, "child": Because.NOT_A_CHILD, "dyad": Because.NOT_A_DYAD}
