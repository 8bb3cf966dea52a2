"""A client's facts as her page lays them out: people and hopes first; substance use one row among equals."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.people.queries import PageFacts
from beside.people.rules.stories import SHAPES, StoryKind
from beside.people.rules.ties import TieGroup
from beside.people.words import word


def mother_page(facts: PageFacts) -> dict[str, Any]:
    """Her page: what works for her, people, hopes, basic needs, what is around her with what protects."""
    return _common(facts) | {
        "what_works": _first(facts, StoryKind.WHAT_WORKS),
        "hopes": _first(facts, StoryKind.HOPES),
        "needs": _first(facts, StoryKind.BASIC_NEEDS),
        "context": topics(facts, StoryKind.CONTEXT),
        "care_received": _first(facts, StoryKind.CARE_RECEIVED),
        "may_read_care_received": "counselling_note" in facts.labels,
        "tie_groups": tie_groups(facts.ties),
        "pregnancies": facts.pregnancies,
        "open_pregnancy": next((row for row in facts.pregnancies if row.is_open), None),
    }


def child_page(facts: PageFacts) -> dict[str, Any]:
    """A child's page: what the child is like, how it began (with what protected), where the child lives."""
    return _common(facts) | {
        "qualities": facts.stories.get(StoryKind.QUALITY, []),
        "beginnings": topics(facts, StoryKind.BEGINNINGS),
        "tie_groups": tie_groups(facts.ties),
        "birth_line": birth_line(facts),
        "shows_health": "health" in facts.labels and facts.in_circle,
    }


def dyad_page(facts: PageFacts) -> dict[str, Any]:
    """The two together: what we understand, where the child lives, times apart, when it began."""
    return _common(facts) | {
        "formulation": _first(facts, StoryKind.FORMULATION),
        "may_read_formulation": "counselling_note" in facts.labels,
        "timing": [(word("moment", row.moment), timing_words(row)) for row in facts.timing],
        "shows_basis": "legal" in facts.labels,
    }


def _common(facts: PageFacts) -> dict[str, Any]:
    return {"facts": facts}


def _first(facts: PageFacts, kind: StoryKind) -> Any:
    return next(iter(facts.stories.get(kind, [])), None)


def topics(facts: PageFacts, kind: StoryKind) -> list[dict[str, Any]]:
    """Every topic of a kind the reader is cleared for, with its text or none, in a fixed order; no total."""
    texts = facts.stories.get(kind, [])
    rows = []
    for topic, label in SHAPES[kind].labels.items():
        if label not in facts.labels:
            continue
        found: list[Any] = [story for story in texts if story.topic.split("--")[0] == topic]
        for story in found or [None]:
            rows.append(
                {"topic": story.topic if story else topic, "name": word("topic", topic), "story": story}
            )
    return rows


def tie_groups(ties: list[Any]) -> list[tuple[str, list[Any]]]:
    """Ties by the part of the network they belong to; empty parts are left out."""
    grouped = [(group, [row for row in ties if row.tie.group is group]) for group in TieGroup]
    return [(word("tie_group", group), rows) for group, rows in grouped if rows]


def birth_line(facts: PageFacts) -> str:
    """Gestational age and weight at birth, for those cleared for health."""
    birth = facts.birth
    if birth is None or "health" not in facts.labels:
        return ""
    parts = []
    if birth.weeks:
        parts.append(_("%(weeks)d weeks and %(days)d days") % {"weeks": birth.weeks, "days": birth.days or 0})
    if birth.weight_g:
        parts.append(_("%(grams)d g") % {"grams": birth.weight_g})
    return ", ".join(parts)


def timing_words(row: Any) -> str:
    """When something began, in weeks of pregnancy or days of the child's life."""
    if row.weeks is not None:
        return ngettext("%(n)d week of pregnancy", "%(n)d weeks of pregnancy", row.weeks) % {"n": row.weeks}
    if row.age_days is not None:
        return ngettext("%(n)d day after birth", "%(n)d days after birth", row.age_days) % {"n": row.age_days}
    return _("Not known")
