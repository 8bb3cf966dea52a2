"""Tables of the everyday record."""

from .appointment import (
    Appointment,
    AppointmentChange,
    CalendarFeed,
    FollowUp,
    Invited,
    SavedView,
    VisitSeries,
)
from .childhood import DaycarePlace, Experience, Observation
from .contact import Contact, ContactService, Participation
from .duty import DutyDecision
from .her_story import HardDate, LivedThrough, SafetyTalk
from .intake import ConfidentialityTalk, Intake, IntakeAnswer, StepDown, WaitingEntry
from .material_help import MaterialHelp
from .note import Note, Passage
from .outreach import Headcount, OutreachAlias, OutreachContact, UnmetRequest
from .pathway import PathwayMark
from .plan import EarlierGoal, Goal, NotNow, PlanReview, PlanSetting
from .returns import AroundReturn, ReturnToUse
from .understanding import PathEntry, SharedLink, SharedView

__all__ = [
    "Appointment",
    "AppointmentChange",
    "AroundReturn",
    "CalendarFeed",
    "ConfidentialityTalk",
    "Contact",
    "ContactService",
    "EarlierGoal",
    "DaycarePlace",
    "DutyDecision",
    "Experience",
    "FollowUp",
    "Goal",
    "HardDate",
    "Headcount",
    "Intake",
    "IntakeAnswer",
    "Invited",
    "LivedThrough",
    "MaterialHelp",
    "NotNow",
    "Note",
    "Observation",
    "OutreachAlias",
    "OutreachContact",
    "Participation",
    "Passage",
    "PathEntry",
    "PathwayMark",
    "PlanReview",
    "PlanSetting",
    "ReturnToUse",
    "SafetyTalk",
    "SavedView",
    "SharedLink",
    "SharedView",
    "StepDown",
    "UnmetRequest",
    "VisitSeries",
    "WaitingEntry",
]
