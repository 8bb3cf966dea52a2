"""Changes of the everyday record. Each takes ``by``, is atomic, and leaves an audit entry."""

from .contacts import log_contact, remove_contact, restore_contact
from .material import give_material, take_back_material
from .notes import amend_passage, ask_countersign, countersign, edit_note, sign_note

__all__ = [
    "amend_passage",
    "ask_countersign",
    "countersign",
    "edit_note",
    "give_material",
    "log_contact",
    "remove_contact",
    "restore_contact",
    "sign_note",
    "take_back_material",
]
