"""Which measures tell what was around her when another was given (BTC-047, MIO-004)."""

from __future__ import annotations

NEAR_DAYS = 45
AROUND: dict[str, tuple[str, ...]] = {
    "dtcq8": ("weighing_on_me", "hits", "hvs", "own_areas"),
    "prfq18": ("weighing_on_me", "parental_stress"),
    "pdi_rf": ("weighing_on_me", "parental_stress"),
}
# Her day can speak of anything: it is for those who may read of her mood and worry.
DAY_LABEL = "mental_health"
