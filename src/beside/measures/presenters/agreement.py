"""How well two raters agree, in rows to read: the libraries come in only when the page is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from beside_instruments import InvalidInstrument, UnknownInstrument, load

from ..rules.small_numbers import FEWEST


@dataclass(frozen=True)
class AgreementLine:
    """One score: how many occasions were rated twice, and how far the two ratings agree."""

    name: str
    pairs: int
    icc: str
    kappa: str
    why: str = ""


@dataclass(frozen=True)
class MeasureAgreement:
    """One observed measure over a program."""

    name: str
    occasions: int
    twice: int
    share: int
    lines: list[AgreementLine]


def over_program(rated: Mapping[str, tuple[Mapping[str, Any], int]], language: str) -> list[MeasureAgreement]:
    """Every observed measure, with the share that was rated twice (BTC-064)."""
    return [_measure(key, pairs, count, language) for key, (pairs, count) in rated.items()]


def _measure(key: str, pairs: Mapping[str, Any], occasions: int, language: str) -> MeasureAgreement:
    names = _names(key, language)
    twice = max((len(found) for found in pairs.values()), default=0)
    lines = [_line(names.get(score, score), pairs[score]) for score in sorted(pairs)]
    return MeasureAgreement(
        names[""], occasions, twice, round(100 * twice / occasions) if occasions else 0, lines
    )


def _names(key: str, language: str) -> dict[str, str]:
    try:
        found = load(key)
    except (UnknownInstrument, InvalidInstrument):
        return {"": key}
    return {"": found.name.get(language)} | {rule.id: rule.label.get(language) for rule in found.scores}


def _line(name: str, ratings: Sequence[tuple[float, float]]) -> AgreementLine:
    if len(ratings) < FEWEST:
        return AgreementLine(name, len(ratings), "", "", _("at least 5 are needed"))
    from beside_stats import CannotCompute
    from beside_stats.measurement import cohen_kappa, icc

    try:
        agreed = _said(icc(ratings).agreement)
    except CannotCompute:
        return AgreementLine(name, len(ratings), "", "", _("the ratings do not differ enough to say"))
    if not all(float(value).is_integer() for two in ratings for value in two):
        return AgreementLine(name, len(ratings), agreed, "")
    first, second = zip(*ratings, strict=True)
    try:
        return AgreementLine(
            name, len(ratings), agreed, _said(cohen_kappa(first, second, weights="quadratic").kappa)
        )
    except CannotCompute:
        return AgreementLine(name, len(ratings), agreed, "")


def _said(found: Any) -> str:
    value = number_format(found.value, 2)
    if found.low is None or found.high is None:
        return value
    words = {"value": value, "low": number_format(found.low, 2), "high": number_format(found.high, 2)}
    return _("%(value)s (%(low)s to %(high)s)") % words
