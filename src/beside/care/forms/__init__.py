"""What a person may type."""

from .contact import ContactForm, People
from .note import AmendForm, NoteForm
from .outreach import HeadcountForm, KnownForm, OutreachForm, UnmetForm
from .visit import CancelForm, MoveForm, VisitForm

__all__ = [
    "AmendForm",
    "CancelForm",
    "ContactForm",
    "HeadcountForm",
    "KnownForm",
    "MoveForm",
    "NoteForm",
    "OutreachForm",
    "People",
    "UnmetForm",
    "VisitForm",
]
