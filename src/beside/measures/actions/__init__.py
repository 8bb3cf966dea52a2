"""Changes of measures. Each takes ``by``, is atomic, and leaves an audit entry."""

from .administering import Given, begin, decline, finish, give_answers, take_back_answer, take_up_again
from .agreements import agree_caregiver, take_back_agreement
from .amending import amend
from .answers_in import FilledElsewhere, bring_answers
from .bringing import NewForm, bring_form
from .days import keep_days
from .goals import change_goal, rate_goals, set_aside_goal, set_goal
from .handing_over import hand_over
from .leave import say_leave
from .pair import write_pair
from .prompts import settle_prompt, take_prompt
from .settings import (
    adopt_schedule,
    begin_intervention,
    end_intervention,
    end_pause,
    end_schedule,
    pause,
)
from .tablet import open_tablet, redeem_code
from .told import Earlier, keep_earlier
from .voices import begin_round, end_round, keep_voice, make_slips, use_slip
from .wording import end_wording, load_wording

__all__ = [
    "Earlier",
    "FilledElsewhere",
    "Given",
    "NewForm",
    "adopt_schedule",
    "agree_caregiver",
    "amend",
    "begin",
    "begin_intervention",
    "begin_round",
    "change_goal",
    "bring_answers",
    "bring_form",
    "decline",
    "end_intervention",
    "end_pause",
    "end_round",
    "end_schedule",
    "end_wording",
    "finish",
    "give_answers",
    "keep_days",
    "hand_over",
    "keep_earlier",
    "keep_voice",
    "load_wording",
    "make_slips",
    "open_tablet",
    "pause",
    "rate_goals",
    "redeem_code",
    "say_leave",
    "set_aside_goal",
    "set_goal",
    "settle_prompt",
    "take_back_agreement",
    "take_back_answer",
    "take_prompt",
    "take_up_again",
    "use_slip",
    "write_pair",
]
