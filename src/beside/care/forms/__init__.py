"""What a person may type."""

from .contact import ContactForm, People
from .intake import IntakeForm, StepDownForm, TalkForm
from .note import AmendForm, NoteForm
from .outreach import HeadcountForm, JoinForm, KnownForm, OutreachForm, UnmetForm
from .plan import GoalForm, NotNowForm
from .visit import CancelForm, MoveForm, VisitForm

__all__ = [
    "AmendForm",
    "CancelForm",
    "ContactForm",
    "GoalForm",
    "HeadcountForm",
    "IntakeForm",
    "JoinForm",
    "KnownForm",
    "MoveForm",
    "NotNowForm",
    "NoteForm",
    "OutreachForm",
    "People",
    "StepDownForm",
    "TalkForm",
    "UnmetForm",
    "VisitForm",
]
