"""What a person may type."""

from .contact import ContactForm, People
from .note import AmendForm, NoteForm
from .visit import CancelForm, MoveForm, VisitForm

__all__ = ["AmendForm", "CancelForm", "ContactForm", "MoveForm", "NoteForm", "People", "VisitForm"]
