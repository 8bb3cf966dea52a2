"""What the library worked out, as rows."""

from __future__ import annotations

from collections.abc import Mapping

from beside_instruments import ScoreSet

from .administration import Administration, Prompt, Score


def keep_scores(administration: Administration, result: ScoreSet, elsewhere: Mapping[str, float]) -> None:
    """Save the scores of a finished measure and the prompts for a person, also for an item left blank."""
    Score.objects.bulk_create(score_rows(administration, result, elsewhere))
    Prompt.objects.bulk_create(prompt_rows(administration, result))


def score_rows(
    administration: Administration, result: ScoreSet, elsewhere: Mapping[str, float]
) -> list[Score]:
    """One row a score; a score that is a word (a class, a profile) keeps its word."""
    rows = []
    for key, score in result.scores.items():
        number = isinstance(score.value, int | float)
        rows.append(
            Score(
                administration=administration,
                score=key,
                value=score.value if number else None,
                text="" if number or score.value is None else str(score.value)[:60],
                status=score.status,
                n=score.n or 0,
                of=score.of or 0,
                low=score.low,
                high=score.high,
                band=score.band or "",
                band_system=score.band_system or "",
                elsewhere=elsewhere.get(key),
                scoring_version=result.scoring_version,
            )
        )
    return rows


def prompt_rows(administration: Administration, result: ScoreSet) -> list[Prompt]:
    """One row for each answer that asks for a person."""
    return [
        Prompt(
            administration=administration,
            subject_id=administration.subject_id,
            code=prompt.id,
            item=prompt.item or "",
            because=prompt.because,
        )
        for prompt in result.prompts
    ]
