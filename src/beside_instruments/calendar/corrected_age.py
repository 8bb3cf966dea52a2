"""Age corrected for an early birth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from beside_instruments.calendar.dates import Age, add_months, age_on

Gestation = tuple[int, int]
"""Completed weeks and days of pregnancy at birth."""

TERM_WEEKS: Final = 39
ALLOWED_TERMS: Final = (38, 39, 40)
CORRECT_FROM_WEEKS: Final = 3
CORRECT_UNTIL_MONTHS: Final = 24


@dataclass(frozen=True, slots=True)
class ScreeningAge:
    """The age that chooses a screening form, with both ways of counting.

    ``adjusted`` tells whether ``age`` is corrected; ``chronological`` is always the uncorrected age.
    """

    age: Age
    chronological: Age
    adjusted: bool
    weeks_premature: int


def weeks_premature(gestation: Gestation | None, term: int = TERM_WEEKS) -> int:
    """Return how many whole weeks before term a child was born.

    Parameters
    ----------
    gestation
        Completed weeks and days; ``None`` counts as term.
    term
        Weeks that count as term: 38, 39 or 40.

    Returns
    -------
    int
        Never below 0.

    Raises
    ------
    ValueError
        For a gestation or a term that is not possible.

    Notes
    -----
    Four days or more round up to the next week, three or fewer down.

    References
    ----------
    Ages & Stages support pages on prematurity.
    """
    if term not in ALLOWED_TERMS:
        raise ValueError("Term is counted as 38, 39 or 40 weeks.")
    if gestation is None:
        return 0
    weeks, days = gestation
    if not 20 <= weeks <= 45 or not 0 <= days <= 6:
        raise ValueError("A pregnancy at birth has 20 to 45 weeks and 0 to 6 days.")
    return max(0, term - (weeks + (days >= 4)))


def corrected_birth(birth: date, gestation: Gestation | None, term: int = TERM_WEEKS) -> date:
    """Return the day from which the corrected age counts; the birth itself below three weeks early."""
    early = weeks_premature(gestation, term)
    return birth + timedelta(weeks=early) if early >= CORRECT_FROM_WEEKS else birth


def screening_age(
    birth: date,
    gestation: Gestation | None,
    on: date,
    term: int = TERM_WEEKS,
    caught_up_on: date | None = None,
) -> ScreeningAge:
    """Return the age that counts for screening on a day.

    Parameters
    ----------
    birth
        Day of birth.
    gestation
        Weeks and days of pregnancy at birth, when known.
    on
        The day.
    term
        Weeks that count as term.
    caught_up_on
        From this day on the uncorrected age counts, because a clinician decided so.

    Returns
    -------
    ScreeningAge
        Corrected from three weeks early on, until the child's second birthday.
    """
    early = weeks_premature(gestation, term)
    adjusted = early >= CORRECT_FROM_WEEKS and on < correction_ends(birth, caught_up_on)
    chronological = age_on(birth, on)
    age = age_on(corrected_birth(birth, gestation, term), on) if adjusted else chronological
    return ScreeningAge(age, chronological, adjusted, early)


def correction_ends(birth: date, caught_up_on: date | None = None) -> date:
    """Return the first day on which the uncorrected age counts again."""
    second_birthday = add_months(birth, CORRECT_UNTIL_MONTHS)
    return min(second_birthday, caught_up_on) if caught_up_on else second_birthday
