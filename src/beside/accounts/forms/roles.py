"""Which roles she holds where, from which day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from beside.foundation.clock import today
from beside.ui.fields import DayField, ManyField
from beside.ui.forms import BesideForm

from ..models import Program
from ..rules import ROLES, HeldRole, Role
from ..words import ROLE_NAMES

_IN_A_PROGRAM = [role for role in Role if not ROLES[role].everywhere]
_EVERYWHERE = [role for role in Role if "clients.open" not in ROLES[role].may]


class RolesForm(BesideForm):
    """One group of boxes per program, and one for the whole organisation."""

    mark_optional = False

    from_date = DayField(
        label=_("From which day"),
        required=False,
        help_text=_("Leave it empty for today. What was before stays on record."),
    )

    def __init__(
        self, *args: Any, programs: Iterable[Program], held: Iterable[HeldRole] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        now_held = set(held)
        self._places: dict[str, Any] = {f"in_{program.pk.hex}": program for program in programs}
        for name, program in self._places.items():
            chosen = [role.value for role in _IN_A_PROGRAM if HeldRole(role, program.pk) in now_held]
            self.fields[name] = _boxes(program.name, _IN_A_PROGRAM, chosen)
        everywhere = [role.value for role in _EVERYWHERE if HeldRole(role) in now_held]
        self.fields["everywhere"] = _boxes(_("The whole organisation"), _EVERYWHERE, everywhere)
        self.order_fields([*self._first_fields(), *self._places, "everywhere", "from_date"])

    def _first_fields(self) -> list[str]:
        return []

    def place_fields(self) -> list[BoundField]:
        """The groups of boxes, drawn side by side."""
        return [self[name] for name in (*self._places, "everywhere")]

    def other_fields(self) -> list[BoundField]:
        """What is asked before the boxes."""
        return [self[name] for name in self._first_fields()]

    def chosen_roles(self) -> list[HeldRole]:
        """The boxes that are ticked, as roles in places."""
        ticked = [
            HeldRole(Role(value), program.pk)
            for name, program in self._places.items()
            for value in self.cleaned_data.get(name, [])
        ]
        return ticked + [HeldRole(Role(value)) for value in self.cleaned_data.get("everywhere", [])]

    def begins(self) -> Any:
        return self.cleaned_data.get("from_date") or today()


def _boxes(label: Any, roles: list[Role], initial: list[str]) -> ManyField:
    return ManyField(
        label=label,
        required=False,
        initial=initial,
        choices=[(role.value, ROLE_NAMES[role]) for role in roles],
    )
