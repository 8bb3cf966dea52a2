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
    shape = SHAPES[kind]
    if client.kind not in shape.about:
        raise PeopleRefusal(_WRONG_CLIENT[next(iter(shape.about))])
    label = shape.label(topic)
    if label not in cleared_labels(by, client):
        raise NotAllowed
    cleaned = clean_parts(kind, parts)
    newest = Story.objects.filter(subject=client, kind=kind, topic=topic).order_by("-number").first()
    if newest is None and not any(cleaned.values()):
        raise PeopleRefusal(Because.TEXT_EMPTY)
    if (newest.pk if newest else None) != follows:
        raise Conflict(mine=cleaned, theirs=newest)
    story = Story(
        subject=client,
        kind=kind,
        topic=topic,
        label=label,
        parts=cleaned,
        on=on or today(),
        number=newest.number + 1 if newest else 1,
        previous=newest,
        author_id=by.id,
        author_name=by.name[:120],
    )
    _save(story, cleaned)
    record_change(by, f"people.{kind.value}_written", story, fields=["parts"])
    return story


def _save(story: Story, cleaned: dict[str, str]) -> None:
    try:
        with transaction.atomic():
            story.save(force_insert=True)
    except IntegrityError:
        theirs = Story.objects.filter(subject=story.subject, kind=story.kind, topic=story.topic)
        raise Conflict(mine=cleaned, theirs=theirs.order_by("-number").first()) from None


_WRONG_CLIENT = {"mother": Because.NOT_A_MOTHER, "child": Because.NOT_A_CHILD, "dyad": Because.NOT_A_DYAD}
