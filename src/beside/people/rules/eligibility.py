"""Advice on whether a program is meant for somebody. It is never a refusal: staff decide with her."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Eligibility:
    """A program's own description of whom it serves (configuration)."""

    pregnant: bool = True
    child_under_years: int | None = 6
    substance_concern: bool = True
    wants_support: bool = True


@dataclass(frozen=True)
class Situation:
    """What is known so far; None when nobody has asked."""

    pregnant: bool | None = None
    youngest_child_years: int | None = None
    substance_concern: bool | None = None
    wants_support: bool | None = None


@dataclass(frozen=True)
class Advice:
    """What fits, what does not seem to, and what has not been talked about."""

    fits: tuple[str, ...]
    differs: tuple[str, ...]
    not_asked: tuple[str, ...]


def advice(rule: Eligibility, known: Situation) -> Advice:
    """Compare a situation with a program's description; an empty situation is fine (N03)."""
    answers: dict[str, bool | None] = {"family": _family(rule, known)}
    if rule.substance_concern:
        answers["substance_concern"] = known.substance_concern
    if rule.wants_support:
        answers["wants_support"] = known.wants_support
    return Advice(
        fits=tuple(name for name, answer in answers.items() if answer is True),
        differs=tuple(name for name, answer in answers.items() if answer is False),
        not_asked=tuple(name for name, answer in answers.items() if answer is None),
    )


def _family(rule: Eligibility, known: Situation) -> bool | None:
    if rule.pregnant and known.pregnant:
        return True
    if rule.child_under_years is None:
        return True
    if known.youngest_child_years is not None:
        return known.youngest_child_years < rule.child_under_years
    return None
