"""Forms for what comes in from other systems and what goes out to them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beside.ui.fields import ChoiceField, LongTextField, SelectField, TextField, TickField, UploadField
from beside.ui.forms import BesideForm
from beside_instruments.incoming import LIMIT_BYTES

from ..topics import TOPICS
from ..words import LANGUAGES


def small_enough(file: Any) -> Any:
    """A file of at most five megabytes; a larger one is refused before it is read."""
    if file is not None and file.size > LIMIT_BYTES:
        raise ValidationError(
            _("This file is larger than 5 MB. A questionnaire is much smaller: check which file it is.")
        )
    return file


class QuestionnaireForm(BesideForm):
    """A questionnaire of another system."""

    mark_optional = False
    file = UploadField(
        label=_("The file (FHIR R4 Questionnaire, JSON, at most 5 MB)"), accept=".json,application/fhir+json"
    )

    def clean_file(self) -> Any:
        """Refused before it is read when it is too large."""
        return small_enough(self.cleaned_data["file"])


class NewMeasureForm(BesideForm):
    """What a person says about a questionnaire before it becomes a measure here."""

    name = TextField(label=_("Name of the measure"), max_length=200)
    key = TextField(
        label=_("Short name"),
        help_text=_(
            "Small letters, digits and _ only. The short name of a form you brought in before makes a new version."
        ),
        max_length=39,
        width=20,
    )
    target = ChoiceField(
        label=_("Whom is it about?"),
        choices=[
            ("mother", _("The mother")),
            ("child", _("The child")),
            ("dyad", _("The two together")),
            ("household", _("The household")),
        ],
        inline=True,
    )
    construct = SelectField(
        label=_("What is it about?"),
        help_text=_("This decides who may read the answers: use, violence and mood have fewer readers."),
        choices=sorted(TOPICS.items(), key=lambda one: str(one[1])),
    )
    language = ChoiceField(label=_("Language of the wording"), choices=list(LANGUAGES.items()), inline=True)
    add_up = TickField(
        label=_("Add up what the answers count to a total"),
        help_text=_("Only where its published rule says so. Otherwise the answers are kept side by side."),
    )
    licence_note = LongTextField(
        label=_("Under which licence or permission may you use it?"), rows=2, max_length=2000
    )
    approver = TextField(label=_("Who approved its use?"), max_length=120)


class HandOverForm(BesideForm):
    """To whom a client's measures go, and why. It is written down before anything leaves."""

    because = ChoiceField(
        label=_("Why do they go out?"),
        choices=[
            ("she_asked", _("She asked for them herself")),
            ("she_agreed", _("She agreed that they go to this person or place")),
            ("law", _("A law or a court asks for them")),
        ],
    )
    to_whom = TextField(label=_("To whom?"), max_length=200)
    note = LongTextField(
        label=_("What she should be able to read about it later"), rows=2, required=False, max_length=2000
    )


class FilledForm(BesideForm):
    """A form that was filled elsewhere."""

    file = UploadField(
        label=_("The filled form (FHIR R4 QuestionnaireResponse, JSON, at most 5 MB)"),
        accept=".json,application/fhir+json",
    )
    form = UploadField(
        label=_("Its questionnaire"),
        help_text=_("Only when that form was not brought in here before."),
        accept=".json,application/fhir+json",
        required=False,
    )
    measure = SelectField(
        label=_("Which measure is it?"),
        help_text=_("Only together with its questionnaire."),
        choices=[],
        empty_label=_("As the file says"),
        required=False,
    )

    def __init__(self, *args: Any, measures: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = [("", _("As the file says")), *measures]

    def clean_file(self) -> Any:
        """Refused before it is read when it is too large."""
        return small_enough(self.cleaned_data["file"])

    def clean_form(self) -> Any:
        """The same for its questionnaire."""
        return small_enough(self.cleaned_data["form"])

    def clean(self) -> dict[str, Any]:
        """A questionnaire and the measure it is belong together."""
        data = super().clean() or {}
        if bool(data.get("form")) != bool(data.get("measure")):
            missing = "measure" if data.get("form") else "form"
            self.add_error(missing, _("Send the questionnaire along and say which measure it is."))
        return data
