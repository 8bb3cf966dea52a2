"""People in her life, as she speaks of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.people.rules.inputs import TieWords
from beside.people.rules.ties import Closeness, Involvement, Leaning, MayContact, TieKind
from beside.people.words import choices
from beside.ui.fields import ChoiceField, DayField, LongTextField, SelectField, TextField, TickField
from beside.ui.forms import BesideForm


class TieEntryForm(BesideForm):
    """What the tie is to her now. The same person may help one day and weigh the next."""

    draft_form = "people.tie_entry"

    on = DayField(label=_("Since when, or when did she say so?"), initial=today)
    leaning = ChoiceField(
        label=_("For her this is"), choices=choices("leaning"), initial=Leaning.NOT_SAID.value, inline=True
    )
    closeness = ChoiceField(
        label=_("How close, as she says"),
        choices=choices("closeness"),
        initial=Closeness.NOT_SAID.value,
        inline=True,
    )
    may_contact = ChoiceField(
        label=_("May anybody contact them?"),
        choices=choices("may_contact"),
        initial=MayContact.NOBODY.value,
        help_text=_("Nobody does unless she says so."),
    )
    contact_about = TextField(
        label=_("About what, as she says"),
        required=False,
        max_length=400,
        help_text=_("For example: only about appointments; never about the children."),
    )
    involvement = SelectField(
        label=_("For a child’s other parent: her wish"),
        choices=choices("involvement"),
        required=False,
        empty_label=_("Not said"),
    )
    in_her_words = TickField(label=_("She said this herself"))
    note = LongTextField(label=_("In her words"), required=False, rows=3, max_length=20000)
    label = SelectField(
        label=_("Who may read these words"),
        choices=[
            ("general", _("everybody who walks with her")),
            ("violence", _("those cleared for safety from violence")),
            ("counselling_note", _("her counsellors only")),
        ],
        initial="general",
    )

    def __init__(self, *args: Any, labels: frozenset[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if labels is not None:
            field = self.fields["label"]
            field.choices = [(key, text) for key, text in field.choices if key in labels]

    def words(self) -> TieWords:
        """What she says of the tie."""
        typed = self.cleaned_data
        return TieWords(
            on=typed["on"],
            leaning=Leaning(typed["leaning"]),
            closeness=Closeness(typed["closeness"]),
            may_contact=MayContact(typed["may_contact"]),
            involvement=Involvement(typed["involvement"]),
            in_her_words=typed["in_her_words"],
            note=typed["note"],
            label=typed["label"],
            contact_about=typed["contact_about"].strip(),
        )


class TieForm(TieEntryForm):
    """Somebody new in her life. Nobody is listed by default; partners only on her own word."""

    draft_form = "people.tie"

    kind = SelectField(label=_("Who is it to her?"), choices=choices("tie"))
    called = TextField(
        label=_("Name, as she says it"),
        max_length=200,
        width=20,
        help_text=_("A first name, a nickname or the name of a group."),
    )
    reach = TextField(
        label=_("How to reach them, if she wants it kept"), required=False, max_length=200, width=20
    )

    colleague = SelectField(
        label=_("If it is a worker of this program: who?"),
        choices=[],
        required=False,
        empty_label=_("Nobody of this program"),
    )

    field_order = ["kind", "called", "colleague", "reach"]

    def __init__(self, *args: Any, staff: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["called"].required = False  # a colleague has a name already; the rule asks for the others
        self.fields["colleague"].choices = [("", _("Nobody of this program")), *(staff or [])]

    def tie_kind(self) -> TieKind:
        """Who it is to her."""
        return TieKind(self.cleaned_data["kind"])
