"""In which days around a wave an answer counts: the schedule's own windows where it has the wave."""

from __future__ import annotations

from typing import Any

import yaml

from beside_instruments import load_schedule

BEFORE, AFTER = 45, 60
_FIRST_BEFORE = 14


def waves_of(template: str, schedule: str) -> dict[int, tuple[int, int]]:
    """Months of the study's waves to (days before, days after).

    Raises
    ------
    KeyError
        There is no such schedule.
    """
    study: dict[str, Any] = yaml.safe_load(template)
    known = {
        wave.months: (wave.before, wave.accept)
        for wave in load_schedule(schedule).waves.values()
        if wave.anchor == "intake" and not wave.days
    }
    found = {}
    for wave in study["waves"]:
        months = int(wave["months"])
        before, after = known.get(months, (BEFORE, AFTER))
        found[months] = (max(before, _FIRST_BEFORE), after)
    return found
