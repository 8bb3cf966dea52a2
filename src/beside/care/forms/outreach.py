"""Outreach on a phone in half a minute: everything but the zone may stay empty."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.people.models import Client
from beside.ui.fields import (
    ChoiceField,
    DayField,
    LongTextField,
    ManyField,
    NumberField,
    SelectField,
    TextField,
    TickField,
)
from beside.ui.forms import BesideForm

from ..actions import Met
from ..outreach_words import HANDOFFS, NEEDS, choices_of


class OutreachForm(BesideForm):
    """A talk, with no name needed."""

    draft_form = "care.outreach"
    mark_optional = False

    zone = ChoiceField(label=_("Where, roughly?"), choices=lambda: choices_of("zones"), inline=True)
    needs = ManyField(
        label=_("What was given or asked for?"), choices=list(NEEDS.items()), required=False, inline=True
    )
    nickname = TextField(label=_("What does she go by?"), required=False, width=20)
    words = LongTextField(label=_("A few words"), required=False, rows=3, max_length=4000)
    pregnancy_mentioned = TickField(label=_("She said she may be pregnant"))
    explained = TickField(
        label=_("I explained what is shared, when the law asks, and that no hospital is alerted")
    )
    handoff_to = SelectField(
        label=_("Whom?"),
        choices=lambda: choices_of("handoffs"),
        required=False,
        empty_label=_("Nobody today"),
    )
    handoff_steps = ManyField(
        label=_("How far did it go?"), choices=list(HANDOFFS.items()), required=False, inline=True
    )
    on = DayField(label=_("Day"))

    @property
    def first(self) -> list[Any]:
        """What is asked of every talk; the handoff lies folded below it, so that half a minute is enough."""
        folded = {"handoff_to", "handoff_steps", "on"}
        return [field for field in self.visible_fields() if field.name not in folded]

    def met(self) -> Met:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return Met(
            on=data["on"],
            zone=data["zone"],
            needs=data.get("needs") or [],
            words=data.get("words") or "",
            nickname=data.get("nickname") or "",
            pregnancy_mentioned=data["pregnancy_mentioned"],
            explained=data["explained"],
            handoff_to=data.get("handoff_to") or "",
            handoff_steps=data.get("handoff_steps") or [],
        )


class HeadcountForm(BesideForm):
    """Who came, as numbers."""

    what = ChoiceField(
        label=_("What was it?"),
        inline=True,
        choices=[
            ("drop_in", _("Drop-in")),
            ("meal", _("Meal")),
            ("street", _("Street round")),
            ("event", _("Event")),
        ],
        initial="drop_in",
    )
    named = NumberField(label=_("People we know by name"), min_value=0, max_value=500, initial=0)
    unnamed = NumberField(label=_("People without a name"), min_value=0, max_value=500, initial=0)
    children = NumberField(label=_("Children"), min_value=0, max_value=500, initial=0)
    on = DayField(label=_("Day"))


class KnownForm(BesideForm):
    """She chooses to be known: four fields, and her yes."""

    draft_form = "care.known"

    called = TextField(label=_("What does she want to be called?"))
    how = TextField(label=_("How did she say so?"), required=False, help_text=_("In her words, if you like."))
    contacts_too = ChoiceField(
        label=_("May our earlier talks join her record?"),
        inline=True,
        choices=[("yes", _("Yes, she agrees")), ("no", _("No, begin afresh"))],
    )
    confirm = TickField(label=_("It is her own choice, made today"), required=True)

    def answers(self) -> dict[str, Any]:
        """Her choice."""
        data = self.cleaned_data
        return {"how": data.get("how") or "", "contacts_too": data["contacts_too"] == "yes"}


class JoinForm(BesideForm):
    """She has a record already, and says that it was she."""

    draft_form = "care.join"

    mother = SelectField(label=_("Whose record?"), choices=[])
    how = TextField(label=_("How did she say so?"), required=False, help_text=_("In her words, if you like."))
    contacts_too = ChoiceField(
        label=_("May our earlier talks join her record?"),
        inline=True,
        choices=[("yes", _("Yes, she agrees")), ("no", _("No, leave them"))],
    )
    confirm = TickField(label=_("It is her own choice, made today"), required=True)

    def __init__(self, *args: Any, mothers: list[Client], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mothers = {str(mother.pk): mother for mother in mothers}
        named = [(pk, one.display_name) for pk, one in self.mothers.items()]
        self.fields["mother"].choices = [("", _("Choose")), *named]

    def chosen(self) -> Client:
        """The mother who said so."""
        return self.mothers[self.cleaned_data["mother"]]


class UnmetForm(BesideForm):
    """A need we could not serve, without a name."""

    need = SelectField(label=_("What was needed?"), choices=lambda: choices_of("unmet_needs"))
    because = SelectField(label=_("What did we lack?"), choices=lambda: choices_of("unmet_because"))
    on = DayField(label=_("Day"))
