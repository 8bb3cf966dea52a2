"""The sentence each method must carry. Printed wherever its numbers are; there is no way to leave it out."""

from __future__ import annotations

CAVEATS: dict[str, str] = {
    "reliable_change": (
        "Counts people whose score moved more than this questionnaire wobbles by itself. "
        "It does not tell us why it moved."
    ),
    "direction": (
        "Scores wobble by themselves, and how much is not known here. So some of these moves mean nothing."
    ),
    "clinical_range": (
        "The usual range comes from people in the study the norms were taken from. "
        "It may not be right for every woman here."
    ),
    "change": (
        "Nobody was there to compare with. People often come when things are hardest, and may feel better "
        "in time anyway. So we cannot tell how much the program had to do with it."
    ),
    "within_arm": "A change inside one group alone does not tell us how much the program had to do with it.",
    "two_sites": (
        "Chance did not decide who went where. Only what was asked at the start could be evened out. "
        "This is a difference between sites. It does not tell us what brought it about."
    ),
    "randomised": "Everybody is counted in the group chance gave them, whatever they took up.",
    "per_protocol": (
        "Counts only people who took up the program as planned. They may differ from the others, so the groups "
        "are no longer formed by chance alone."
    ),
    "trajectories": "Takes it that people who were not seen are like similar people who were.",
    "mechanism": (
        "This pattern fits the idea; it does not settle it. "
        "Something else that changed at the same time could explain it."
    ),
    "same_time": "Both were asked at the same time, so these are changes that go together. We cannot say which came first.",
    "moderation": "Looked at for several groups, a difference will sometimes show up by chance.",
    "retention": (
        "Leaving is not a fault. People who ended in another way could no longer be seen to leave."
    ),
    "use": "People who stay longer have more time to use services.",
    "economics": (
        "What one point of improvement is worth is a choice about values. The numbers cannot make that choice. "
        "A social return figure is something else and must not be set against these."
    ),
    "missing": "People who were not seen again may have fared differently from those who were.",
    "circumstances": "This counts circumstances and what protects. It is not a grade of any mother.",
    "dose": (
        "People choose how long they stay and how much they take up. Those who stay may have differed from the start."
    ),
    "pairs": "Two changes that go together. Neither needs to have brought about the other.",
    "returns": "Leaving is not a fault, and coming back is counted. A pause says nothing about why.",
    "landmark": (
        "Counted only from a fixed month on, among people still coming then. People who meet us more early may differ "
        "from the others."
    ),
    "run_chart": "A shift on the line does not tell us why it came. Look at what else was new in those months.",
    "states": "Shares of people who were asked. Odds are not chances: read the shares in the table first.",
    "any_of": (
        "Counted once, on whichever questionnaire. With more questionnaires more people are beyond some line, so compare "
        "this only with itself."
    ),
    "panel": "Being ahead in time is not the same as bringing about. Something else could move both, one sooner.",
    "raters": "Says whether two people see the same, not whether what they see is right.",
    "social_return": (
        "What is counted as value, and how much of it, is chosen. Other choices give other figures. "
        "It must not be set against the cost of a point gained, nor against another program's figure."
    ),
    "planning": "Reckoned from the number of people alone, without looking at the results.",
    "exploratory": "Exploratory: chosen among several possible questions, so treat it as a hint to follow up.",
}
