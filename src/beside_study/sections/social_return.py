"""A social return figure, in a part of its own: never beside the cost of a point gained."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from beside_study.definition.further import Benefit, SocialReturn
from beside_study.findings import Finding, Grid, Question
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.words.numbers import between, plain, share

if TYPE_CHECKING:
    from beside_stats.economics import SocialReturn as Found


def questions(setting: Setting) -> list[Question]:
    """One question when the study names goods and what was put in."""
    asked = setting.study.social_return
    if asked is None:
        return []
    title = "Value for society"
    answer = partial(_answer, asked)
    return [Question("social_return", "social_return", title, setting.tidy.n, "compute", "", answer)]


def _answer(asked: SocialReturn) -> Finding:
    from beside_stats import economics

    goods = [
        economics.Benefit(
            name=one.name, quantity=one.quantity, proxy=one.proxy, years=one.years, deadweight=one.deadweight,
            attribution=one.attribution, displacement=one.displacement, drop_off=one.drop_off,
        )
        for one in asked.benefits
    ]  # fmt: skip
    found = economics.social_return(
        goods, investment=asked.investment, rate=asked.discount_percent / 100, swing=asked.swing / 100
    )
    ratio = f"{plain(found.ratio, 2)} {asked.currency} of value for each {asked.currency} put in"
    span = f"{between(found.low, found.high, 2)} when all that is taken off is {asked.swing:g}% more or less"
    return Finding(
        key="social_return",
        section="social_return",
        title="Value for society",
        short="Value for society",
        manager=(f"Reckoned with the values named in the study: {ratio} ({span}).",),
        full=(
            f"Prices of {asked.price_year}; later years discounted at {asked.discount_percent:g}% a year; "
            f"{plain(asked.investment, 0)} {asked.currency} put in; {plain(found.total_value, 0)} of value. {ratio}.",
            f"The span {span}; it is not a confidence interval.",
        ),
        caveats=("social_return",),
        notes=tuple(found.warnings),
        grids=(_goods(asked), _shares(found)),
        numbers=numbers_of(found),
        references=found.references,
    )


def _goods(asked: SocialReturn) -> Grid:
    head = ("good", "how many", "value of one", "years", "taken off", "source")
    return Grid("What was counted", head, tuple(_good(one) for one in asked.benefits))


def _good(one: Benefit) -> tuple[str, ...]:
    off = (
        ("without the program", one.deadweight),
        ("others' part", one.attribution),
        ("moved elsewhere", one.displacement),
        ("lost each year", one.drop_off),
    )
    taken = ", ".join(f"{name} {share(value)}" for name, value in off if value) or "nothing"
    return one.name, plain(one.quantity, 0), plain(one.proxy, 0), str(one.years), taken, one.source


def _shares(found: Found) -> Grid:
    rows = tuple((one.name, plain(one.value, 0), share(one.part)) for one in found.shares)
    return Grid("What each good adds", ("good", "value", "share of all"), rows)
