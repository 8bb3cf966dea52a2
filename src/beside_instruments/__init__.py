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
from beside_instruments.instrument import SCORING_VERSION, Confirmation, Instrument, Licence
from beside_instruments.item import Item, Option
from beside_instruments.library import Listing, UnknownInstrument, available, load
from beside_instruments.result import Prompt, Score, ScoreSet
from beside_instruments.scoring import Scorer, UnknownSetting
from beside_instruments.validation import Problem, check
from beside_instruments.words import Words

__all__ = [
    "BLANK",
    "DECLINED",
    "NOT_APPLICABLE",
    "NOT_ASKED",
    "SCORING_VERSION",
    "AnswerProblem",
    "BadAnswer",
    "Confirmation",
    "GoalAttainment",
    "Instrument",
    "Item",
    "Licence",
    "Listing",
    "Option",
    "Problem",
    "Prompt",
    "Score",
    "ScoreSet",
    "Scorer",
    "UnknownInstrument",
    "UnknownSetting",
    "Words",
    "available",
    "check",
    "goal_attainment",
    "load",
]
