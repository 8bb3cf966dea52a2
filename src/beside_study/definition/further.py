"""More a study may ask: meetings over time, yes/no outcomes, raters, several cut-offs together, social return."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ContactLog:
    """A second table with one row for each meeting: who and when. A long gap ends a stay; coming back opens one.

    ``until`` is the last day of looking (empty: the last day in the log); ``landmarks`` are in months.
    """

    file: str
    person: str
    date: str
    gap_days: float
    landmarks: tuple[float, ...]
    until: str


@dataclass(frozen=True)
class YesNo:
    """Something that is so or not so at each wave. ``yes_is_better`` gives the direction of a gain."""

    name: str
    column: str
    label: str
    said: str
    yes_is_better: bool
    exploratory: bool


@dataclass(frozen=True)
class AnyOf:
    """Whether a person is beyond the cut-off on at least one of several outcomes."""

    name: str
    label: str
    said: str
    outcomes: tuple[str, ...]
    exploratory: bool


@dataclass(frozen=True)
class Raters:
    """Two people rating the same moment: two columns, as numbers or as ordered categories."""

    name: str
    label: str
    first: str
    second: str
    categories: bool


@dataclass(frozen=True)
class Benefit:
    """One good of a social return figure, with what is taken off it. Shares are 0 to 1."""

    name: str
    quantity: float
    proxy: float
    years: int
    deadweight: float
    attribution: float
    displacement: float
    drop_off: float
    source: str


@dataclass(frozen=True)
class SocialReturn:
    """Value for society against what was put in. Never set beside the cost of a point gained."""

    benefits: tuple[Benefit, ...]
    investment: float
    currency: str
    price_year: int
    discount_percent: float
    swing: float
