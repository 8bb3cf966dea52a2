"""Circle, places in a program, homes, times apart, joining records."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.people.rules.inputs import SeparationFacts
from beside.people.rules.living import TOGETHER
from beside.people.words import choices, word
from beside.ui.fields import ChoiceField, DayField, LongTextField, SelectField, TextField
from beside.ui.forms import BesideForm


class ReasonForm(BesideForm):
    """Why a colleague opens the record of somebody she does not walk with."""

    reason = TextField(
        label=_("Why do you open this record today?"),
        max_length=300,
        help_text=_("For example “covering for Nadia”, “she called and asked for me”. She can see this."),
    )


class CircleForm(BesideForm):
    """A colleague begins to walk with her."""

    user = SelectField(label=_("Who?"), choices=[])
    role = ChoiceField(label=_("As what?"), choices=choices("circle"))
    on = DayField(label=_("From which day?"), initial=today)

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", _("Choose")), *staff]


class HandoverForm(BesideForm):
    """For each family of a colleague who leaves: who walks with them next."""

    mark_optional = False

    def __init__(self, *args: Any, rows: list[Any], staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in rows:
            label = f"{row.client.display_name} · {word('circle', row.role)}"
            self.fields[f"to_{row.pk}"] = SelectField(
                label=label, choices=staff, required=False, empty_label=_("Stays for now")
            )

    def chosen(self) -> dict[str, str]:
        """The new colleague's id by assignment id."""
        return {name.removeprefix("to_"): value for name, value in self.cleaned_data.items() if value}


class StateForm(BesideForm):
    """The next step in a program."""

    state = ChoiceField(label=_("What changes?"), choices=[])
    on = DayField(label=_("From which day?"), initial=today)
    reason = TextField(
        label=_("Why, in a few words"),
        required=False,
        max_length=300,
        help_text=_("Needed when she rests or moves on. The door stays open."),
    )

    def __init__(self, *args: Any, steps: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(step.value, word("state", step)) for step in steps]


class LivingForm(BesideForm):
    """Where a child lives, as a kind of place; never an address."""

    kind = ChoiceField(label=_("Where does the child live?"), choices=choices("living"))
    from_date = DayField(label=_("From which day?"), initial=today)
    note = TextField(label=_("Anything helpful to know"), required=False, max_length=300)


class HouseholdForm(BesideForm):
    """Somebody who shares a home with her."""

    called = TextField(label=_("Name, as she says it"), max_length=200, width=20)
    from_date = DayField(label=_("Since when, if it is known"), required=False)


class SeparationForm(BesideForm):
    """A time apart, in neutral words."""

    draft_form = "people.separation"

    from_date = DayField(label=_("Living apart since"))
    lives_with = ChoiceField(
        label=_("Where does the child live?"),
        choices=[pair for pair in choices("living") if pair[0] not in TOGETHER],
    )
    basis = LongTextField(
        label=_("What this rests on"),
        required=False,
        rows=2,
        max_length=20000,
        help_text=_("In neutral words: an agreement, an order and its number, her own choice."),
    )
    contact_plan = LongTextField(label=_("How they are in touch"), required=False, rows=3, max_length=20000)
    supports = LongTextField(label=_("What goes on for both"), required=False, rows=3, max_length=20000)
    to_date = DayField(label=_("Together again since"), required=False)

    def __init__(self, *args: Any, legal: bool = True, begun: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not begun:
            del self.fields["to_date"]
        if not legal:
            del self.fields["basis"]

    def facts(self, kept_basis: str = "") -> SeparationFacts:
        """What is written of this time."""
        typed = self.cleaned_data
        return SeparationFacts(
            from_date=typed["from_date"],
            lives_with=typed["lives_with"],
            basis=typed.get("basis", kept_basis),
            contact_plan=typed["contact_plan"],
            supports=typed["supports"],
        )


class MergeForm(BesideForm):
    """Which record is the same person, and how one knows."""

    other = SelectField(label=_("Which record is the same person?"), choices=[])
    reason = TextField(label=_("How do you know?"), max_length=300)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", _("Choose")), *others]


class WordsForm(BesideForm):
    """The words this program uses."""

    caregiver = TextField(label=_("For a mother or other caregiver"), required=False, max_length=40, width=20)
    child = TextField(label=_("For a child"), required=False, max_length=40, width=20)
    together = TextField(label=_("For the two together"), required=False, max_length=60, width=20)
