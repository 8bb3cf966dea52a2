"""What a timeline is narrowed by; it lives in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.care.catalogue import service_groups
from beside.care.queries import Wanted
from beside.care.words import KINDS
from beside.ui.fields import SelectField, TextField


class TimelineFilters(forms.Form):
    """Whom, which kind, which service, which words."""

    who = SelectField(
        label=_("About"),
        choices=[("all", _("All three together"))],
        required=False,
        empty_label=_("Only this one"),
    )
    kind = SelectField(
        label=_("How we met"), choices=list(KINDS.items()), required=False, empty_label=_("All")
    )
    service = SelectField(label=_("Service"), choices=[], required=False, empty_label=_("All"))
    q = TextField(label=_("Words in the notes"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        services = [pair for _family, pairs in service_groups() for pair in pairs]
        self.fields["service"].choices = [("", _("All")), *services]

    def value(self, name: str) -> str:
        """What was chosen, or nothing."""
        return str(self.cleaned_data.get(name) or "") if self.is_valid() else ""

    def wanted(self) -> Wanted:
        """The same for the query."""
        kind, service = self.value("kind"), self.value("service")
        return Wanted(
            kinds=frozenset([kind] if kind else []), services=frozenset([service] if service else [])
        )
