"""Family E: for whom? Interactions and Johnson-Neyman limits."""

from __future__ import annotations

import re
from typing import Any

from beside_stats.moderation import Moderation, moderation
from tests.beside_stats.case import Case
from tests.beside_stats.conventions import formula, percent_level, words


def roles(case: Case) -> tuple[str, str, str, list[str]]:
    """Outcome, x, moderator and covariates: from the formula, else from the order of the columns."""
    data = case.table()
    names = [name for name in data if name != "id"]
    stated = formula(case)
    if stated and {stated[0], *(factor for term in stated[1] for factor in term)} <= set(names):
        outcome, terms = stated
        x, z = next(term for term in terms if len(term) == 2)
        return outcome, x, z, [term[0] for term in terms if len(term) == 1 and term[0] not in (x, z)]
    outcome = "y" if "y" in names else names[-1]
    x, z, *others = [name for name in names if name != outcome]
    return outcome, x, z, [] if "without covariate" in words(case) else others


def answer(case: Case) -> Moderation:
    """The moderation that the case asks for."""
    data = case.table()
    outcome, x, z, others = roles(case)
    return moderation(
        data[x],
        data[z],
        data[outcome],
        covariates={name: data[name] for name in others},
        alpha=percent_level(case),
        sd_divisor="n" if re.fullmatch(r"n\b(?! ?- ?1).*", str(case.conventions.get("sd", "n-1"))) else "n-1",
        missing="omit",
        # The cases ask for numbers at any n; the unit tests show the guard at its default.
        refuse_below_per_arm=5,
    )


def e01(case: Case) -> dict[str, Any]:
    """Interaction, simple effects and the clear region."""
    found = answer(case)
    region = found.johnson_neyman
    effects = [simple.effect for simple in found.simple_effects]
    return {
        "n_used": found.n_used,
        "interaction": found.interaction.value,
        "interaction_se": found.interaction.se,
        "interaction_p": found.interaction.p,
        "at": [simple.at for simple in found.simple_effects],
        "effect": [effect.value for effect in effects],
        "effect_se": [effect.se for effect in effects],
        "effect_p": [effect.p for effect in effects],
        "jn": list(region.limits),
        "n_roots": len(region.limits),
        "clear_region": region.clear_region,
        "observed_range": [region.observed_low, region.observed_high],
        "n_in_clear_region": region.n_clear,
        "n_clear_positive": region.n_clear_positive,
        "n_clear_negative": region.n_clear_negative,
        "df": found.df,
    }


e02 = e03 = e01
