"""What one may write of a child and of two people together. Everything but the day and the kind may wait."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.ui.fields import ChoiceField, DayField, LongTextField, ManyField, SelectField, TextField
from beside.ui.forms import BesideForm

from .. import child_words as words
from ..rules.childhood import LONGEST_TEXT, Considered, Lived, Place, Seen
from ..words import AUDIENCES, LABELS


def _text(label: Any, rows: int = 3, **more: Any) -> LongTextField:
    return LongTextField(label=label, required=False, rows=rows, max_length=LONGEST_TEXT, **more)


class ObservationForm(BesideForm):
    """Something seen between two people."""

    draft_form = "care.observation"

    on = DayField(label=_("Which day?"), initial=today)
    context = SelectField(label=_("In which situation?"), choices=words.context_choices)
    seen_by = ChoiceField(label=_("Who saw it?"), choices=list(words.SEEN_BY.items()), initial="worker")
    patterns = ManyField(
        label=_("What went on between them?"),
        choices=words.pattern_choices,
        required=False,
        help_text=_("Tick what fits. Each is something the two do with one another; none is a trait of one."),
    )
    between = _text(
        _("Tell it: what did one do, and how did the other answer?"),
        4,
        help_text=_("Begin with what went well. Describe both, turn by turn."),
    )
    helps = _text(_("What helped them, or might?"), 2)
    label = ChoiceField(label=_("Who may read it?"), choices=[], initial="general")

    def __init__(self, *args: Any, cleared: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [key for key in ("general", "counselling_note") if key in cleared]
        self.fields["label"].choices = [(key, LABELS[key]) for key in offered]
        self.fields["label"].hints = {key: AUDIENCES[key] for key in offered}

    def seen(self) -> Seen:
        """What was typed."""
        return Seen(**self.cleaned_data)


class ExperienceForm(BesideForm):
    """Something a child lived through, told from the child's side."""

    draft_form = "care.experience"

    kind = ChoiceField(label=_("What did the child live through?"), choices=[])
    on = DayField(label=_("Which day, if it is known?"), required=False)
    when = TextField(
        label=_("Or about when"), required=False, max_length=120, help_text=_("“When she was about one”.")
    )
    child = _text(_("How was it for the child?"), help_text=_("As the child might tell it."))
    shows = _text(_("How does the child show it?"), 2)
    helps = _text(_("Who or what helps the child?"), 2)
    grown_ups = _text(
        _("About a grown-up, if it must be written here"),
        2,
        help_text=_("Read by therapists and the supervisor. Most of it belongs on her own page."),
    )

    def __init__(self, *args: Any, cleared: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = words.experience_choices(cleared)

    def lived(self) -> Lived:
        """What was typed."""
        return Lived(**self.cleaned_data)


class _Amending(BesideForm):
    """Adding to what was written, or correcting it: the same questions, filled in, and for what reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = TextField(
            label=_("For what reason do you change it?"),
            max_length=300,
            help_text=_("A slip, something learned since, her own correction. What stood before is kept."),
        )

    def reason(self) -> str:
        """Kept beside the new words."""
        return str(self.cleaned_data["reason"])


class AmendObservationForm(_Amending, ObservationForm):
    """What was seen, put right."""

    draft_form = "care.observation_amendment"

    def seen(self) -> Seen:
        """What was typed."""
        return Seen(**{name: value for name, value in self.cleaned_data.items() if name != "reason"})


class AmendExperienceForm(_Amending, ExperienceForm):
    """What was lived through, put right."""

    draft_form = "care.experience_amendment"

    def lived(self) -> Lived:
        """What was typed."""
        return Lived(**{name: value for name, value in self.cleaned_data.items() if name != "reason"})


class DutyForm(BesideForm):
    """A duty under the law, in the words of the two people who considered it. Nothing is filled in before."""

    draft_form = "care.duty"

    on = DayField(label=_("On which day did you consider it?"), initial=today)
    together_with = SelectField(label=_("With whom?"), choices=[])
    grounds = ChoiceField(
        label=_("Are there grounds for a report under the law?"), choices=list(words.GROUNDS.items())
    )
    reasons = LongTextField(
        label=_("What did you look at, and why do you think so?"),
        rows=4,
        max_length=LONGEST_TEXT,
        help_text=_("Who cares for the child, what protects, what worries you. Facts, in your own words."),
    )
    decided = LongTextField(label=_("What did you decide?"), rows=2, max_length=LONGEST_TEXT)
    mother_told = ChoiceField(
        label=_("Was the mother told?"), choices=list(words.MOTHER_TOLD.items()), inline=True
    )
    mother_told_on = DayField(label=_("When she was told"), required=False)
    mother_told_words = _text(_("What she said; or why she was not told, or when she will be"), 2)

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {key: name for key, name in colleagues if key != str(self.actor.id)}
        self.fields["together_with"].choices = [("", _("Choose")), *self.colleagues.items()]

    def considered(self) -> Considered:
        """What was typed."""
        typed = dict(self.cleaned_data)
        del typed["together_with"]
        return Considered(**typed)

    def colleague(self) -> tuple[UUID, str]:
        """Id and name of the second person."""
        chosen = self.cleaned_data["together_with"]
        return UUID(chosen), str(self.colleagues[chosen]).split(" · ")[0]


class DaycareForm(BesideForm):
    """A daycare place on its way."""

    draft_form = "care.daycare"

    place = TextField(label=_("Which place?"), required=False, max_length=200)
    applied_on = DayField(label=_("Applied on"), required=False)
    offered_on = DayField(label=_("A place was offered on"), required=False)
    started_on = DayField(label=_("Starts on, or started on"), required=False)
    would_help = _text(
        _("What would help?"),
        2,
        help_text=_("A form filled in together, a letter, the fee, a ride, a first visit."),
    )

    def daycare_place(self) -> Place:
        """What was typed."""
        return Place(**self.cleaned_data)
