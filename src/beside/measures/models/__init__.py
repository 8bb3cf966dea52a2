"""Tables of measures."""

from .administration import Administration, Answer, Prompt, Score
from .agreements import CaregiverAgreement
from .exchange import ForeignForm, MeasureHandover
from .goals import GoalScale
from .pair import TeamPair
from .scored import keep_scores, prompt_rows, score_rows
from .voices import Voice, VoiceCode, VoiceRound
from .wording import Intervention, MeasurePause, ProgramSchedule, TabletCode, WordingPack

__all__ = [
    "Administration",
    "Answer",
    "CaregiverAgreement",
    "GoalScale",
    "ForeignForm",
    "Intervention",
    "MeasureHandover",
    "MeasurePause",
    "ProgramSchedule",
    "Prompt",
    "Score",
    "TabletCode",
    "TeamPair",
    "Voice",
    "VoiceCode",
    "VoiceRound",
    "WordingPack",
    "keep_scores",
    "prompt_rows",
    "score_rows",
]
