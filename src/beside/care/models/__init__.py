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
from .contact import Contact, ContactService, Participation
from .intake import ConfidentialityTalk, Intake, IntakeAnswer, StepDown, WaitingEntry
from .material_help import MaterialHelp
from .note import Note, Passage
from .outreach import Headcount, OutreachAlias, OutreachContact, UnmetRequest
from .plan import EarlierGoal, Goal, NotNow, PlanReview, PlanSetting
from .understanding import PathEntry, SharedLink, SharedView

__all__ = [
    "Appointment",
    "AppointmentChange",
    "CalendarFeed",
    "ConfidentialityTalk",
    "Contact",
    "ContactService",
    "EarlierGoal",
    "FollowUp",
    "Goal",
    "Headcount",
    "Intake",
    "IntakeAnswer",
    "Invited",
    "MaterialHelp",
    "NotNow",
    "Note",
    "OutreachAlias",
    "OutreachContact",
    "Participation",
    "Passage",
    "PathEntry",
    "PlanReview",
    "PlanSetting",
    "SavedView",
    "SharedLink",
    "SharedView",
    "StepDown",
    "UnmetRequest",
    "VisitSeries",
    "WaitingEntry",
]
