"""Asking without names."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.ui.fields import NumberField, SelectField
from beside.ui.forms import BesideForm


class RoundForm(BesideForm):
    """Which measure, in which program."""

    mark_optional = False
    program = SelectField(label=_("Program"), choices=[])
    instrument = SelectField(label=_("What to ask"), choices=[])

    def __init__(self, *args: Any, programs: list[Any], measures: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["program"].choices = [("", _("Choose")), *((str(p.pk), p.name) for p in programs)]
        self.fields["instrument"].choices = [("", _("Choose")), *measures]


class SlipsForm(BesideForm):
    """How many slips of paper to make."""

    mark_optional = False
    number = NumberField(label=_("How many slips?"), min_value=1, max_value=200, initial=20)
