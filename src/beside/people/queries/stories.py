"""The dated texts about a client, newest version first, for those cleared for each label."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, question
from beside.people.models import Client, Story
from beside.people.queries.clearance import cleared_items, cleared_labels
from beside.people.rules.stories import StoryKind


def story_versions(actor: Actor, client: Client, kind: StoryKind, topic: str = "") -> list[Story]:
    """All versions of one text, newest first."""
    rows = Story.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=client.pk))
    return cleared_items(actor, rows.filter(kind=kind, topic=topic).order_by("-number"))


def current_story(actor: Actor, client: Client, kind: StoryKind, topic: str = "") -> Story | None:
    """The newest version of one text, when there is one the actor may read."""
    return next(iter(story_versions(actor, client, kind, topic)), None)


def current_stories(
    actor: Actor, client: Client, kinds: list[StoryKind] | None = None
) -> dict[StoryKind, list[Story]]:
    """The newest version of every text of these kinds (all by default), by kind; cleared texts only."""
    return stories_under(actor, client, cleared_labels(actor, client), kinds)


@question
def stories_under(
    actor: Actor, client: Client, labels: frozenset[str], kinds: list[StoryKind] | None = None
) -> Asking[dict[StoryKind, list[Story]]]:
    """The same where the actor's labels for the client are already known (one query)."""
    wanted = kinds or list(StoryKind)
    rows = Story.objects.filter(
        subject__in=Client.objects.visible_to(actor).filter(pk=client.pk),
        kind__in=wanted,
        label__in=labels,
        followed_by__isnull=True,
    )
    found: dict[StoryKind, list[Story]] = {kind: [] for kind in wanted}
    for story in (yield rows.order_by("created_at")):
        if not story.is_empty:
            found[StoryKind(story.kind)].append(story)
    return found
