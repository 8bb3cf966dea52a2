"""What a person may type."""

from .contact import ContactForm, People

__all__ = ["ContactForm", "People"]
