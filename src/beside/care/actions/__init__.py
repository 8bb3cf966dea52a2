"""Changes of the everyday record. Each takes ``by``, is atomic, and leaves an audit entry."""

from .appointments import Visit, book, cancel, move, restore_visit
from .contacts import log_contact, remove_contact, restore_contact
from .feeds import end_feed, open_feed
from .follow_ups import add_follow_up, settle_follow_up
from .material import give_material, take_back_material
from .notes import amend_passage, ask_countersign, countersign, edit_note, sign_note
from .outreach import (
    Met,
    choose_to_be_known,
    count_heads,
    forget_nicknames,
    join_known_mother,
    note_unmet,
    record_outreach,
)
from .saved import forget_view, save_view

__all__ = [
    "Met",
    "Visit",
    "add_follow_up",
    "amend_passage",
    "ask_countersign",
    "book",
    "cancel",
    "choose_to_be_known",
    "count_heads",
    "countersign",
    "edit_note",
    "end_feed",
    "forget_nicknames",
    "forget_view",
    "give_material",
    "join_known_mother",
    "log_contact",
    "move",
    "note_unmet",
    "open_feed",
    "record_outreach",
    "remove_contact",
    "restore_contact",
    "restore_visit",
    "save_view",
    "settle_follow_up",
    "sign_note",
    "take_back_material",
]
