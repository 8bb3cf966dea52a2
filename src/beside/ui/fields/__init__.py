"""The questions a form can ask. Every message says what to do next."""

from .approximate import ApproximateDateField
from .choices import ChoiceField, ChosenField, ManyField, SelectField, TickField, YesNoField
from .day import DayField
from .numbers import MinutesField, NumberField
from .phone import PhoneField
from .text import EmailField, LongTextField, PasswordField, TextField, UploadField
from .time import TimeField

__all__ = [
    "ApproximateDateField",
    "ChoiceField",
    "ChosenField",
    "DayField",
    "EmailField",
    "LongTextField",
    "ManyField",
    "MinutesField",
    "NumberField",
    "PasswordField",
    "PhoneField",
    "SelectField",
    "TextField",
    "TickField",
    "TimeField",
    "UploadField",
    "YesNoField",
]
