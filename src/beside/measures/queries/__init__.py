"""Questions about measures. Each takes the actor first and starts from what she may see."""

from .agreement import rated_twice_in
from .agreements import agreement_of, lives_apart
from .allowed import demand_look_after, may_look_after
from .around import around, day_of
from .client_page import measures_page
from .due import DueLine, due_for, due_soon
from .events import happenings
from .exchange import form_at, form_of, forms_brought_in, handovers_of, may_hand_over
from .filled import Answered, Sent, of_the_same_day, understood
from .given import (
    administration,
    answers_of,
    family_birth,
    given_to,
    given_with_answers,
    instrument_if_here,
    instrument_of,
    labels_she_gives,
    program_for,
)
from .goals import goal, goals_of, goals_to_rate
from .leave import answered_herself, may_be_read, scores_of
from .pair import may_read_pairs, pairs_of, pairs_together
from .prompts import open_prompts, prompt, prompts_of
from .settings import (
    instruments_with_wording,
    interventions_of,
    languages_for,
    pack,
    packs_of,
    pause_of,
    programs_she_looks_after,
    schedules_followed,
    wording_in_use,
)
from .tablet import handed_over, is_slip
from .voices import (
    answers_together,
    codes_left,
    programs_that_collect,
    round_going_on,
    round_to_collect,
    round_to_read,
    rounds,
)

__all__ = [
    "Answered",
    "DueLine",
    "Sent",
    "administration",
    "agreement_of",
    "answered_herself",
    "answers_of",
    "answers_together",
    "around",
    "codes_left",
    "day_of",
    "demand_look_after",
    "due_for",
    "due_soon",
    "family_birth",
    "form_at",
    "form_of",
    "forms_brought_in",
    "given_to",
    "given_with_answers",
    "goal",
    "goals_of",
    "goals_to_rate",
    "handed_over",
    "instrument_if_here",
    "instrument_of",
    "handovers_of",
    "happenings",
    "instruments_with_wording",
    "interventions_of",
    "is_slip",
    "labels_she_gives",
    "languages_for",
    "may_be_read",
    "may_hand_over",
    "lives_apart",
    "may_look_after",
    "may_read_pairs",
    "measures_page",
    "of_the_same_day",
    "open_prompts",
    "pack",
    "packs_of",
    "pairs_of",
    "pairs_together",
    "pause_of",
    "program_for",
    "programs_she_looks_after",
    "programs_that_collect",
    "prompt",
    "prompts_of",
    "rated_twice_in",
    "round_going_on",
    "round_to_collect",
    "round_to_read",
    "rounds",
    "schedules_followed",
    "scores_of",
    "understood",
    "wording_in_use",
]
