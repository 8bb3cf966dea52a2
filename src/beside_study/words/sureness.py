"""How sure a result is, in words a mothers' group can use; made from the corrected p by rule."""

from __future__ import annotations

from beside_study.findings import Finding
from beside_study.words.sentence import say


def how_sure(finding: Finding) -> str:
    """One or two short sentences: how often chance alone would give this, and what is left open."""
    if finding.verdict == "refused":
        return ""
    if finding.verdict == "early":
        return "How sure? We cannot judge this yet. We should look again later."
    if finding.verdict == "described":
        return "How sure? Not sure. There are too few people to tell."
    if finding.verdict == "unclear":
        return say("How sure? Not sure. Chance alone could give this. A small change may still be there.")
    p = finding.p_adjusted if finding.p_adjusted is not None else finding.p
    if p is None:
        return say("How sure? Fairly sure. Chance alone would not often give this.")
    if p < 0.001:
        return say("How sure? Very sure that this is there. Chance alone would hardly ever give it.")
    if p < 0.01:
        return say("How sure? Quite sure that this is there. Chance alone would seldom give it.")
    return say("How sure? Fairly sure. Chance alone would not often give this.")
