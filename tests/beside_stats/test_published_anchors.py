"""Published numbers rebuilt from what was printed (BTC-015, EXT-005); facts and sources in published_anchors.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from beside_stats.counts import chi_square
from beside_stats.economics import difference_from_summaries
from beside_stats.planning import detectable_two_groups
from beside_stats.proportions import two_proportions
from beside_stats.publication import possible_counts

ANCHORS = json.loads((Path(__file__).parent / "published_anchors.json").read_text(encoding="utf-8"))[
    "anchors"
]


def anchor(name: str) -> dict[str, Any]:
    return next(found for found in ANCHORS if found["id"] == name)


def test_parents_under_pressure_percentages_fit_one_set_of_counts_per_arm() -> None:
    study = anchor("pup2019")
    better, worse = (study["results"][key] for key in ("reliable_improvement_pct", "deterioration_pct"))

    found = {
        arm: possible_counts([better[arm], worse[arm]], decimals=[1, 0], n_max=study["n"][arm]).fits
        for arm in ("PuP", "TAU")
    }

    assert [(fit.n, fit.counts) for fit in found["PuP"]] == [(36, (11, 1))]
    assert [(fit.n, fit.counts) for fit in found["TAU"]] == [(39, (4, 7))]


def test_parents_under_pressure_p_belongs_to_one_test_over_three_outcomes() -> None:
    """The paper prints p < 0.02 twice; only the single 2x3 test gives it."""
    whole = chi_square([[11, 24, 1], [4, 28, 7]])
    improved, worse = two_proportions(11, 36, 4, 39), two_proportions(1, 36, 7, 39)

    assert whole.p == pytest.approx(0.0186, abs=5e-5)
    assert [improved.chi_square_p, worse.chi_square_p] == pytest.approx([0.028, 0.033], abs=5e-4)
    assert [improved.fisher_p, worse.fisher_p] == pytest.approx([0.042, 0.058], abs=5e-4)


def test_parent_and_infant_cost_interval_within_two_euros() -> None:
    results = anchor("pin2024")["results"]
    (cost, usual), (se, se_usual) = results["cost"], results["se"]

    found = difference_from_summaries((86, cost, se), (77, usual, se_usual), ratio=results["icer"])

    assert found.difference.value == results["difference"]
    assert [found.difference.low, found.difference.high] == pytest.approx(results["ci"], abs=2)
    assert found.difference.p == pytest.approx(results["p"], abs=0.01)


def test_engaging_moms_percentages_come_from_24_and_17_of_31() -> None:
    printed = anchor("emp2010")["results"]["positive_disposition_pct"]

    fits = [possible_counts([percent], decimals=0, n_min=31, n_max=31).fits for percent in printed]

    assert [[fit.counts for fit in each] for each in fits] == [[(24,)], [(17,)]]
    assert two_proportions(24, 31, 17, 31).difference.value == pytest.approx(7 / 31)


@pytest.mark.parametrize(("n1", "n2", "effect"), [(65, 25, 0.67), (48, 52, 0.57)])
def test_smallest_effect_the_published_samples_could_see(n1: int, n2: int, effect: float) -> None:
    """Mother-Child Study 65 v 25 (espinet2016) and the trial of 48 v 52 (pup2019), computed with R's pwr."""
    assert detectable_two_groups(n1, n2).effect == pytest.approx(effect, abs=0.005)
