"""Forms of measures."""

from .agreements import AgreementForm
from .giving import (
    BeganForm,
    BeginForm,
    CodeForm,
    FindMeasureForm,
    PairForm,
    PutAsideForm,
    SaidForm,
    ScheduleForm,
    WordingForm,
)
from .goals import GoalForm, RatingForm
from .voices import RoundForm, SlipsForm

__all__ = [
    "AgreementForm",
    "BeganForm",
    "BeginForm",
    "CodeForm",
    "FindMeasureForm",
    "GoalForm",
    "PairForm",
    "PutAsideForm",
    "RatingForm",
    "RoundForm",
    "SaidForm",
    "ScheduleForm",
    "SlipsForm",
    "WordingForm",
]
