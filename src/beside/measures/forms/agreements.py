"""A caregiver's yes for measures of a child living elsewhere."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.ui.fields import ChoiceField, DayField, TextField
from beside.ui.forms import BesideForm

from ..words import AGREED_HOW


class AgreementForm(BesideForm):
    """Who agreed, how, and when."""

    whose = TextField(
        label=_("Who cares for the child now?"), help_text=_("A name or who it is to the child.")
    )
    how = ChoiceField(label=_("How did this person agree?"), choices=list(AGREED_HOW.items()), inline=True)
    on = DayField(label=_("On which day?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"on": today(), "how": "in_person", **self.initial}
