"""Something to come back to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beside.accounts.models import Program
from beside.accounts.queries import staff_choices
from beside.ui.fields import DayField, SelectField, TextField
from beside.ui.forms import BesideForm


class FollowUpForm(BesideForm):
    """What, by when, for whom."""

    draft_form = "care.follow_up"
    what = TextField(label=_("What to come back to?"))
    due_on = DayField(label=_("By when?"))
    whose = SelectField(label=_("For whom?"), choices=[])

    def __init__(self, *args: Any, program: Program, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = dict(staff_choices(program.pk))
        self.colleagues.setdefault(str(self.actor.id), self.actor.name)
        self.fields["whose"].choices = list(self.colleagues.items())

    def colleague(self) -> tuple[UUID, str]:
        """Id and name of the one it is for."""
        chosen = self.cleaned_data["whose"]
        return UUID(chosen), str(self.colleagues[chosen]).split(" · ")[0]
