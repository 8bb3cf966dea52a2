"""What a person may type about staff, places and sign-in."""

from .own import OwnDetailsForm
from .places import ProgramForm, SiteForm
from .roles import RolesForm
from .second_factor import (
    AddPasskeyForm,
    ConfirmCodeForm,
    NamePasskeyForm,
    SecondStepForm,
    SetUpAppForm,
)
from .sign_in import ChangePasswordForm, CodeForm, ConfirmPasswordForm, SignInForm
from .staff import DetailsForm, FindStaffForm, InviteForm

__all__ = [
    "AddPasskeyForm",
    "ChangePasswordForm",
    "CodeForm",
    "ConfirmCodeForm",
    "ConfirmPasswordForm",
    "DetailsForm",
    "FindStaffForm",
    "InviteForm",
    "NamePasskeyForm",
    "OwnDetailsForm",
    "ProgramForm",
    "RolesForm",
    "SecondStepForm",
    "SetUpAppForm",
    "SignInForm",
    "SiteForm",
]
