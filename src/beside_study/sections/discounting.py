"""Later years count for less: costs, and gains if the study says so, in the value of the first year."""

from __future__ import annotations

import math

import numpy as np

from beside_study.definition.questions import Economics
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Floats


def years_of(asked: Economics) -> int:
    """Years of the horizon, counting a begun one."""
    return max(1, math.ceil(asked.horizon_months / 12 - 1e-9))


def costs_now(setting: Setting, asked: Economics) -> Floats:
    """Each person's cost in the value of the first year.

    Notes
    -----
    amount / (1 + rate)^(year - 1). One column for the whole horizon is taken as spread evenly over its years.
    """
    from beside_stats.economics import discount

    rate = asked.discount_percent / 100
    if asked.cost_years:
        factors = discount(np.ones(len(asked.cost_years)), np.arange(len(asked.cost_years)), rate=rate)
        parts = [setting.tidy.once[name] * f for name, f in zip(asked.cost_years, factors, strict=True)]
        total: Floats = np.sum(parts, axis=0)
        return total
    years = years_of(asked)
    factor = float(np.mean(discount(np.ones(years), np.arange(years), rate=rate)))
    spread: Floats = setting.tidy.once[asked.cost] * factor
    return spread


def gains_now(gain: Floats, asked: Economics) -> Floats:
    """Gains at the end of the horizon, discounted when the study asks for it."""
    from beside_stats.economics import discount

    if not asked.discount_gains:
        return gain
    last = np.array([years_of(asked) - 1.0])
    found: Floats = gain * float(discount(np.ones(1), last, rate=asked.discount_percent / 100)[0])
    return found


def discounting(asked: Economics) -> str:
    """What was discounted, in words."""
    if not asked.discount_percent:
        return "not discounted"
    spread = "" if asked.cost_years or years_of(asked) == 1 else ", spread evenly over the years"
    gains = "gains too" if asked.discount_gains else "gains not"
    return f"costs after the first year discounted at {asked.discount_percent:g}% a year{spread}, {gains}"
