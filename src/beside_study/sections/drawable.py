"""Whether single people may be drawn: never when a reader could count what the tables hide."""

from __future__ import annotations

import numpy as np

from beside_study.definition.outcome import Outcome
from beside_study.sections.setting import Setting

FEWEST_DRAWN_OUTSIDE = 10
LEFT_OUT = (
    "Single people are not drawn, to protect privacy; the team's own report (audience: inside) draws them."
)


def may_draw_people(setting: Setting, outcome: Outcome) -> bool:
    """Whether one line or mark per person is safe for this study's readers.

    Notes
    -----
    Inside the program always. Outside only when every arm with people has at least ten of them and no count
    about this outcome is hidden: a drawing would let a reader count it again.
    """
    if not setting.outside:
        return True
    scores = setting.tidy.scores[outcome.name]
    seen = [int(np.isfinite(scores[people]).any(axis=1).sum()) for _, people in setting.arms]
    if any(0 < n < FEWEST_DRAWN_OUTSIDE for n in seen):
        return False
    from beside_study.sections.clinical import clinical_counts
    from beside_study.sections.reliable import reliable_counts

    tables = (reliable_counts(setting, outcome), clinical_counts(setting, outcome))
    return not any(counts is not None and counts.anything_hidden for counts in tables)
