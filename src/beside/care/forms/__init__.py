"""What a person may type."""

from .contact import ContactForm, People
from .intake import IntakeForm, StepDownForm, TalkForm
from .note import AmendForm, NoteForm
from .outreach import HeadcountForm, JoinForm, KnownForm, OutreachForm, UnmetForm
from .plan import GoalForm, NotNowForm
from .review import RhythmForm, TogetherForm, YesForm
from .understanding import LinkForm, PathForm, ViewForm
from .visit import CancelForm, MoveForm, VisitForm

__all__ = [
    "AmendForm",
    "CancelForm",
    "ContactForm",
    "GoalForm",
    "HeadcountForm",
    "IntakeForm",
    "JoinForm",
    "KnownForm",
    "LinkForm",
    "MoveForm",
    "NotNowForm",
    "NoteForm",
    "OutreachForm",
    "PathForm",
    "People",
    "RhythmForm",
    "StepDownForm",
    "TalkForm",
    "TogetherForm",
    "UnmetForm",
    "ViewForm",
    "VisitForm",
    "YesForm",
]
