"""Days away, and who covers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.ui.fields import DayField, SelectField
from beside.ui.forms import BesideForm


class AwayForm(BesideForm):
    """Who is away, from when to when, who is there meanwhile."""

    draft_form = "people.away"

    user = SelectField(label=_("Who is away?"), choices=[])
    program = SelectField(label=_("In which program?"), choices=[])
    from_date = DayField(label=_("First day away"), initial=today)
    to_date = DayField(label=_("Last day away"))
    cover = SelectField(
        label=_("Who covers meanwhile?"),
        choices=[],
        help_text=_("She walks alongside the same families in these days. The key worker stays the same."),
    )

    def __init__(
        self,
        *args: Any,
        programs: list[Any],
        staff: dict[str, str],
        may_choose: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.programs = {str(one.pk): one for one in programs}
        others = {key: name for key, name in staff.items() if may_choose or key != str(self.actor.id)}
        self.fields["user"].choices = [("", _("Choose")), *staff.items()]
        self.fields["cover"].choices = [("", _("Choose")), *others.items()]
        self.fields["program"].choices = [(key, one.name) for key, one in self.programs.items()]
        if not may_choose:
            del self.fields["user"]
        if len(self.programs) < 2:
            del self.fields["program"]

    def whose(self) -> UUID:
        """Who is away: herself, unless she leads and chose somebody."""
        chosen = self.cleaned_data.get("user")
        return UUID(chosen) if chosen else self.actor.id

    def where(self) -> Any:
        """The program."""
        return self.programs.get(self.cleaned_data.get("program", "")) or next(iter(self.programs.values()))
