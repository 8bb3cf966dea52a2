"""One panel, a link between two, and her path."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.ui.fields import LongTextField, ManyField, SelectField
from beside.ui.forms import BesideForm

from ..plan_words import FACET_ASKS, FACETS, WAYS
from ..rules.understanding import LABEL_OF
from ..words import AUDIENCES


class ViewForm(BesideForm):
    """What is understood so far of one panel."""

    draft_form = "care.understanding"
    text = LongTextField(required=False, rows=7, max_length=20000)

    def __init__(self, *args: Any, facet: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = FACET_ASKS[facet]
        self.fields["text"].help_text = AUDIENCES[LABEL_OF[facet]]


class LinkForm(BesideForm):
    """When this, then that, in her words; and what helps."""

    draft_form = "care.understanding_link"
    first = SelectField(label=_("From"))
    when_words = LongTextField(label=_("When …"), rows=2, max_length=2000)
    then = SelectField(label=_("To"))
    then_words = LongTextField(label=_("… then"), rows=2, max_length=2000)
    helps = LongTextField(label=_("What helps?"), required=False, rows=2, max_length=2000)

    def __init__(self, *args: Any, labels: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            ("", _("Choose")),
            *((key, words) for key, words in FACETS.items() if LABEL_OF[key] in labels),
        ]
        for name in ("first", "then"):
            self.fields[name].choices = choices


class PathForm(BesideForm):
    """Any mix; every box may stay empty."""

    draft_form = "care.path"
    ways = ManyField(label=_("What is on her path now? Any mix"), choices=WAYS.items(), required=False)
    words = LongTextField(label=_("In her own words"), required=False, rows=3, max_length=5000)
