"""Social return on investment: value claimed per unit of money spent, with its assumptions in the open.

Kept apart from cost-effectiveness: it adds up monetary proxies chosen by people, and may never be shown as
the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from beside_stats._result import CannotCompute, Result
from beside_stats.economics.discounting import discount


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """One claimed benefit: people or units times a proxy per unit, and the shares taken off.

    ``deadweight`` would have come about anyway, ``attribution`` is due to others, ``displacement`` moved a
    problem elsewhere, ``drop_off`` is lost each later year (all shares from 0 to 1).
    """

    name: str
    quantity: float
    proxy: float
    years: int = 1
    deadweight: float = 0.0
    attribution: float = 0.0
    displacement: float = 0.0
    drop_off: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Share:
    """Present value of one benefit and its part of the whole."""

    name: str
    value: float
    part: float


@dataclass(frozen=True, kw_only=True)
class SocialReturn(Result):
    """Value per unit of money, between everything taken off more and less, and what each benefit adds."""

    ratio: float
    low: float
    high: float
    total_value: float
    investment: float
    shares: tuple[Share, ...]


def social_return(
    benefits: Sequence[Benefit], *, investment: float, rate: float, swing: float = 0.1
) -> SocialReturn:
    """Present value of the claimed benefits over what was spent.

    Parameters
    ----------
    benefits
        At least one.
    investment
        What the program cost in the same currency and price year (> 0).
    rate
        Yearly discount rate, see ``discount``.
    swing
        ``low`` and ``high`` move deadweight and attribution by this much up and down (0 to 0.5).

    Returns
    -------
    SocialReturn

    Raises
    ------
    CannotCompute
        ``"empty"``, ``"bad_share"``, ``"bad_amount"``, ``"bad_rate"``.

    Notes
    -----
    value = quantity * proxy * (1 - deadweight)(1 - attribution)(1 - displacement), in year t times
    (1 - drop_off)^t / (1 + rate)^t. ``low`` and ``high`` are a sensitivity range, not a confidence interval.

    References
    ----------
    Nicholls et al. (2012) A Guide to Social Return on Investment.
    """
    if not benefits:
        raise CannotCompute("empty", "There is no benefit to count.")
    if not investment > 0:
        raise CannotCompute("bad_amount", "What was spent must be more than 0.")
    if not 0 <= swing <= 0.5:
        raise CannotCompute("bad_share", "The swing is a share from 0 to 0.5.")
    values = [_value(benefit, rate, 0.0) for benefit in benefits]
    total = sum(values)
    low, high = (sum(_value(benefit, rate, shift) for benefit in benefits) for shift in (swing, -swing))
    return SocialReturn(
        method="Social return on investment",
        n_used=len(benefits),
        n_eligible=len(benefits),
        conventions={"rate": f"{rate:g}", "swing": f"{swing:g}", "low_high": "sensitivity, not an interval"},
        warnings=("not_cost_effectiveness",),
        references=("Nicholls et al. 2012",),
        ratio=total / investment,
        low=low / investment,
        high=high / investment,
        total_value=total,
        investment=investment,
        shares=tuple(
            Share(name=b.name, value=v, part=v / total if total else 0.0)
            for b, v in zip(benefits, values, strict=True)
        ),
    )


def _value(benefit: Benefit, rate: float, shift: float) -> float:
    taken = (benefit.deadweight, benefit.attribution, benefit.displacement, benefit.drop_off)
    if any(not 0 <= share <= 1 for share in taken):
        raise CannotCompute("bad_share", f"'{benefit.name}': what is taken off must be a share from 0 to 1.")
    if benefit.years < 1 or benefit.quantity < 0:
        raise CannotCompute(
            "bad_amount", f"'{benefit.name}' needs at least one year and a quantity of 0 or more."
        )
    deadweight, attribution = (min(max(share + shift, 0.0), 1.0) for share in taken[:2])
    first = (
        benefit.quantity * benefit.proxy * (1 - deadweight) * (1 - attribution) * (1 - benefit.displacement)
    )
    years = np.arange(benefit.years)
    return float(discount(first * (1 - benefit.drop_off) ** years, years, rate=rate).sum())
