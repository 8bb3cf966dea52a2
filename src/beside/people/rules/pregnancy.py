"""Weeks, trimesters, due dates and births: what can be, and what follows from what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from beside.people.rules.dates import KnownDate, Precision, check_mother_and_child
from beside.people.rules.refusals import Because, PeopleRefusal

TERM_DAYS = 280  # from the first day of the last period to the due date
LONGEST_WEEKS = 44
DUE_AHEAD_DAYS = 43 * 7
DUE_BEHIND_DAYS = 365
AFTER_DUE_DAYS = 35
EARLIEST_BIRTH_DAYS = 14 * 7
SAME_PREGNANCY_DAYS = 120
LIGHTEST_G, HEAVIEST_G = 200, 7000


class DatedBy(StrEnum):
    """How the due date was found."""

    ULTRASOUND = "ultrasound"
    LAST_PERIOD = "last_period"
    HER_ESTIMATE = "her_estimate"
    AT_BIRTH = "at_birth"
    NOT_KNOWN = "not_known"


class Outcome(StrEnum):
    """Where a pregnancy stands. A loss is one word here: what kind is hers to tell or not."""

    OPEN = "open"
    BIRTH = "birth"
    LOSS = "loss"
    NOT_KNOWN = "not_known"


class YesNo(StrEnum):
    """Yes, no, or nobody knows."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class WithdrawalCare(StrEnum):
    """How the newborn was cared for if there were signs of withdrawal; neutral, health information."""

    NOT_KNOWN = "not_known"
    NONE_NEEDED = "none_needed"
    EAT_SLEEP_CONSOLE = "eat_sleep_console"
    COMFORT_CARE = "comfort_care"
    MEDICINE = "medicine"


class WentHomeWith(StrEnum):
    """With whom the baby left hospital."""

    MOTHER = "mother"
    TOGETHER_IN_PROGRAM = "together_in_program"
    OTHER_PARENT = "other_parent"
    KIN = "kin"
    FOSTER = "foster"
    STILL_IN_HOSPITAL = "still_in_hospital"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class BirthFacts:
    """What is known of one baby at birth; a name may come later.

    Parameters
    ----------
    on
        Day of birth.
    called
        The name, "" when there is none yet.
    living
        False when the baby was born still or died at birth; no client record is then made.
    weeks, days
        Gestational age in completed weeks (1 to 44) and days (0 to 6); None when not known.
    weight_g
        Birth weight in grams, 200 to 7000; None when not known.
    """

    on: date
    called: str = ""
    living: bool = True
    weeks: int | None = None
    days: int | None = None
    weight_g: int | None = None
    rooming_in: YesNo = YesNo.NOT_KNOWN
    withdrawal_care: WithdrawalCare = WithdrawalCare.NOT_KNOWN
    went_home_with: WentHomeWith = WentHomeWith.NOT_KNOWN
    pronouns: str = ""
    languages: tuple[str, ...] = field(default_factory=tuple)


def weeks_on(due: date, day: date) -> int:
    """Completed weeks of pregnancy on a day, from the due date (40 weeks); may be negative before it began.

    Notes
    -----
    Dated from the first day of the last period, 280 days before the due date (Naegele).
    """
    return (TERM_DAYS - (due - day).days) // 7


def trimester(weeks: int | None) -> int | None:
    """1 up to 13 completed weeks, 2 from 14 to 27, 3 from 28 on; None when weeks are not known.

    References
    ----------
    ACOG, "How your fetus grows during pregnancy": first trimester to 13 weeks 6 days, second 14 0/7 to
    27 6/7, third from 28 0/7.
    """
    if weeks is None or weeks < 0:
        return None
    if weeks < 14:
        return 1
    return 2 if weeks < 28 else 3


def check_due_date(due: date, today: date) -> None:
    """Refuse a due date further ahead than a pregnancy lasts, or more than a year past."""
    if (due - today).days > DUE_AHEAD_DAYS:
        raise PeopleRefusal(Because.DUE_TOO_FAR, "due_date")
    if (today - due).days > DUE_BEHIND_DAYS:
        raise PeopleRefusal(Because.DUE_LONG_PAST, "due_date")


def check_weeks(first: int | None, trusted: int | None, engaged: int | None) -> None:
    """Refuse weeks outside 1 to 44, or out of the order contact, trust, joining."""
    names = ("weeks_first_contact", "weeks_first_trusted", "weeks_engaged")
    for name, weeks in zip(names, (first, trusted, engaged), strict=True):
        if weeks is not None and not 1 <= weeks <= LONGEST_WEEKS:
            raise PeopleRefusal(Because.WEEKS_OUT_OF_RANGE, name)
    known = [weeks for weeks in (first, trusted, engaged) if weeks is not None]
    if known != sorted(known):
        raise PeopleRefusal(Because.WEEKS_OUT_OF_ORDER, "weeks_first_trusted")


def check_births(
    births: Sequence[BirthFacts], *, due: date | None, mother_born: KnownDate, today: date
) -> None:
    """Refuse births that cannot belong to this pregnancy, this mother or this day."""
    if not births:
        raise PeopleRefusal(Because.NO_BIRTHS)
    for baby in births:
        check_birth(baby, due=due, mother_born=mother_born, today=today)
    days = [baby.on for baby in births]
    if (max(days) - min(days)).days > SAME_PREGNANCY_DAYS:
        raise PeopleRefusal(Because.BIRTHS_FAR_APART, "on")


def check_birth(baby: BirthFacts, *, due: date | None, mother_born: KnownDate, today: date) -> None:
    """Refuse one impossible birth: still to come, before the pregnancy, long after it, weight or weeks off."""
    if baby.on > today:
        raise PeopleRefusal(Because.DATE_IN_FUTURE, "on")
    check_mother_and_child(mother_born, KnownDate(baby.on, Precision.EXACT), "on")
    if due is not None:
        begun = due - timedelta(days=TERM_DAYS)
        if baby.on < begun + timedelta(days=EARLIEST_BIRTH_DAYS):
            raise PeopleRefusal(Because.BIRTH_BEFORE_PREGNANCY, "on")
        if (baby.on - due).days > AFTER_DUE_DAYS:
            raise PeopleRefusal(Because.BIRTH_LONG_AFTER_DUE, "on")
    if baby.weeks is not None and not 1 <= baby.weeks <= LONGEST_WEEKS:
        raise PeopleRefusal(Because.WEEKS_OUT_OF_RANGE, "weeks")
    if baby.weight_g is not None and not LIGHTEST_G <= baby.weight_g <= HEAVIEST_G:
        raise PeopleRefusal(Because.WEIGHT_OUT_OF_RANGE, "weight_g")
