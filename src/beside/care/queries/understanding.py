"""The shared understanding of a mother and her children, and her path, as far as the asker may read them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.labels import Label
from beside.people.models import Client, Story
from beside.people.queries import clearance, cleared_labels, family_of
from beside.people.queries.stories import stories_under
from beside.people.rules.stories import SHAPES, StoryKind

from ..models import PathEntry, SharedLink, SharedView
from ..rules.understanding import LABEL_OF, Facet, readable


@dataclass(frozen=True)
class FacetPanel:
    """One panel: whether it is for this reader, its newest version, and the earlier ones."""

    facet: str
    reads: bool
    newest: SharedView | None
    earlier: tuple[SharedView, ...]


@dataclass(frozen=True)
class Understanding:
    """One screen: three panels, the links between them, and mother and child together."""

    panels: tuple[FacetPanel, ...]
    links: tuple[SharedLink, ...]
    ended: tuple[SharedLink, ...]
    together: tuple[tuple[Client, Story | None], ...]
    labels: frozenset[str]


def understanding_of(actor: Actor, mother: Client) -> Understanding:
    """All of it that she may read."""
    dyads = [member.client for member in family_of(actor, mother).dyads if member.opens]
    cleared = clearance(actor, [mother.pk, *(dyad.pk for dyad in dyads)])
    labels = cleared[mother.pk]
    rows = SharedView.objects.filter(subject=mother, label__in=labels).order_by("-number", "-created_at")
    views = list(rows)
    links = [
        link
        for link in SharedLink.objects.filter(subject=mother).order_by("on", "created_at")
        if readable(link.first, link.then, labels)
    ]
    return Understanding(
        tuple(_panel(facet, views, labels) for facet in Facet),
        tuple(link for link in links if link.ended_on is None),
        tuple(link for link in links if link.ended_on is not None),
        tuple((dyad, _story(actor, dyad, cleared[dyad.pk])) for dyad in dyads if _reads(cleared[dyad.pk])),
        labels,
    )


def view_versions(actor: Actor, mother: Client, facet: str) -> list[SharedView]:
    """All versions of one panel, newest first; NotAllowed when the panel is for fewer people."""
    if facet not in {one.value for one in Facet}:
        raise NotVisible
    if LABEL_OF[facet] not in cleared_labels(actor, mother):
        raise NotAllowed
    return list(SharedView.objects.filter(subject=mother, facet=facet).order_by("-number", "-created_at"))


def link_of(actor: Actor, pk: UUID) -> SharedLink:
    """One link she may read."""
    found = SharedLink.objects.filter(pk=pk, subject__in=Client.objects.visible_to(actor))
    link = found.select_related("subject").first()
    if link is None or not readable(link.first, link.then, cleared_labels(actor, link.subject)):
        raise NotVisible
    return link


def path_of(actor: Actor, mother: Client) -> list[PathEntry]:
    """Her path, newest entry first; NotAllowed for who is not cleared for it."""
    if Label.SUBSTANCE_USE not in cleared_labels(actor, mother):
        raise NotAllowed
    rows = PathEntry.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=mother.pk))
    return list(rows.order_by("-on", "-created_at"))


def _panel(facet: Facet, views: list[SharedView], labels: frozenset[str]) -> FacetPanel:
    own = [view for view in views if view.facet == facet]
    return FacetPanel(facet.value, LABEL_OF[facet] in labels, own[0] if own else None, tuple(own[1:]))


def _reads(labels: frozenset[str]) -> bool:
    return SHAPES[StoryKind.FORMULATION].label("") in labels


def _story(actor: Actor, dyad: Client, labels: frozenset[str]) -> Story | None:
    return next(
        iter(stories_under(actor, dyad, labels, [StoryKind.FORMULATION])[StoryKind.FORMULATION]), None
    )
