"""A pregnancy, a birth, a loss, and a child's health before birth."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.people.models import Pregnancy
from beside.people.rules.inputs import PregnancyFacts
from beside.people.rules.pregnancy import BirthFacts, DatedBy, WentHomeWith, WithdrawalCare, YesNo
from beside.people.words import choices
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


def _weeks(label: Any, help_text: Any = "") -> NumberField:
    return NumberField(label=label, required=False, width=2, help_text=help_text)


class PregnancyForm(BesideForm):
    """Everything may stay empty; a due date is enough for the rest to be worked out."""

    draft_form = "people.pregnancy"

    due_date = DayField(label=_("Due date, if it is known"), required=False)
    dated_by = ChoiceField(
        label=_("Where does this date come from?"),
        choices=choices("dated_by", only=("ultrasound", "last_period", "her_estimate", "not_known")),
        initial=DatedBy.NOT_KNOWN.value,
    )
    weeks_first_contact = _weeks(_("Weeks at first contact"), _("Weeks of pregnancy, from 1 to 44."))
    weeks_first_trusted = _weeks(_("Weeks at the first contact she trusted"))
    weeks_engaged = _weeks(_("Weeks when she joined"))
    care_begun = ChoiceField(
        label=_("Has prenatal care begun?"),
        choices=choices("yes_no"),
        initial=YesNo.NOT_KNOWN.value,
        inline=True,
    )
    care_begun_weeks = _weeks(_("In which week did it begin?"))

    groups = [
        ("", ["due_date", "dated_by"]),
        (_("When did we meet?"), ["weeks_first_contact", "weeks_first_trusted", "weeks_engaged"]),
        (_("Prenatal care"), ["care_begun", "care_begun_weeks"]),
    ]

    def facts(self) -> PregnancyFacts:
        """What is known of the pregnancy."""
        typed = self.cleaned_data
        return PregnancyFacts(
            **{
                **typed,
                "dated_by": DatedBy(typed["dated_by"]),
                "care_begun": YesNo(typed["care_begun"]),
            }
        )

    @staticmethod
    def typed(pregnancy: Pregnancy) -> dict[str, Any]:
        """A stored pregnancy as the form shows it."""
        return {name: getattr(pregnancy, name) for name in PregnancyFacts().as_fields()}


class BabyForm(BesideForm):
    """One baby. A name can come later; nothing but the day is needed."""

    on = DayField(label=_("Day of birth"))
    called = TextField(label=_("Name, if there is one yet"), required=False, max_length=200, width=20)
    weeks = NumberField(label=_("Weeks of pregnancy at birth"), required=False, width=2)
    days = NumberField(label=_("and days"), required=False, width=2, min_value=0, max_value=6)
    weight_g = NumberField(label=_("Weight in grams"), required=False, width=4)
    rooming_in = ChoiceField(
        label=_("Did mother and baby stay in one room?"),
        choices=choices("yes_no"),
        initial=YesNo.NOT_KNOWN.value,
        inline=True,
    )
    went_home_with = SelectField(
        label=_("With whom did the baby go home?"),
        choices=choices("went_home_with"),
        initial=WentHomeWith.NOT_KNOWN.value,
    )
    withdrawal_care = SelectField(
        label=_("Care for signs of withdrawal"),
        choices=choices("withdrawal_care"),
        initial=WithdrawalCare.NOT_KNOWN.value,
        help_text=_("Health information of the baby; it stays on the baby’s health page."),
    )
    not_living = TickField(label=_("This baby died before or at birth"))

    def __init__(self, *args: Any, health: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not health:
            del self.fields["withdrawal_care"]

    def facts(self) -> BirthFacts:
        """What is known of this baby."""
        typed = self.cleaned_data
        return BirthFacts(
            on=typed["on"],
            called=typed["called"],
            living=not typed["not_living"],
            weeks=typed["weeks"],
            days=typed["days"],
            weight_g=typed["weight_g"],
            rooming_in=YesNo(typed["rooming_in"]),
            withdrawal_care=WithdrawalCare(typed.get("withdrawal_care") or WithdrawalCare.NOT_KNOWN),
            went_home_with=WentHomeWith(typed["went_home_with"]),
        )


class LossForm(BesideForm):
    """No question that need not be asked."""

    on = DayField(label=_("When, if she said"), required=False)
    words = LongTextField(
        label=_("Her words, if she wants them kept"), required=False, rows=3, max_length=20000
    )


class ExposureForm(BesideForm):
    """What the child met before birth: health information, entered with the mother's knowledge."""

    what = LongTextField(
        label=_("What is helpful to know for the child’s development and care?"),
        rows=3,
        max_length=20000,
        help_text=_("Plain facts, for example a medicine, a substance, an infection, an illness."),
    )
    trimesters = ManyField(
        label=_("When in the pregnancy?"),
        required=False,
        choices=[("1", _("First third")), ("2", _("Second third")), ("3", _("Last third"))],
    )
    source = ChoiceField(label=_("Where is it from?"), choices=choices("exposure_source"))
    she_knows = TickField(label=_("She knows that this is written here"), required=True)
