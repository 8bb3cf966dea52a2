"""Changes to people: each atomic, each with a hand, each in the audit trail."""

from .away import come_back, go_away
from .circle import add_to_circle, end_staff_tie, give_reason, hand_over, leave_circle, note_staff_tie
from .contact import confirm_contact, end_contact, save_safe_contact
from .enrolment import change_enrolment, welcome
from .households import add_household_member, leave_household, set_living, start_household, welcome_home
from .merge import merge_clients, undo_merge
from .persons import (
    change_person,
    correct_names,
    note_first_contacts,
    note_passing,
    open_portal,
    set_role_word,
)
from .pregnancy import (
    change_pregnancy,
    close_pregnancy,
    record_birth,
    record_exposure,
    record_loss,
    record_pregnancy,
)
from .register import join_dyad, register_child, register_mother
from .separation import begin_separation, change_separation, end_separation
from .stories import write_story
from .ties import add_tie, add_tie_entry, end_tie
from .words import set_role_words

__all__ = [
    "come_back",
    "go_away",
    "add_household_member",
    "add_tie",
    "add_tie_entry",
    "add_to_circle",
    "begin_separation",
    "change_enrolment",
    "change_person",
    "change_pregnancy",
    "change_separation",
    "close_pregnancy",
    "confirm_contact",
    "correct_names",
    "end_contact",
    "end_separation",
    "end_staff_tie",
    "end_tie",
    "give_reason",
    "hand_over",
    "join_dyad",
    "leave_circle",
    "leave_household",
    "merge_clients",
    "note_first_contacts",
    "note_passing",
    "note_staff_tie",
    "open_portal",
    "record_birth",
    "record_exposure",
    "record_loss",
    "record_pregnancy",
    "register_child",
    "register_mother",
    "save_safe_contact",
    "set_living",
    "set_role_word",
    "set_role_words",
    "start_household",
    "undo_merge",
    "welcome",
    "welcome_home",
    "write_story",
]
