"""A mother, a child, another caregiver: who they are, in as few words as there are."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.people.models import Person
from beside.people.rules.contact import Allowed, Channel
from beside.people.rules.dates import KnownDate, Precision
from beside.people.rules.inputs import ContactAnswer, PersonFacts
from beside.people.rules.names import NameKind
from beside.people.words import LANGUAGES, choices
from beside.ui.fields import (
    ApproximateDateField,
    ChoiceField,
    DayField,
    ManyField,
    PhoneField,
    SelectField,
    TextField,
    TickField,
)
from beside.ui.forms import BesideForm
from beside.ui.rules import ApproximateDate

_PRECISION = {"day": Precision.EXACT, "month": Precision.MONTH, "year": Precision.YEAR}


def known_date(answer: ApproximateDate | None) -> KnownDate:
    """A birth date as typed, with how well it is known."""
    if answer is None or answer.precision == "unknown":
        return KnownDate()
    return KnownDate(answer.earliest, _PRECISION[answer.precision])


def typed_date(person: Person) -> ApproximateDate | None:
    """A stored birth date as the form shows it."""
    day = person.birth_date
    if day is None:
        return None
    if person.birth_precision == Precision.EXACT:
        return ApproximateDate("day", day.year, day.month, day.day)
    if person.birth_precision == Precision.MONTH:
        return ApproximateDate("month", day.year, day.month)
    return ApproximateDate("year", day.year)


class MotherForm(BesideForm):
    """One short page: any name is enough, everything else may stay empty."""

    draft_form = "people.mother"

    called = TextField(
        label=_("What does she like to be called?"),
        help_text=_("A nickname is enough."),
        max_length=200,
        width=20,
    )
    legal = TextField(label=_("Name on papers"), required=False, max_length=200, width=20)
    born = ApproximateDateField(
        label=_("Birth date"), required=False, help_text=_("As much as she wants to say; a year is enough.")
    )
    pronouns = TextField(label=_("Pronouns"), required=False, max_length=40, width=10)
    language = SelectField(
        label=_("Language she wants to talk in"), required=False, choices=list(LANGUAGES.items())
    )
    role_word = TextField(
        label=_("Word for her or his part, if not “mother”"),
        required=False,
        max_length=40,
        width=10,
        help_text=_("For example father, grandmother, foster parent."),
    )
    state = ChoiceField(
        label=_("How do we know her?"),
        choices=choices("state", only=("outreach", "welcomed", "active")),
        initial="welcomed",
    )
    first_contact_on = DayField(label=_("First contact"), required=False)
    phone = PhoneField(label=_("Phone, if she gives one"), required=False)
    phone_ways = ManyField(
        label=_("On this phone she says it is safe to"),
        required=False,
        choices=[("text", _("text")), ("call", _("call"))],
        inline=True,
    )
    name_to_use = TextField(
        label=_("Who should we say is calling?"),
        required=False,
        max_length=80,
        width=20,
        help_text=_("For example “Annie from the library”."),
    )
    program = SelectField(label=_("Program"), choices=[])
    somebody_else = TickField(label=_("This is somebody else. Enter her."))

    groups = [
        ("", ["called", "state", "first_contact_on"]),
        (_("How she may be reached"), ["phone", "phone_ways", "name_to_use"]),
        (_("If she wants to say"), ["legal", "born", "pronouns", "language", "role_word"]),
        ("", ["program", "somebody_else"]),
    ]

    def __init__(self, *args: Any, programs: Any, asked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programs = {str(program.pk): program for program in programs}
        names = [(key, program.name) for key, program in self.programs.items()]
        self.fields["program"].choices = names
        if len(names) == 1:
            self.fields["program"].initial = names[0][0]
            self.fields["program"].widget = self.fields["program"].hidden_widget()
        if not asked:
            del self.fields["somebody_else"]

    def facts(self) -> PersonFacts:
        """Who she is."""
        typed = self.cleaned_data
        names = {NameKind.NICKNAME: typed["called"]}
        if typed["legal"]:
            names[NameKind.LEGAL] = typed["legal"]
        language = typed["language"]
        return PersonFacts(
            names=names,
            pronouns=typed["pronouns"],
            languages=(language,) if language else (),
            language_of_service=language,
            born=known_date(typed["born"]),
        )

    def contacts(self) -> list[ContactAnswer]:
        """Her answers on the phone she gave; a number without a yes is kept as "ask her each time"."""
        typed = self.cleaned_data
        if not typed["phone"]:
            return []
        said = typed["phone_ways"]
        ways = [Channel(way) for way in said] or [Channel.CALL]
        allowed = Allowed.YES if said else Allowed.ASK_FIRST
        return [
            ContactAnswer(way, allowed, value=typed["phone"], name_to_use=typed["name_to_use"])
            for way in ways
        ]


class ChildForm(BesideForm):
    """A child already born."""

    draft_form = "people.child"

    called = TextField(label=_("The child’s name"), max_length=200, width=20)
    born = ApproximateDateField(label=_("Birth date"), required=False)
    pronouns = TextField(label=_("Pronouns"), required=False, max_length=40, width=10)

    def facts(self) -> PersonFacts:
        """Who the child is."""
        typed = self.cleaned_data
        return PersonFacts(
            names={NameKind.NICKNAME: typed["called"]},
            pronouns=typed["pronouns"],
            born=known_date(typed["born"]),
        )


class PersonForm(BesideForm):
    """Names, birth date, pronouns, languages; identity only as she says it."""

    draft_form = "people.person"

    preferred = TextField(label=_("Name she wants used"), required=False, max_length=200, width=20)
    nickname = TextField(label=_("Nickname"), required=False, max_length=200, width=20)
    legal = TextField(label=_("Name on papers"), required=False, max_length=200, width=20)
    former = TextField(
        label=_("Earlier name"),
        required=False,
        max_length=200,
        width=20,
        help_text=_("Only so that she is found by it; it is not shown elsewhere."),
    )
    born = ApproximateDateField(label=_("Birth date"), required=False)
    pronouns = TextField(label=_("Pronouns"), required=False, max_length=40, width=10)
    languages = ManyField(
        label=_("Languages she speaks"), required=False, inline=True, choices=list(LANGUAGES.items())
    )
    language_of_service = SelectField(
        label=_("Language she wants to talk in"), required=False, choices=list(LANGUAGES.items())
    )
    identity = TextField(
        label=_("First Nations, Inuit or Métis identity, in her own words"),
        required=False,
        max_length=200,
        width=20,
        help_text=_("Only if she wishes to say it herself."),
    )
    nation = TextField(label=_("Nation or community"), required=False, max_length=200, width=20)

    groups = [
        (_("Names"), ["preferred", "nickname", "legal", "former"]),
        ("", ["born", "pronouns"]),
        (_("Languages"), ["languages", "language_of_service"]),
        (_("Identity"), ["identity", "nation"]),
    ]

    def __init__(self, *args: Any, shows_identity: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not shows_identity:
            del self.fields["identity"], self.fields["nation"]

    def facts(self) -> PersonFacts:
        """What is known of the person."""
        typed = self.cleaned_data
        identity = None
        if "identity" in self.fields:
            identity = {"identity": typed["identity"], "nation": typed["nation"]}
        return PersonFacts(
            names={kind: typed[kind.value] for kind in NameKind},
            pronouns=typed["pronouns"],
            languages=tuple(typed["languages"]),
            language_of_service=typed["language_of_service"],
            born=known_date(typed["born"]),
            community_identity=identity,
        )
