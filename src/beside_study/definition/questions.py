"""The questions a study asks beyond change: what carries it, for whom, how long, how much, at what cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Competing:
    """Does change in ``main`` go with the outcome over and above the rivals and the starting level?

    ``direction`` is the expected sign of the main change's weight, read as gains: +1 when people who gained
    more on ``main`` are expected to be better on the outcome.
    """

    name: str
    outcome: str
    main: str
    rivals: tuple[str, ...]
    within: str
    exploratory: bool


@dataclass(frozen=True)
class Path:
    """Does what starts (the program or a column) go with the outcome by way of the carriers, in time order?"""

    name: str
    start: str
    through: tuple[str, ...]
    outcome: str
    through_wave: str
    outcome_wave: str
    covariates: tuple[str, ...]
    exploratory: bool


@dataclass(frozen=True)
class Moderation:
    """Is the difference between arms, or the link of ``focus``, different along ``by``?"""

    name: str
    outcome: str
    by: str
    label: str
    focus: str
    exploratory: bool


@dataclass(frozen=True)
class Pair:
    """Two changes looked at together, for example a mother's mood and her child's behaviour."""

    name: str
    first: str
    second: str
    exploratory: bool


@dataclass(frozen=True)
class Dose:
    """How much of the program people took up, and the outcome it is set beside."""

    column: str
    label: str
    outcome: str
    exploratory: bool


@dataclass(frozen=True)
class Retention:
    """How long people stayed: months in the program, whether they have left, and in which way."""

    months: str
    left: str
    ending: str
    still_here: str
    horizon_months: float
    since_start: bool


@dataclass(frozen=True)
class Use:
    """How many services, over how many months, by whether they came early (a yes/no column)."""

    count: str
    label: str
    months: str
    by: str
    by_label: str


@dataclass(frozen=True)
class Economics:
    """Costs beside results: what was counted, for whom, in which year's money.

    ``cost_years`` are columns with the cost of the first, second, ... year; without them ``cost`` holds the whole.
    """

    cost: str
    effect: str
    currency: str
    price_year: int
    perspective: str
    horizon_months: float
    discount_percent: float
    worth: tuple[float, ...]
    covariates: tuple[str, ...]
    cost_years: tuple[str, ...] = ()
    discount_gains: bool = False


@dataclass(frozen=True)
class Circumstances:
    """Named circumstances and protections, always counted in pairs and never for one person."""

    risks: tuple[str, ...]
    protections: tuple[str, ...]
    outcome: str
