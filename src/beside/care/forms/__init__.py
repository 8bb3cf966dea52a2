"""What a person may type."""

from .contact import ContactForm, People
from .note import AmendForm, NoteForm

__all__ = ["AmendForm", "ContactForm", "NoteForm", "People"]
