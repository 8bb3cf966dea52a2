"""Forms for what comes in from other systems and what goes out to them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beside.ui.fields import ChoiceField, LongTextField, SelectField, TextField, TickField, UploadField
from beside.ui.forms import BesideForm
from beside_instruments.incoming import LIMIT_BYTES

from .topics import TOPICS
from .words import LANGUAGES


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
