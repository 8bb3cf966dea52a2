"""Forms from elsewhere that became measures here; and who may hand a client's measures out."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.people.models import Client
from beside.people.queries import may_arrange, may_do

from ..models import ForeignForm, MeasureHandover


def form_of(actor: Actor, instrument: str, version: str) -> ForeignForm | None:
    """The form a measure was made of, if it came from elsewhere."""
    rows = ForeignForm.objects.filter(instrument=instrument, instrument_version=version)
    return rows.defer("form").first()


def form_at(actor: Actor, address: str) -> ForeignForm | None:
    """The newest form with this address, with or without its version (``address|version``)."""
    url, _bar, version = address.partition("|")
    rows = ForeignForm.objects.filter(url=url) if url else ForeignForm.objects.none()
    exact = rows.filter(foreign_version=version).order_by("-created_at").first() if version else None
    return exact or rows.order_by("-created_at").first()


def forms_brought_in(actor: Actor) -> list[ForeignForm]:
    """Every form that came from elsewhere, newest first."""
    return list(ForeignForm.objects.defer("form", "taken", "notices").order_by("-created_at"))


def may_hand_over(actor: Actor, client: Client) -> bool:
    """Her key worker and who leads the program: nobody else hands a client's measures out (ADR 11)."""
    return may_do(actor, client, "measures.hand_over") and may_arrange(actor, client)


def handovers_of(actor: Actor, client: Client) -> list[MeasureHandover]:
    """When this client's measures were handed out, newest first."""
    rows = MeasureHandover.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=client.pk))
    return list(rows.order_by("-created_at")[:20])
