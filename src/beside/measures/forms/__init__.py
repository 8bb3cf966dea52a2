"""Forms of measures."""

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

__all__ = [
    "BeganForm",
    "BeginForm",
    "CodeForm",
    "FindMeasureForm",
    "GoalForm",
    "PairForm",
    "PutAsideForm",
    "RatingForm",
    "SaidForm",
    "ScheduleForm",
    "WordingForm",
]
