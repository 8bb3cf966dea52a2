"""A return to use, as she tells it; and what was around it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.ui.fields import ChoiceField, DayField, LongTextField, SelectField, TickField
from beside.ui.forms import BesideForm

from ..actions import AroundWords, ReturnWords
from ..queries import Nearby
from ..rules.her_story import LABEL_OF, LONGEST, Around, Order
from ..story_words import AROUND, ORDERS

_OF_THE_TIMELINE = (Around.CONTACT, Around.HARD_DATE, Around.APART)


class ReturnForm(BesideForm):
    """Her words first. How much or what is not asked."""

    draft_form = "care.return"
    mark_optional = False

    on = DayField(label=_("When was it?"), initial=today)
    about_then = TickField(label=_("Around that day, not exactly"))
    her_words = LongTextField(label=_("In her words"), required=False, rows=3, max_length=LONGEST)
    wants = LongTextField(label=_("What she wants now"), required=False, rows=2, max_length=LONGEST)
    helped = LongTextField(label=_("What helped"), required=False, rows=2, max_length=LONGEST)
    safe_for_me = LongTextField(label=_("Safe for me"), required=False, rows=2, max_length=LONGEST)
    safe_for_child = LongTextField(label=_("Safe for my child"), required=False, rows=2, max_length=LONGEST)

    def told(self) -> ReturnWords:
        """What she told."""
        return ReturnWords(**self.cleaned_data)


class AroundForm(BesideForm):
    """Something of her timeline, or something she names; it came before, after, or they are not sure."""

    draft_form = "care.around"
    mark_optional = False

    known = SelectField(
        label=_("From her timeline"), choices=[], required=False, empty_label=_("Nothing from the list")
    )
    what = SelectField(
        label=_("Or something she names"), choices=[], required=False, empty_label=_("Nothing else")
    )
    on = DayField(label=_("When, if she knows"), required=False)
    words = LongTextField(label=_("In her words"), required=False, rows=2, max_length=LONGEST)
    order = ChoiceField(label=_("In time"), choices=list(ORDERS.items()), initial=Order.NOT_SURE, inline=True)

    def __init__(
        self, *args: Any, nearby: list[tuple[Nearby, str]], labels: frozenset[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.nearby = {one.key: one for one, _words in nearby}
        known = [(one.key, words) for one, words in nearby]
        self.fields["known"].choices = [("", _("Nothing from the list")), *known]
        named = [key for key in AROUND if key not in _OF_THE_TIMELINE]
        may = [key for key in named if LABEL_OF.get(Around(key), "substance_use") in labels]
        self.fields["what"].choices = [("", _("Nothing else")), *[(key, AROUND[key]) for key in may]]

    def told(self) -> AroundWords:
        """What is joined: a thing of her timeline where one was chosen, else what she names."""
        typed = self.cleaned_data
        one = self.nearby.get(typed["known"])
        of_id: UUID | None = one.of_id if one else None
        return AroundWords(
            what=one.what if one else typed["what"] or Around.OWN_WORDS,
            order=typed["order"],
            on=one.on if one else typed["on"],
            of_id=of_id,
            words=typed["words"],
        )
