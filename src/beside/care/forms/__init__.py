"""What a person may type."""

from .contact import ContactForm, People
from .intake import IntakeForm, StepDownForm, TalkForm
from .note import AmendForm, NoteForm
from .outreach import HeadcountForm, JoinForm, KnownForm, OutreachForm, UnmetForm
from .visit import CancelForm, MoveForm, VisitForm

__all__ = [
    "AmendForm",
    "CancelForm",
    "ContactForm",
    "HeadcountForm",
    "IntakeForm",
    "JoinForm",
    "KnownForm",
    "MoveForm",
    "NoteForm",
    "OutreachForm",
    "People",
    "StepDownForm",
    "TalkForm",
    "UnmetForm",
    "VisitForm",
]
