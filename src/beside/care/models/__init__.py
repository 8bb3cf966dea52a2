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

__all__ = [
    "Appointment",
    "AppointmentChange",
    "CalendarFeed",
    "ConfidentialityTalk",
    "Contact",
    "ContactService",
    "FollowUp",
    "Headcount",
    "Intake",
    "IntakeAnswer",
    "Invited",
    "MaterialHelp",
    "Note",
    "OutreachAlias",
    "OutreachContact",
    "Participation",
    "Passage",
    "SavedView",
    "StepDown",
    "UnmetRequest",
    "VisitSeries",
    "WaitingEntry",
]
