"""After all is computed: correct for the number of questions, and say which expectations held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from beside_study.definition.hypothesis import Hypothesis
from beside_study.definition.study import Study
from beside_study.findings import Finding
from beside_study.words.numbers import chance
from beside_study.words.verbs import NOT_ANSWERED, NOT_SUPPORTED, OPPOSITE, SUPPORTED, TOO_EARLY

ALPHA = 0.05


@dataclass(frozen=True)
class Held:
    """One expectation and what these data say about it."""

    hypothesis: Hypothesis
    verdict: str
    finding: Finding | None


def corrected(findings: Sequence[Finding], study: Study) -> tuple[Finding, ...]:
    """Findings with p corrected within their family; a result that no longer stands is said to be unclear.

    Notes
    -----
    Holm within the declared outcomes and mechanisms; Benjamini-Hochberg for other outcomes and for everything
    marked exploratory. Bootstrap paths have no p and are not corrected; the report says so.
    """
    families: dict[str, list[int]] = defaultdict(list)
    for i, finding in enumerate(findings):
        if finding.family and finding.p is not None and finding.status == "shown":
            families["exploratory" if finding.exploratory else finding.family].append(i)
    out = list(findings)
    for family, places in families.items():
        for i, adjusted in zip(
            places, _adjust(family, [findings[i].p or 0.0 for i in places], study), strict=True
        ):
            out[i] = _weigh(findings[i], family, adjusted, len(places))
    return tuple(out)


def uses_holm(family: str, study: Study) -> bool:
    """Whether a family holds declared questions."""
    if family == "exploratory" or family in (
        "moderation",
        "pairs",
        "dose",
        "way over time",
        "yes and no over time",
    ):
        return False
    anything_declared = any(
        study.declares(kind, o) for kind in ("change", "difference") for o in study.outcomes
    )
    return not family.endswith("other outcomes") or not anything_declared


def _adjust(family: str, p: list[float], study: Study) -> list[float]:
    from beside_stats.publication import benjamini_hochberg, holm

    adjusted = holm(p) if uses_holm(family, study) else benjamini_hochberg(p)
    return [float(value) for value in adjusted.adjusted]


def _weigh(finding: Finding, family: str, adjusted: float, size: int) -> Finding:
    said = f"Corrected for the {size} questions asked together: p {chance(adjusted)}." if size > 1 else ""
    weighed = replace(
        finding,
        p_adjusted=adjusted,
        family=family,
        family_size=size,
        full=(*finding.full, said) if said else finding.full,
    )
    if finding.verdict not in ("better", "worse") or adjusted < ALPHA:
        return weighed
    asked = f"We asked {size} questions of this kind. Counting them all, this could be chance."
    return replace(
        weighed,
        verdict="unclear",
        headline=NOT_SUPPORTED if finding.headline == SUPPORTED else finding.headline,
        plain=(*finding.plain, asked),
        manager=(*finding.manager[:-1], f"{finding.manager[-1]} {asked}") if finding.manager else (asked,),
    )


def judged(findings: Sequence[Finding], study: Study) -> tuple[Held, ...]:
    """Every hypothesis of the study, in its order, with its verdict. None can be left out."""
    held = []
    for hypothesis in study.hypotheses:
        finding = _about(findings, hypothesis, study)
        held.append(Held(hypothesis, _verdict(finding), finding))
    return tuple(held)


def _about(findings: Sequence[Finding], hypothesis: Hypothesis, study: Study) -> Finding | None:
    program = study.program.value if study.program else "all"
    about = hypothesis.about
    keys = {
        "change": (f"change:{about}:{program}",),
        "difference": (f"difference:{about}",),
        "mechanism": (f"mechanism:{about}", f"path:{about}"),
        "moderation": (f"moderation:{about}",),
        "retention": ("retention",),
        "use": (f"use:{about}",),
        "economics": ("economics",),
    }[hypothesis.kind]
    return next((finding for finding in findings if finding.key in keys), None)


def _verdict(finding: Finding | None) -> str:
    if finding is None or finding.status == "refused":
        return NOT_ANSWERED
    if finding.verdict == "described":
        return SUPPORTED if finding.headline in ("It differed", "A difference was seen") else NOT_ANSWERED
    return {"better": SUPPORTED, "worse": OPPOSITE, "unclear": NOT_SUPPORTED, "early": TOO_EARLY}.get(
        finding.verdict, NOT_ANSWERED
    )
