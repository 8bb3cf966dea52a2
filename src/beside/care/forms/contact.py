"""One screen for a contact: who, how long, what was seen, for mother, child and the two together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beside.foundation.actor import Actor
from beside.people.models import Client
from beside.ui.fields import (
    ChoiceField,
    DayField,
    LongTextField,
    ManyField,
    MinutesField,
    SelectField,
    TextField,
    TickField,
    TimeField,
)
from beside.ui.forms import BesideForm

from .. import catalogue
from ..rules.contacts import Happened, WrittenPassage, minutes_between
from ..rules.words import PLACE_OF_KIND, Outcome, PassageKind
from ..words import KINDS, LABELS, NOT_MET, OUTCOMES, PLACES, RELATIONSHIPS


@dataclass(frozen=True)
class People:
    """Those a contact can be about: the mother, her children, and each pair of them."""

    mother: Client | None
    children: list[Client]
    dyads: list[Client]

    @property
    def singles(self) -> list[Client]:
        return [client for client in [self.mother, *self.children] if client]

    @property
    def subjects(self) -> list[Client]:
        """In the order of the page: mother, child, together."""
        return [*self.singles, *self.dyads]


class ContactForm(BesideForm):
    """A contact with its note. Everything about the note may stay empty."""

    draft_form = "care.contact"
    mark_optional = False
    reveals = {"outcome": {Outcome.DID_NOT_MEET: ["not_met_because"]}}

    kind = ChoiceField(label=_("How did you meet?"), choices=list(KINDS.items()), inline=True)
    outcome = ChoiceField(
        label=_("Did it take place?"), choices=list(OUTCOMES.items()), initial=Outcome.TOOK_PLACE, inline=True
    )
    not_met_because = SelectField(
        label=_("What was in the way?"), choices=list(NOT_MET.items()), required=False
    )
    on = DayField(label=_("Day"))
    starts = TimeField(label=_("From"), required=False)
    ends = TimeField(label=_("To"), required=False)
    minutes = MinutesField(label=_("Minutes"), required=False)
    place = SelectField(label=_("What sort of place?"), choices=list(PLACES.items()), required=False)
    strength = TextField(label=_("A strength you saw"), required=False)
    moment = TextField(label=_("A moment between them"), required=False)
    services = ManyField(label=_("Services"), choices=[], required=False)
    relationships = ManyField(
        label=_("Which ties did it serve?"), choices=list(RELATIONSHIPS.items()), required=False, inline=True
    )
    material = ManyField(label=_("Given today"), choices=[], required=False)
    long_ago_reason = TextField(label=_("Why is it written now?"), required=False)
    next_step = TextField(label=_("Something to come back to"), required=False)
    next_step_on = DayField(label=_("By when?"), required=False)
    sign = TickField(label=_("Sign the note now"), required=False, initial=True)

    def __init__(self, *args: Any, people: People, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.people = people
        self._add_people()
        self.fields["services"].choices = [
            pair for _family, pairs in catalogue.service_groups() for pair in pairs
        ]
        self.fields["material"].choices = catalogue.material_choices()

    def _add_people(self) -> None:
        singles = [(str(client.pk), client.display_name) for client in self.people.singles]
        self.fields["who"] = ManyField(
            label=_("Who took part?"), choices=singles, initial=[pk for pk, _name in singles], inline=True
        )
        for dyad in self.people.dyads:
            self.fields[f"together_{dyad.pk}"] = MinutesField(
                label=_("Minutes %(names)s were together") % {"names": dyad.display_name}, required=False
            )
        labels = [(key, words) for key, words in LABELS.items() if self.actor.cleared_for(key)]
        for client in self.people.subjects:
            self.fields[f"text_{client.pk}"] = LongTextField(
                label=_("What you saw, heard, did"),
                required=False,
                rows=5,
                max_length=20000,
                templates=catalogue.note_templates() if client == self.people.subjects[0] else None,
            )
            self.fields[f"label_{client.pk}"] = SelectField(
                label=_("This is about"), choices=labels, initial="general", required=False
            )
            self.fields[f"label_{client.pk}"].widget.attrs.update(_says_who_reads(client))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and minutes_between(starts, ends) < 0:
            self.refuse("ends", _("The visit ends before it starts. Check both times."))
        if cleaned.get("next_step") and not cleaned.get("next_step_on"):
            self.refuse("next_step_on", _("Choose a day to come back to it."))
        return cleaned

    def told(self, appointment_id: UUID | None = None) -> Happened:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        duration = self._duration()
        return Happened(
            kind=data["kind"],
            place=data.get("place") or PLACE_OF_KIND.get(data["kind"], "other"),
            on=data["on"],
            starts=data.get("starts"),
            duration=duration,
            minutes=self._minutes(duration or 0),
            planned=appointment_id is not None,
            outcome=data["outcome"],
            not_met_because=data.get("not_met_because") or ""
            if data["outcome"] != Outcome.TOOK_PLACE
            else "",
            relationships=data.get("relationships") or [],
            services=data.get("services") or [],
            material=data.get("material") or [],
            passages=self._passages(),
            appointment_id=appointment_id,
            long_ago_reason=data.get("long_ago_reason") or "",
        )

    def _duration(self) -> int | None:
        data = self.cleaned_data
        if data.get("minutes") is not None:
            return int(data["minutes"])
        if data.get("starts") and data.get("ends"):
            return minutes_between(data["starts"], data["ends"])
        return None

    def _minutes(self, duration: int) -> dict[UUID, int]:
        here = set(self.cleaned_data.get("who") or [])
        minutes = {client.pk: duration for client in self.people.singles if str(client.pk) in here}
        for dyad in self.people.dyads:
            typed = self.cleaned_data.get(f"together_{dyad.pk}")
            both = {str(dyad.caregiver_id), str(dyad.child_id)} <= here
            wrote = self.cleaned_data.get(f"text_{dyad.pk}") or self.cleaned_data.get("moment")
            if both or wrote:
                minutes[dyad.pk] = (duration if typed is None else typed) if both else 0
        for client in self.people.singles:
            if self.cleaned_data.get(f"text_{client.pk}"):
                minutes.setdefault(client.pk, 0)
        return minutes

    def _passages(self) -> list[WrittenPassage]:
        data, written = self.cleaned_data, []
        for client in self.people.subjects:
            label = data.get(f"label_{client.pk}") or "general"
            written.append(WrittenPassage(client.pk, data.get(f"text_{client.pk}") or "", label))
        if data.get("strength"):
            first = self.people.subjects[0].pk
            written.append(WrittenPassage(first, data["strength"], "general", PassageKind.STRENGTH))
        if data.get("moment") and self.people.dyads:
            dyad = self.people.dyads[0].pk
            written.append(WrittenPassage(dyad, data["moment"], "general", PassageKind.MOMENT_TOGETHER))
        return [passage for passage in written if passage.text.strip()]


def _says_who_reads(client: Client) -> dict[str, str]:
    """The line under a label follows it; without scripts all labels are explained below the parts."""
    return {
        "hx-get": reverse("care:audience"),
        "hx-trigger": "change",
        "hx-target": f"#audience-{client.pk}",
        "aria-describedby": f"audience-{client.pk}",
    }
