"""Questions about people. Each takes the actor first and starts from what she may see."""

from .circle import (
    circle_of,
    families_walked_with,
    key_workers,
    may_do,
    openings_of,
    programs_of,
    require,
    staff_ties,
)
from .clearance import clearance, cleared_items, cleared_labels
from .clients import Family, Member, family_of, open_client, open_of_kind, relation
from .contact import channels_for, safe_contacts
from .enrolment import Standing, standings
from .family_facts import household_of, living_now, living_of, separation_now, separations_of
from .panel import panel, timeline_entries
from .pregnancy import (
    child_anchored_suspended,
    is_pregnancy_open,
    open_pregnancy,
    pregnancies_of,
    prenatal_health,
    timing,
)
from .search import Hit, Likely, likely_duplicates, search
from .stories import current_stories, current_story, story_versions
from .ties import TieNow, outside_supports, ties_of
from .words import role_words

__all__ = [
    "Family",
    "Hit",
    "Likely",
    "Member",
    "Standing",
    "TieNow",
    "channels_for",
    "child_anchored_suspended",
    "circle_of",
    "clearance",
    "cleared_items",
    "cleared_labels",
    "current_stories",
    "current_story",
    "families_walked_with",
    "family_of",
    "household_of",
    "is_pregnancy_open",
    "key_workers",
    "likely_duplicates",
    "living_now",
    "living_of",
    "may_do",
    "open_client",
    "open_of_kind",
    "open_pregnancy",
    "openings_of",
    "outside_supports",
    "panel",
    "pregnancies_of",
    "prenatal_health",
    "programs_of",
    "relation",
    "require",
    "role_words",
    "safe_contacts",
    "search",
    "separation_now",
    "separations_of",
    "staff_ties",
    "standings",
    "story_versions",
    "ties_of",
    "timeline_entries",
    "timing",
]
