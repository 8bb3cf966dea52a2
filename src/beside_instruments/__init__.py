"""Instruments as data: load, score, compare. No Django."""

from __future__ import annotations

from beside_instruments.algorithms.goal_attainment import GoalAttainment, goal_attainment
from beside_instruments.answers import (
    BLANK,
    DECLINED,
    NOT_APPLICABLE,
    NOT_ASKED,
    AnswerProblem,
    BadAnswer,
)
from beside_instruments.asking import (
    Progress,
    check_answers,
    complete_skips,
    next_item,
    parse_answer,
    progress,
    skipped,
)
from beside_instruments.calendar import (
    Age,
    Anchors,
    ChildAnchor,
    Done,
    DueTask,
    Pause,
    Schedule,
    ScreeningAge,
    Span,
    UnknownSchedule,
    age_on,
    corrected_birth,
    due,
    load_schedule,
    schedules,
    screening_age,
    screening_forms,
    weeks_premature,
    wording_after_loss,
)
from beside_instruments.change import Change, Reference, compare, reliable_band, reliable_change_points
from beside_instruments.clinical_change import classify, clinical_cut_c
from beside_instruments.instrument import SCORING_VERSION, Confirmation, Instrument, Language, Licence
from beside_instruments.item import Item, Option
from beside_instruments.library import (
    InvalidInstrument,
    Listing,
    UnknownInstrument,
    available,
    load,
    looked_once,
    program_folder,
)
from beside_instruments.raters import RaterSpread, by_rater, over_targets
from beside_instruments.result import Prompt, Score, ScoreSet
from beside_instruments.scoring import Scorer, UnknownSetting
from beside_instruments.series import Series, why_not_comparable
from beside_instruments.validation import Problem, check
from beside_instruments.words import Words

__all__ = [
    "Age",
    "Anchors",
    "AnswerProblem",
    "BLANK",
    "BadAnswer",
    "Change",
    "ChildAnchor",
    "Confirmation",
    "DECLINED",
    "Done",
    "DueTask",
    "GoalAttainment",
    "Instrument",
    "InvalidInstrument",
    "Item",
    "Language",
    "Licence",
    "Listing",
    "NOT_APPLICABLE",
    "NOT_ASKED",
    "Option",
    "Pause",
    "Problem",
    "Progress",
    "Prompt",
    "RaterSpread",
    "Reference",
    "SCORING_VERSION",
    "Schedule",
    "Score",
    "ScoreSet",
    "Scorer",
    "ScreeningAge",
    "Series",
    "Span",
    "UnknownInstrument",
    "UnknownSchedule",
    "UnknownSetting",
    "Words",
    "age_on",
    "available",
    "by_rater",
    "check",
    "check_answers",
    "classify",
    "clinical_cut_c",
    "compare",
    "complete_skips",
    "corrected_birth",
    "due",
    "goal_attainment",
    "load",
    "load_schedule",
    "looked_once",
    "looked_once",
    "next_item",
    "over_targets",
    "parse_answer",
    "program_folder",
    "progress",
    "reliable_band",
    "reliable_change_points",
    "schedules",
    "screening_age",
    "screening_forms",
    "skipped",
    "weeks_premature",
    "why_not_comparable",
    "wording_after_loss",
]
