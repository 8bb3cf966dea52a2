"""Ages by the calendar, corrected for an early birth, and the screening form for an age (MCS-051)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from beside_instruments import age_on, corrected_birth, screening_age, screening_forms, weeks_premature
from beside_instruments.calendar import Age, form_days, form_windows


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        (date(2025, 3, 1), date(2025, 3, 1), (0, 0)),
        (date(2025, 3, 1), date(2025, 3, 31), (0, 30)),
        (date(2025, 1, 31), date(2025, 2, 28), (0, 28)),
        (date(2025, 1, 31), date(2025, 3, 1), (1, 1)),
        (date(2024, 2, 29), date(2025, 2, 28), (11, 30)),
        (date(2024, 2, 29), date(2025, 3, 1), (12, 1)),
        (date(2025, 3, 1), date(2025, 1, 1), (0, 0)),
    ],
)
def test_a_month_is_complete_only_when_the_day_of_birth_is_reached(
    birth: date, on: date, age: tuple[int, int]
) -> None:
    assert age_on(birth, on) == age


@pytest.mark.parametrize(
    ("gestation", "term", "weeks"),
    [
        ((36, 3), 39, 3),
        ((36, 4), 39, 2),
        ((33, 5), 40, 6),
        ((41, 0), 39, 0),
        (None, 39, 0),
        ((24, 0), 38, 14),
    ],
)
def test_four_days_round_up(gestation: tuple[int, int] | None, term: int, weeks: int) -> None:
    assert weeks_premature(gestation, term) == weeks


@pytest.mark.parametrize(("gestation", "term"), [((36, 7), 39), ((12, 0), 39), ((36, 0), 37)])
def test_impossible_pregnancies_are_refused(gestation: tuple[int, int], term: int) -> None:
    with pytest.raises(ValueError, match="weeks"):
        weeks_premature(gestation, term)


def test_less_than_three_weeks_early_is_not_corrected() -> None:
    assert corrected_birth(date(2025, 1, 1), (37, 0)) == date(2025, 1, 1)
    found = screening_age(date(2025, 1, 1), (37, 0), date(2025, 6, 1))
    assert (found.weeks_premature, found.adjusted) == (2, False)


def test_correction_ends_on_the_second_birthday_or_when_she_has_caught_up() -> None:
    birth, gestation = date(2023, 5, 1), (28, 0)

    assert screening_age(birth, gestation, date(2025, 4, 30)).adjusted is True
    assert screening_age(birth, gestation, date(2025, 5, 1)).age == (24, 0)
    early = screening_age(birth, gestation, date(2025, 1, 1), caught_up_on=date(2024, 12, 1))
    assert (early.adjusted, early.age) == (False, early.chronological)


@pytest.mark.parametrize(
    ("measure", "age", "forms"),
    [
        ("asq3", Age(0, 30), ()),
        ("asq3", Age(1, 0), (2,)),
        ("asq3", Age(9, 15), (9, 10)),
        ("asq3", Age(25, 15), (24,)),
        ("asq3", Age(38, 30), (36,)),
        ("asq3", Age(66, 0), (60,)),
        ("asqse2", Age(2, 30), (2,)),
        ("asqse2", Age(3, 0), (6,)),
        ("asqse2", Age(72, 0), (60,)),
        ("asqse2", Age(72, 1), ()),
    ],
)
def test_forms_by_age(measure: str, age: Age, forms: tuple[int, ...]) -> None:
    assert screening_forms(measure, age) == forms


@pytest.mark.parametrize("gestation", [None, (40, 0), (36, 3), (28, 0), (23, 5)])
@pytest.mark.parametrize("birth", [date(2023, 1, 31), date(2024, 2, 29), date(2023, 11, 30)])
def test_the_days_of_a_form_are_exactly_the_days_of_its_ages(
    birth: date, gestation: tuple[int, int] | None
) -> None:
    for window in form_windows("asq3")[:16:3]:
        span = form_days(window, birth, gestation)
        days = [birth + timedelta(days=n) for n in range(20, 1250)]
        fitting = [d for d in days if window.start <= screening_age(birth, gestation, d).age <= window.end]
        assert span == ((fitting[0], fitting[-1]) if fitting else None)
