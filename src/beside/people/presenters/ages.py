"""Ages and birth dates in words, never more exact than they are known."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from beside.foundation.clock import today
from beside.people.models import Person
from beside.people.rules.dates import Precision, whole_months, whole_years


def age(person: Person) -> str:
    """Days up to two weeks, weeks up to 12, months up to 24, then years; "about" when roughly known."""
    born_on = person.birth_date
    if born_on is None or person.died_on is not None:
        return ""
    words = _span((today() - born_on).days, whole_months(born_on, today()), whole_years(born_on, today()))
    if person.birth_precision in (Precision.EXACT, Precision.MONTH):
        return words
    return gettext("about %(age)s") % {"age": words}


def _span(days: int, months: int, years: int) -> str:
    if days < 14:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if days < 84:
        return ngettext("%(n)d week", "%(n)d weeks", days // 7) % {"n": days // 7}
    if months < 24:
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}


def born(person: Person) -> str:
    """The birth date as well as it is known; "" when it is not."""
    day = person.birth_date
    if day is None:
        return ""
    if person.birth_precision == Precision.MONTH:
        return date_format(day, "F Y")
    if person.birth_precision == Precision.YEAR:
        return str(day.year)
    if person.birth_precision == Precision.ABOUT:
        return gettext("about %(year)s") % {"year": day.year}
    return date_format(day, "DATE_FORMAT")


def age_on(person: Person, day: dt.date) -> str:
    """The age on another day ("7 months"), for entries of the past; "" before birth or when not known."""
    if person.birth_date is None or day < person.birth_date:
        return ""
    return span(person.birth_date, day)


def span(since: dt.date, day: dt.date) -> str:
    """The time from one day to a later one, in words."""
    return _span((day - since).days, whole_months(since, day), whole_years(since, day))
