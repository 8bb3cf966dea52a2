"""Booking a visit, moving it, cancelling it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.accounts.models import User
from beside.foundation.actor import Actor
from beside.ui.fields import ChoiceField, DayField, ManyField, MinutesField, SelectField, TextField, TimeField
from beside.ui.forms import BesideForm

from ..actions import Visit
from ..rules.appointments import Rhythm
from ..rules.words import PLACE_OF_KIND
from ..words import KINDS, NOT_MET, PLACES
from .contact import People

RHYTHMS = [
    (Rhythm.ONCE, _("Once")),
    (Rhythm.WEEKLY, _("Every week")),
    (Rhythm.FORTNIGHTLY, _("Every two weeks")),
    (Rhythm.MONTHLY, _("Every month")),
]


class VisitForm(BesideForm):
    """Who, when, what kind, how often."""

    draft_form = "care.visit"
    reveals = {"rhythm": {Rhythm.WEEKLY: ["until"], Rhythm.FORTNIGHTLY: [], Rhythm.MONTHLY: []}}

    on = DayField(label=_("Day"))
    at = TimeField(label=_("From"))
    minutes = MinutesField(label=_("Minutes"), initial=60)
    kind = SelectField(label=_("How will you meet?"), choices=list(KINDS.items()), initial="home_visit")
    place = SelectField(label=_("What sort of place?"), choices=list(PLACES.items()), required=False)
    who = ManyField(label=_("With whom?"), choices=[], inline=True)
    about = TextField(label=_("What for?"), required=False, help_text=_("Only you and the circle read this."))
    rhythm = ChoiceField(label=_("How often?"), choices=RHYTHMS, initial=Rhythm.ONCE, inline=True)
    until = DayField(label=_("Until when?"), required=False)

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.reveals = {}
        singles = [(str(c.pk), c.display_name) for c in people.singles]
        self.fields["who"].choices = singles
        self.fields["who"].initial = [pk for pk, _name in singles]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("rhythm") not in (None, Rhythm.ONCE) and not cleaned.get("until"):
            self.refuse("until", _("Choose the day of the last visit."))
        return cleaned

    def visit(self, worker: Actor | User, zone: str | None) -> Visit:
        """The visit as the action takes it."""
        data = self.cleaned_data
        here = set(data["who"])
        clients = [c for c in self.people.singles if str(c.pk) in here]
        clients += [d for d in self.people.dyads if {str(d.caregiver_id), str(d.child_id)} <= here]
        return Visit(
            on=data["on"],
            at=data["at"],
            minutes=data["minutes"],
            kind=data["kind"],
            place=data.get("place") or PLACE_OF_KIND.get(data["kind"], "other"),
            clients=clients,
            worker=(str(worker.id), getattr(worker, "name", "") or getattr(worker, "display_name", "")),
            about=data.get("about") or "",
            rhythm=data["rhythm"],
            until=data.get("until"),
            zone=zone,
        )


class MoveForm(BesideForm):
    """Another time for a visit."""

    on = DayField(label=_("New day"))
    at = TimeField(label=_("New time"))
    because = SelectField(
        label=_("Why?"), choices=list(NOT_MET.items()), required=False, empty_label=_("Not said")
    )


class CancelForm(BesideForm):
    """Why a visit is cancelled; saying nothing is fine."""

    because = SelectField(
        label=_("Why?"), choices=list(NOT_MET.items()), required=False, empty_label=_("Not said")
    )
