"""The plan and the pages beside it, as their pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from beside.foundation.actor import Actor
from beside.foundation.labels import Label
from beside.people.models import Client
from beside.ui.forms import BesideForm

from ..models import PathEntry, PlanReview
from ..queries import Plan, PlanPanel, Understanding
from ..rules.plan import REVIEW_MONTHS, look_again
from ..rules.understanding import LABEL_OF
from ..words import AUDIENCES


@dataclass(frozen=True)
class Column:
    """One of the three standing columns. ``kind`` is mother, child or together."""

    kind: str
    title: Any
    empty: Any
    panels: list[PlanPanel]


def page(actor: Actor, client: Client, plan: Plan) -> dict[str, Any]:
    """What the plan's page and the page of her order need."""
    return {
        "client": client,
        "plan": plan,
        "columns": columns(plan),
        "first": {goal.pk: number for number, goal in enumerate(plan.order, start=1)},
        "look_again": _again(plan.last_look),
        "may_write": actor.can("clients.write"),
        "tabs": tabs(plan.mother, plan.labels, "care:plan") if plan.mother else [],
    }


def columns(plan: Plan) -> list[Column]:
    """Mother, child, together: none can be missing (MCS-032)."""
    texts = (
        ("mother", "mother", _("Mother"), _("The mother’s part opens with her record.")),
        ("child", "child", _("Child"), _("No child’s record yet. Until the birth, wishes for the baby stand with the mother.")),
        ("dyad", "together", _("Together"), _("This part begins with the child’s record.")),
    )  # fmt: skip
    return [Column(kind, title, empty, plan.of_kind(of)) for of, kind, title, empty in texts]


def reviews(actor: Actor, mother: Client, found: list[PlanReview]) -> dict[str, Any]:
    """The looks at the plan, and around when again: counted from the last one, never kept as late."""
    return {
        "client": mother,
        "reviews": found,
        "look_again": _again(found[0] if found else None),
        "may_write": actor.can("clients.write"),
        "tabs": tabs(mother, actor.cleared_labels(), "care:together"),
    }


def _again(last: PlanReview | None) -> dt.date | None:
    """Around when it is looked at again, by the program's rhythm; None before the first look."""
    if last is None:
        return None
    setting = getattr(last.program, "plan_setting", None)
    return look_again(last.on, setting.review_months if setting else REVIEW_MONTHS)


def understanding(actor: Actor, mother: Client, found: Understanding) -> dict[str, Any]:
    """The one screen, with who reads each panel."""
    return {
        "client": mother,
        "found": found,
        "panels": [(panel, AUDIENCES[LABEL_OF[panel.facet]]) for panel in found.panels],
        "may_write": actor.can("clients.write"),
        "may_link": sum(panel.reads for panel in found.panels) > 1 and actor.can("clients.write"),
        "tabs": tabs(mother, found.labels, "care:understanding"),
    }


def path(actor: Actor, mother: Client, entries: list[PathEntry]) -> dict[str, Any]:
    """Her path now, and the entries before."""
    return {
        "client": mother,
        "newest": entries[0] if entries else None,
        "earlier": entries[1:],
        "may_write": actor.can("clients.write"),
        "tabs": tabs(mother, {Label.SUBSTANCE_USE}, "care:path"),
    }


def tabs(mother: Client, labels: Collection[str], here: str) -> list[tuple[Any, str, bool]]:
    """The pages that belong together; a reader is not led to a page she cannot read."""
    found = [
        (_("Plan"), "care:plan"),
        (_("Looked at together"), "care:together"),
        (_("Shared understanding"), "care:understanding"),
    ]
    if Label.SUBSTANCE_USE in labels:
        found.append((_("Her path"), "care:path"))
    return [(words, reverse(name, args=[mother.pk]), name == here) for words, name in found]


def form(
    client: Client, form: BesideForm, heading: Any, back: UUID, name: str = "care:plan"
) -> dict[str, Any]:
    """A page with one form."""
    return {"client": client, "form": form, "heading": heading, "back": reverse(name, args=[back])}
