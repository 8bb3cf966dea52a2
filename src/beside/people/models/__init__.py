"""Tables: persons and names, three kinds of client, circle, ties, pregnancy, texts, and the joining journal."""

from .away import Away
from .circle import Assignment, OpeningReason, StaffTie
from .clients import Child, Client, Dyad, Mother
from .contact import PhoneKey, SafeContact
from .enrolment import Enrolment, EnrolmentState
from .households import Household, HouseholdMember, LivingArrangement
from .merges import Merge, MergeRow
from .persons import NameKey, Person, PersonName
from .pregnancy import Birth, Pregnancy, PrenatalExposure
from .separation import SeparationEpisode
from .stories import Story
from .ties import Tie, TieEntry
from .words import RoleWords

__all__ = [
    "Assignment",
    "Away",
    "Birth",
    "Child",
    "Client",
    "Dyad",
    "Enrolment",
    "EnrolmentState",
    "Household",
    "HouseholdMember",
    "LivingArrangement",
    "Merge",
    "MergeRow",
    "Mother",
    "NameKey",
    "OpeningReason",
    "Person",
    "PersonName",
    "PhoneKey",
    "Pregnancy",
    "PrenatalExposure",
    "RoleWords",
    "SafeContact",
    "SeparationEpisode",
    "StaffTie",
    "Story",
    "Tie",
    "TieEntry",
]
