"""Looking at the plan together; her yes; a program's rhythm."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.foundation.content import content, label
from beside.ui.fields import ChoiceField, DayField, LongTextField, NumberField
from beside.ui.forms import BesideForm

from ..actions import LookedAt
from ..models import Goal, PlanSetting
from ..outreach_words import keep_days
from ..plan_words import HER_YES, STATES
from ..rules.outreach import LONGEST_EXPIRY_DAYS, SHORTEST_EXPIRY_DAYS
from ..rules.plan import REVIEW_MONTHS, HerYes
from .plan import label_field


class TogetherForm(BesideForm):
    """She first, then her worker, then what both agree; how each goal stands."""

    draft_form = "care.together"
    she_says = LongTextField(label=_("What does she say?"), required=False, rows=3, max_length=10000)
    worker_says = LongTextField(label=_("What do you say?"), required=False, rows=3, max_length=10000)
    agreed = LongTextField(label=_("What do you agree?"), required=False, rows=3, max_length=10000)
    her_yes = ChoiceField(label=_("Does she agree to this?"), choices=HER_YES.items(), initial=HerYes.NOT_YET)
    on = DayField(label=_("When did you look at it?"))

    def __init__(self, *args: Any, goals: Sequence[Goal], labels: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = goals
        self.fields["on"].initial = today()
        for goal in goals:
            self.fields[f"goal_{goal.pk}"] = ChoiceField(
                label=goal.words, choices=STATES.items(), initial=goal.state, inline=True
            )
        self.fields["label"] = label_field(labels)
        rest = [name for name in self.fields if not name.startswith("goal_")]
        stands = [f"goal_{goal.pk}" for goal in goals]
        self.groups = [
            ("", rest[:4]),
            *([(_("How each goal stands"), stands)] if stands else []),
            ("", rest[4:]),
        ]

    def told(self) -> LookedAt:
        """What was said, as typed."""
        data = self.cleaned_data
        said = {name: data[name] for name in ("on", "she_says", "worker_says", "agreed", "her_yes", "label")}
        return LookedAt(**said, stands={goal.pk: data[f"goal_{goal.pk}"] for goal in self.goals})


class YesForm(BesideForm):
    """How she agreed."""

    how = ChoiceField(
        label=_("How did she agree?"),
        choices=[(key, words) for key, words in HER_YES.items() if key != HerYes.NOT_YET],
    )


NUMBERS = ("review_months", "visits_month", "families_usual", "families_most")


class RhythmForm(BesideForm):
    """A program's rhythm. A template brings its numbers; each can be changed."""

    template = ChoiceField(label=_("Start from"), choices=[], required=False)
    review_months = NumberField(
        label=_("Look at plans together every how many months?"), min_value=1, max_value=12, required=False
    )
    visits_month = NumberField(
        label=_("About how many visits with each family in a month?"),
        min_value=1,
        max_value=31,
        required=False,
        help_text=_("A hope for the program, never a duty of hers: she sets the pace."),
    )
    families_usual = NumberField(
        label=_("How many families does a worker usually walk with?"),
        min_value=1,
        max_value=200,
        required=False,
    )
    families_most = NumberField(label=_("How many at most?"), min_value=1, max_value=200, required=False)

    nickname_days = NumberField(
        label=_("Forget a nickname nobody became known by after how many days?"),
        min_value=SHORTEST_EXPIRY_DAYS,
        max_value=LONGEST_EXPIRY_DAYS,
        required=False,
        help_text=_("Counted from the last talk. The words of the talks go with it; the counts stay."),
    )

    def __init__(self, *args: Any, setting: PlanSetting | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.templates = {t["key"]: t for t in content("services", "program_templates")["templates"]}
        choices = [("own", _("Our own numbers")), *((key, label(t)) for key, t in self.templates.items())]
        self.fields["template"].choices = choices
        self.fields["template"].initial = (setting and setting.template) or "own"
        for name in NUMBERS:
            self.fields[name].initial = getattr(setting, name) if setting else None
        self.fields["nickname_days"].initial = (setting and setting.nickname_days) or keep_days()

    def rhythm(self) -> dict[str, Any]:
        """The numbers typed; where one is empty, or was not touched when a template is chosen, the template's."""
        data, chosen = self.cleaned_data, self.templates.get(self.cleaned_data["template"], {})
        newly = "template" in self.changed_data
        numbers = {
            name: chosen.get(name)
            if data[name] is None or (name in chosen and newly and name not in self.changed_data)
            else data[name]
            for name in NUMBERS
        }
        return numbers | {
            "review_months": numbers["review_months"] or REVIEW_MONTHS,
            "template": chosen.get("key", ""),
        }
