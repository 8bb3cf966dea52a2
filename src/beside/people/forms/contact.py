"""How she may be reached, as she says today."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from beside.people.rules.contact import Allowed, Channel, Voicemail
from beside.people.rules.inputs import ContactAnswer
from beside.people.words import choices
from beside.ui.fields import ChoiceField, TextField
from beside.ui.forms import BesideForm


class ContactForm(BesideForm):
    """Her answer for one channel."""

    draft_form = "people.contact"

    channel = ChoiceField(label=_("Which way?"), choices=choices("channel"))
    allowed = ChoiceField(label=_("Is it safe?"), choices=choices("allowed"))
    value = TextField(
        label=_("Number or address"),
        required=False,
        max_length=200,
        width=20,
        help_text=_("For a visit, leave this empty: no home address is kept here."),
    )
    hours = TextField(
        label=_("When?"),
        required=False,
        max_length=200,
        width=20,
        help_text=_("For example “noon to 4, not on weekends”."),
    )
    voicemail = ChoiceField(
        label=_("If a machine answers"), choices=choices("voicemail"), initial=Voicemail.NOTHING.value
    )
    name_to_use = TextField(
        label=_("Who should we say is calling?"),
        required=False,
        max_length=80,
        width=20,
        help_text=_("For example “Annie from the library”."),
    )
    who_may_answer = TextField(label=_("Who else may answer?"), required=False, max_length=200, width=20)

    def answer(self) -> ContactAnswer:
        """Her answer."""
        typed = self.cleaned_data
        return ContactAnswer(
            channel=Channel(typed["channel"]),
            allowed=Allowed(typed["allowed"]),
            value=typed["value"],
            hours=typed["hours"],
            voicemail=Voicemail(typed["voicemail"]),
            name_to_use=typed["name_to_use"],
            who_may_answer=typed["who_may_answer"],
        )
