"""Questions about people. Each takes the actor first and starts from what she may see."""

from .away import away_of, colleagues_in, days_away, programs_to_be_away_from
from .circle import (
    circle_of,
    colleague,
    colleague_anywhere,
    families_walked_with,
    is_key_worker,
    key_workers,
    may_arrange,
    may_do,
    mothers_walked_with,
    openings_of,
    past_circle,
    programs_of,
    require,
    staff_ties,
    staff_ties_of,
)
from .clearance import clearance, cleared_items, cleared_labels
from .clients import Family, Member, family_of, known_client, open_client, open_of_kind, relation
from .contact import channels_for, safe_contacts, safe_contacts_of_many
from .enrolment import Standing, standing_in, standings
from .family_facts import household_of, living_now, living_of, separation_now, separations_of
from .merges import merges_of
from .named import most_named_supports, resting_on, team_around
from .pages import PageFacts, page_facts
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
from .ties import TieNow, outside_supports, tie_of, ties_of
from .words import role_words, words_of_program

__all__ = [
    "away_of",
    "colleagues_in",
    "days_away",
    "programs_to_be_away_from",
    "Family",
    "Hit",
    "Likely",
    "Member",
    "PageFacts",
    "Standing",
    "TieNow",
    "channels_for",
    "child_anchored_suspended",
    "circle_of",
    "clearance",
    "cleared_items",
    "cleared_labels",
    "colleague",
    "colleague_anywhere",
    "current_stories",
    "current_story",
    "families_walked_with",
    "family_of",
    "household_of",
    "is_key_worker",
    "is_pregnancy_open",
    "key_workers",
    "known_client",
    "likely_duplicates",
    "living_now",
    "living_of",
    "may_arrange",
    "may_do",
    "merges_of",
    "most_named_supports",
    "mothers_walked_with",
    "open_client",
    "open_of_kind",
    "open_pregnancy",
    "openings_of",
    "outside_supports",
    "page_facts",
    "panel",
    "past_circle",
    "pregnancies_of",
    "prenatal_health",
    "programs_of",
    "relation",
    "require",
    "resting_on",
    "role_words",
    "safe_contacts",
    "safe_contacts_of_many",
    "search",
    "separation_now",
    "separations_of",
    "staff_ties",
    "staff_ties_of",
    "standing_in",
    "standings",
    "story_versions",
    "team_around",
    "tie_of",
    "ties_of",
    "timeline_entries",
    "timing",
    "words_of_program",
]
