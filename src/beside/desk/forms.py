"""Filters of the desk's lists. They live in the address, so a view can be kept and shared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.accounts.models import Program
from beside.accounts.queries import staff_choices
from beside.foundation.actor import Actor
from beside.people.words import choices
from beside.ui.fields import SelectField, TickField

from .queries.families import Filters
from .rules.years import Year


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


class NumbersFilter(forms.Form):
    """Which program, which of its years."""

    program = SelectField(label=_("Program"), choices=[], required=False, empty_label=_("The first"))
    year = SelectField(label=_("Year"), choices=[], required=False, empty_label=_("This year"))

    def __init__(self, *args: Any, programs: list[Program], years: list[Year], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.programs, self.years = programs, years
        self.fields["program"].choices = [(str(one.pk), one.name) for one in programs]
        self.fields["year"].choices = [(year.key, year_words(year)) for year in years]
        if len(programs) < 2:
            del self.fields["program"]
        self.initial = {"program": str(programs[0].pk), "year": years[0].key}

    def program_chosen(self) -> Program:
        """The program asked for, or her first."""
        return next((one for one in self.programs if str(one.pk) == self._said("program")), self.programs[0])

    def year_chosen(self) -> Year:
        """The year asked for, or this one."""
        return next((one for one in self.years if one.key == self._said("year")), self.years[0])

    def _said(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "") if self.is_valid() else ""


def year_words(year: Year) -> str:
    """A year by its first and last month."""
    words = {"first": date_format(year.first, "F Y"), "last": date_format(year.last, "F Y")}
    return gettext("%(first)s to %(last)s") % words
