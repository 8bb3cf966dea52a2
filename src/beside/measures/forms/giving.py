"""Forms of giving a measure, its wording and its schedule."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.ui.fields import (
    ChoiceField,
    DayField,
    LongTextField,
    ManyField,
    SelectField,
    TextField,
    TickField,
    UploadField,
)
from beside.ui.forms import BesideForm
from beside_instruments import Instrument, schedules

from ..models import Administration
from ..rules.pair import HARD as HARD_KEYS
from ..rules.pair import PROTECTS as PROTECTS_KEYS
from ..words import HARD, INFORMANTS, LANGUAGES, MODES, PROTECTS

_WHO = {
    "mother": ["mother"],
    "household": ["mother"],
    "child": ["mother", "other_caregiver", "educator", "worker"],
    "dyad": ["mother", "observer", "worker", "other_caregiver"],
    "any": ["mother", "worker", "educator", "other_caregiver", "child"],
}
_WATCHED = frozenset({"coder", "observer", "examiner"})


class FindMeasureForm(BesideForm):
    """Find a measure by a word of its name."""

    mark_optional = False
    q = TextField(label=_("Name of the measure, or what it is about"), required=False)


class BeginForm(BesideForm):
    """Who answers, how, in which language, on which day."""

    informant = ChoiceField(label=_("Who answers?"), choices=[], inline=True)
    mode = ChoiceField(label=_("How?"), choices=[], inline=True)
    language = ChoiceField(label=_("In which language?"), choices=list(LANGUAGES.items()), inline=True)
    on = DayField(label=_("On which day?"))
    day_context = TextField(
        label=_("How was this day for her?"),
        help_text=_(
            "A hard night, a good visit: it helps to read the answers later. Kept beside them, not scored."
        ),
        required=False,
    )
    second = SelectField(
        label=_("Is this a second rating of one that was rated before?"),
        choices=[],
        empty_label=_("No, a rating of its own"),
        required=False,
    )
    blinded = TickField(label=_("The rater does not know where the family stands"))

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        rated: list[Administration],
        languages: frozenset[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        watched = bool(_WATCHED & set(instrument.informants))
        who = ["observer"] if watched and "observation" in instrument.modes else _WHO[instrument.target]
        modes = ["observation"] if who == ["observer"] else ["paper", "interview", "self"]
        if "interviewer" in instrument.informants or instrument.modes == ("interview",):
            modes = ["interview", "paper"]
        self.fields["informant"].choices = [(key, INFORMANTS[key]) for key in who]
        self.fields["mode"].choices = [(key, MODES[key]) for key in modes]
        spoken = [key for key in LANGUAGES if key in languages]
        self.fields["language"].choices = [(key, LANGUAGES[key]) for key in spoken]
        if self.initial.get("language") not in spoken:
            self.initial["language"] = spoken[0] if spoken else ""
        self.initial = {
            "informant": who[0],
            "mode": modes[0],
            "on": today(),
            "language": "en",
            **self.initial,
        }
        if "observation" not in modes:
            del self.fields["second"], self.fields["blinded"]
        else:
            self.fields["second"].choices = [
                ("", _("No, a rating of its own")),
                *((str(one.pk), f"{one.local_date} · {one.rater_name}") for one in rated),
            ]


class PutAsideForm(BesideForm):
    """She would rather not, or not now. Nothing else changes by it."""

    standing = ChoiceField(
        label=_("What did she say?"),
        choices=[("not_now", _("Not now")), ("declined", _("She would rather not"))],
    )
    reason = TextField(label=_("Her reason, if she gave one"), required=False)


class SaidForm(BesideForm):
    """What was said when somebody talked with her."""

    said = LongTextField(
        label=_("What was said, if you want to keep it"), rows=3, required=False, max_length=4000
    )


class WordingForm(BesideForm):
    """Official wording the program may use."""

    file = UploadField(label=_("The file (FHIR Questionnaire, YAML or CSV)"), accept=".json,.yaml,.yml,.csv")
    language = ChoiceField(label=_("Language of the wording"), choices=list(LANGUAGES.items()), inline=True)
    licence_note = LongTextField(
        label=_("Under which licence or permission may you use it?"), rows=2, max_length=2000
    )
    approver = TextField(label=_("Who approved its use?"))
    validation = TextField(
        label=_("Where was this language version validated?"),
        help_text=_("Only needed when the page of the measure says that this language is not validated."),
        required=False,
    )


class ScheduleForm(BesideForm):
    """A schedule for a program to follow."""

    program = SelectField(label=_("Program"), choices=[])
    schedule = SelectField(label=_("Schedule"), choices=[])

    def __init__(self, *args: Any, programs: list[Any], schedules: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["program"].choices = [("", _("Choose")), *((str(p.pk), p.name) for p in programs)]
        self.fields["schedule"].choices = [("", _("Choose")), *schedules]


class PairForm(BesideForm):
    """What is hard and what protects, named side by side."""

    mark_optional = False
    hard = ManyField(
        label=_("What is hard around them"), choices=[(k, HARD[k]) for k in HARD_KEYS], required=False
    )
    protects = ManyField(
        label=_("What protects them"), choices=[(k, PROTECTS[k]) for k in PROTECTS_KEYS], required=False
    )
    words = LongTextField(label=_("In the team’s words"), rows=3, required=False, max_length=4000)


class BeganForm(BesideForm):
    """Something began or came to its end whose measures count from it."""

    name = SelectField(label=_("What?"), choices=[])
    what = ChoiceField(
        label=_("Did it begin or end?"),
        choices=[("begin", _("It began")), ("end", _("It came to its end"))],
        initial="begin",
        inline=True,
    )
    on = DayField(label=_("On which day?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        named = [(one.intervention, one.name.get(language)) for one in schedules() if one.intervention]
        self.fields["name"].choices = [("", _("Choose")), *named]


class CodeForm(BesideForm):
    """The code that opens a set of questions on a shared tablet."""

    mark_optional = False
    code = TextField(
        label=_("Your code"), width=10, autocomplete="one-time-code", help_text=_("Eight digits.")
    )
