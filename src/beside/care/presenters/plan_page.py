"""The plan as its page shows it: three columns that stand, her order, and the pages beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from beside.foundation.actor import Actor
from beside.people.models import Client
from beside.ui.forms import BesideForm

from ..queries import Plan, PlanPanel


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
        "may_write": actor.can("clients.write"),
        "tabs": tabs(client, plan.labels, "care:plan"),
    }


def columns(plan: Plan) -> list[Column]:
    """Mother, child, together: none can be missing (MCS-032)."""
    texts = (
        ("mother", "mother", _("Mother"), _("The mother’s part opens with her record.")),
        ("child", "child", _("Child"), _("No child’s record yet. Until the birth, wishes for the baby stand with the mother.")),
        ("dyad", "together", _("Together"), _("This part begins with the child’s record.")),
    )  # fmt: skip
    return [Column(kind, title, empty, plan.of_kind(of)) for of, kind, title, empty in texts]


def tabs(client: Client, labels: frozenset[str], here: str) -> list[tuple[Any, str, bool]]:
    """The pages that belong together; a reader is not led to a page she cannot read."""
    found = [(_("Plan"), "care:plan")]
    return [(words, reverse(name, args=[client.pk]), name == here) for words, name in found]


def form(
    client: Client, form: BesideForm, heading: Any, back: UUID, name: str = "care:plan"
) -> dict[str, Any]:
    """A page with one form."""
    return {"client": client, "form": form, "heading": heading, "back": reverse(name, args=[back])}
