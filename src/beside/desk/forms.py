"""Filters of the desk's lists. They live in the address, so a view can be kept and shared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.accounts.queries import staff_choices
from beside.foundation.actor import Actor
from beside.people.words import choices
from beside.ui.fields import SelectField, TickField

from .queries.families import Filters


class FamilyFilters(forms.Form):
    """Narrow the list of families."""

    state = SelectField(label=_("Where things stand"), choices=[], required=False, empty_label=_("All"))
    worker = SelectField(label=_("Who walks with them"), choices=[], required=False, empty_label=_("Anybody"))
    mine = TickField(label=_("I walk with them"))
    pregnant = TickField(label=_("Pregnant now"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["state"].choices = [("", _("All")), *choices("state")]
        found = {pk: name for at in actor.programs_with("clients.find") for pk, name in staff_choices(at)}
        self.fields["worker"].choices = [("", _("Anybody")), *sorted(found.items(), key=lambda one: one[1])]
        if not actor.can("clients.open"):
            for name in ("mine", "pregnant", "state"):
                del self.fields[name]

    def filters(self) -> Filters:
        """What was chosen; nothing when the address holds something impossible."""
        data = self.cleaned_data if self.is_valid() else {}
        return Filters(
            state=data.get("state", ""),
            worker_id=data.get("worker", ""),
            mine=bool(data.get("mine")),
            pregnant=bool(data.get("pregnant")),
        )
