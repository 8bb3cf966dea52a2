"""Forms from elsewhere that became measures here; and who may hand a client's measures out."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.together import Asking, in_step, question, rows
from beside.people.models import Assignment, Client
from beside.people.queries import programs_of

from ..models import ForeignForm, MeasureHandover


def form_of(actor: Actor, instrument: str, version: str) -> ForeignForm | None:
    """The form a measure was made of, if it came from elsewhere."""
    forms = ForeignForm.objects.filter(instrument=instrument, instrument_version=version)
    return forms.defer("form").first()


def form_at(actor: Actor, address: str) -> ForeignForm | None:
    """The newest form with this address, with or without its version (``address|version``)."""
    url, _bar, version = address.partition("|")
    forms = ForeignForm.objects.filter(url=url) if url else ForeignForm.objects.none()
    exact = forms.filter(foreign_version=version).order_by("-created_at").first() if version else None
    return exact or forms.order_by("-created_at").first()


def forms_brought_in(actor: Actor) -> list[ForeignForm]:
    """Every form that came from elsewhere, newest first."""
    return list(ForeignForm.objects.defer("form", "taken", "notices").order_by("-created_at"))


@question
def may_hand_over(actor: Actor, client: Client) -> Asking[bool]:
    """Her key worker and who leads the program: nobody else hands a client's measures out (ADR 11)."""
    key_worker = Assignment.objects.current(today()).filter(
        client_id=client.pk, user_id=actor.id, role="key_worker"
    )
    may, leads, hers = yield from in_step(
        programs_of.asked(actor, client, "measures.hand_over"),
        programs_of.asked(actor, client, "circle.manage"),
        rows(key_worker.values_list("program_id", flat=True)),
    )
    return bool(may) and bool(leads or hers)


@question
def handovers_of(actor: Actor, client: Client) -> Asking[list[MeasureHandover]]:
    """When this client's measures were handed out, newest first."""
    found = MeasureHandover.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=client.pk))
    told: list[MeasureHandover] = yield found.order_by("-created_at")[:20]
    return told
