"""Changes of the everyday record. Each takes ``by``, is atomic, and leaves an audit entry."""

from .appointments import Visit, book, cancel, move, restore_visit
from .bulk import Earlier, log_contacts
from .childhood import (
    add_daycare_place,
    amend_experience,
    amend_observation,
    change_daycare_place,
    take_back,
    write_experience,
    write_observation,
)
from .contacts import log_contact, remove_contact, restore_contact
from .duty import record_duty_decision
from .feeds import end_feed, open_feed
from .follow_ups import add_follow_up, settle_follow_up
from .gentle import tell_team
from .hard_dates import HardDay, add_hard_date, change_message, end_hard_date, ready_line
from .her_story import Lived, SafetyWords, record_safety_talk, tell_lived
from .intake import (
    Answered,
    answer,
    begin_intake,
    end_waiting,
    finish_intake,
    put_on_waiting_list,
    record_talk,
    step_down,
)
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
from .pathway import mark_pathway
from .plan import GoalTold, add_goal, begin_again, change_goal, move_goal, say_not_now
from .returns import AroundWords, ReturnWords, join_around, part_around, record_return
from .review import LookedAt, look_together, say_yes, set_nickname_days, set_rhythm
from .saved import forget_view, save_view
from .understanding import end_link, link_views, write_path, write_view

__all__ = [
    "Answered",
    "AroundWords",
    "Earlier",
    "GoalTold",
    "HardDay",
    "Lived",
    "LookedAt",
    "Met",
    "ReturnWords",
    "SafetyWords",
    "Visit",
    "add_daycare_place",
    "add_follow_up",
    "add_goal",
    "add_hard_date",
    "amend_experience",
    "amend_observation",
    "amend_passage",
    "answer",
    "ask_countersign",
    "begin_again",
    "begin_intake",
    "book",
    "cancel",
    "change_daycare_place",
    "change_goal",
    "change_message",
    "choose_to_be_known",
    "count_heads",
    "countersign",
    "edit_note",
    "end_feed",
    "end_hard_date",
    "end_link",
    "end_waiting",
    "finish_intake",
    "forget_nicknames",
    "forget_view",
    "give_material",
    "join_around",
    "join_known_mother",
    "link_views",
    "log_contact",
    "log_contacts",
    "look_together",
    "mark_pathway",
    "move",
    "move_goal",
    "note_unmet",
    "open_feed",
    "part_around",
    "put_on_waiting_list",
    "ready_line",
    "record_duty_decision",
    "record_outreach",
    "record_return",
    "record_safety_talk",
    "record_talk",
    "remove_contact",
    "restore_contact",
    "restore_visit",
    "save_view",
    "say_not_now",
    "say_yes",
    "set_nickname_days",
    "set_rhythm",
    "settle_follow_up",
    "sign_note",
    "step_down",
    "take_back",
    "take_back_material",
    "tell_lived",
    "tell_team",
    "write_experience",
    "write_observation",
    "write_path",
    "write_view",
]
