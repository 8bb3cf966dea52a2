"""Which columns a study needs, and what each must hold."""

from __future__ import annotations

from beside_study.definition.study import Study

# What a column holds: a score at each wave, or something true of a person once.
SCORE, NUMBER, YES_NO, TEXT, ANY, WAVE_TEXT = "score", "number", "yes_no", "text", "any", "wave_text"


def needed(study: Study) -> dict[str, str]:
    """Column name to role, in the order the study names them (person, wave, date and arm left out)."""
    roles: dict[str, str] = {}
    for outcome in study.outcomes:
        roles[outcome.column] = SCORE
        roles.update(dict.fromkeys(outcome.items, SCORE))
    roles.update({state.column: SCORE for state in study.yes_no})
    for pair in study.raters:
        roles.update({pair.first: SCORE, pair.second: SCORE})
    outcomes = {outcome.name for outcome in study.outcomes}

    def once(column: str, role: str) -> None:
        # A column asked for in two ways must be able to serve the stricter one.
        if column and column != "arm" and column not in outcomes and roles.get(column, ANY) == ANY:
            roles[column] = role

    for path in study.paths:
        once(path.start, ANY)
        for covariate in path.covariates:
            once(covariate, ANY)
    for covariate in study.covariates:
        once(covariate, ANY)
    for moderation in study.moderations:
        once(moderation.by, ANY)
        once(moderation.focus, ANY)
    for dose in study.doses:
        once(dose.column, NUMBER)
    _services(study, once)
    once(study.per_protocol, YES_NO)
    if study.columns.reason:
        roles[study.columns.reason] = WAVE_TEXT
    once(study.columns.family, TEXT)
    return roles


def _services(study: Study, once: object) -> None:
    assert callable(once)
    if study.retention:
        once(study.retention.months, NUMBER)
        once(study.retention.left, YES_NO)
        once(study.retention.ending, TEXT)
    for use in study.uses:
        once(use.count, NUMBER)
        once(use.months, NUMBER)
        once(use.by, YES_NO)
    if study.economics:
        for column in study.economics.cost_years or (study.economics.cost,):
            once(column, NUMBER)
        for covariate in study.economics.covariates:
            once(covariate, ANY)
    if study.circumstances:
        for column in (*study.circumstances.risks, *study.circumstances.protections):
            once(column, YES_NO)
