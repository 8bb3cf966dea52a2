"""Days that matter: the first contacts, a death; and colleagues close to a family."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.people.words import choices
from beside.ui.fields import ChoiceField, DayField, SelectField, TextField
from beside.ui.forms import BesideForm


class FirstContactsForm(BesideForm):
    """When she and the program met, and the word for her part."""

    first_contact_on = DayField(label=_("First contact"), required=False)
    first_trusted_on = DayField(label=_("First contact she trusted, as she says"), required=False)
    role_word = TextField(
        label=_("Word for her or his part, if not the usual one"),
        required=False,
        max_length=40,
        width=10,
        help_text=_("For example father, grandmother, foster parent."),
    )


class PassingForm(BesideForm):
    """A death, and nothing more is asked."""

    on = DayField(label=_("Which day?"))


class StaffTieForm(BesideForm):
    """A colleague who is close to this family and does not open its record."""

    user = SelectField(label=_("Which colleague?"), choices=[])
    kind = ChoiceField(label=_("How are they close?"), choices=choices("staff_tie"))

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", _("Choose")), *staff]
