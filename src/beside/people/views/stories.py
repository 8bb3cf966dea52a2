"""Texts about a client, with their earlier versions."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from beside.foundation.errors import NotAllowed, NotVisible
from beside.people import actions, queries
from beside.people.forms.stories import StoryForm, stored_parts
from beside.people.models import Client, Story
from beside.people.rules.stories import SHAPES, StoryKind
from beside.people.views.opening import client_address, client_page
from beside.people.views.saving import form_page
from beside.people.words import part_table, word


@client_page(capability="clients.write")
def story(request: HttpRequest, client: Client, kind: str, topic: str = "") -> HttpResponse:
    """Write the next version of a text; earlier versions stay below it."""
    about = _kind(client, kind, topic)
    if SHAPES[about].label(topic) not in queries.cleared_labels(request.actor, client):
        raise NotAllowed
    versions = queries.story_versions(request.actor, client, about, topic)
    form = _form(request, client, about, topic, versions)

    def save(seen: str) -> str:
        follows = UUID(seen) if seen else None
        actions.write_story(client, about, form.parts(), topic=topic, follows=follows, by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_heading(about, topic),
        submit=_("Save"),
        back=client_address(client),
        seen=versions[0].pk if versions else "",
        stored=_parts,
        template="people/story.html",
        versions=versions[1:],
        table=part_table(about),
        restricted=SHAPES[about].restricted,
    )


def _form(
    request: HttpRequest, client: Client, kind: StoryKind, topic: str, versions: list[Story]
) -> StoryForm:
    return StoryForm(
        request.POST or None,
        actor=request.actor,
        draft_subject=f"{client.pk.hex}:{kind.value[:12]}:{topic[:30]}",
        kind=kind,
        topic=topic,
        initial=_parts(versions[0]) if versions else {},
    )


@client_page("child", capability="clients.write")
def quality_add(request: HttpRequest, client: Client) -> HttpResponse:
    """One more quality of a child: a text with a topic of its own."""
    return redirect("people:story", pk=client.pk, kind=StoryKind.QUALITY.value, topic=uuid4().hex[:12])


def _kind(client: Client, kind: str, topic: str) -> StoryKind:
    if kind not in {one.value for one in StoryKind}:
        raise NotVisible
    shape = SHAPES[StoryKind(kind)]
    fixed = "" not in shape.labels
    if client.kind not in shape.about or (fixed and topic.split("--")[0] not in shape.labels):
        raise NotVisible
    return StoryKind(kind)


def _heading(kind: StoryKind, topic: str) -> str:
    return word("topic", topic.split("--")[0]) if "" not in SHAPES[kind].labels else word("story", kind)


def _parts(story: Story) -> dict[str, Any]:
    return stored_parts(StoryKind(story.kind), dict(story.parts or {}))
