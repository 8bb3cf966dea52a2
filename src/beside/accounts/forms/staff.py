"""Finding, inviting and correcting staff."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.ui.fields import EmailField, SelectField, TextField
from beside.ui.forms import BesideForm

from ..models import Program
from ..rules import NewStaff
from ..words import ROLE_NAMES
from .roles import RolesForm

STATES = [("active", _("Signs in")), ("invited", _("Has a code, not joined yet")), ("closed", _("Closed"))]


class FindStaffForm(BesideForm):
    """Narrowing the list of staff."""

    text = TextField(label=_("Name or job title"), required=False, width=20)
    program = SelectField(label=_("Program"), required=False)
    role = SelectField(
        label=_("Role"),
        required=False,
        empty_label=_("All roles"),
        choices=[(role.value, name) for role, name in ROLE_NAMES.items()],
    )
    state = SelectField(label=_("Sign-in"), required=False, empty_label=_("All"), choices=STATES)

    def __init__(self, *args: Any, programs: Iterable[Program], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(program.pk), program.name) for program in programs]
        self.fields["program"] = SelectField(
            label=_("Program"), required=False, empty_label=_("All programs"), choices=listed
        )


class InviteForm(RolesForm):
    """A new colleague."""

    draft_form = "accounts.invite"

    display_name = TextField(label=_("Name colleagues see"), max_length=80, width=20)
    sign_in_name = TextField(
        label=_("Sign-in name"),
        max_length=40,
        width=20,
        spellcheck=False,
        help_text=_("2 to 40 letters, digits, dots or hyphens; not an e-mail address."),
    )
    job_title = TextField(label=_("Job title, if you like"), max_length=80, width=20, required=False)
    email = EmailField(
        label=_("E-mail, if you like"),
        required=False,
        help_text=_("Kept for your own use. Beside sends nothing to it."),
    )

    def _first_fields(self) -> list[str]:
        return ["display_name", "sign_in_name", "job_title", "email"]

    def new_staff(self) -> NewStaff:
        return NewStaff(
            sign_in_name=self.cleaned_data["sign_in_name"],
            display_name=self.cleaned_data["display_name"],
            job_title=self.cleaned_data["job_title"],
            email=self.cleaned_data["email"],
            roles=self.chosen_roles(),
            from_date=self.begins(),
        )


class DetailsForm(BesideForm):
    """Correcting a colleague's name, job title or address."""

    display_name = TextField(label=_("Name colleagues see"), max_length=80, width=20)
    job_title = TextField(label=_("Job title"), max_length=80, width=20, required=False)
    email = EmailField(label=_("E-mail"), required=False)
