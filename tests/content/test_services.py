"""The service catalogue says of each service what it is for and for whom (BTC-108, MCS-054)."""

import pytest

from beside.care.rules.plan import Target
from beside.foundation.content import content

CATALOGUE = content("services", "catalogue")
TARGETS = {target.value for target in Target}
CLIENTS = {"mother", "child", "dyad"}


@pytest.mark.parametrize("service", CATALOGUE["services"], ids=lambda service: service["key"])
def test_every_service_is_coded_to_known_targets_btc_108(service):
    assert service["targets"], "say what it is for"
    assert set(service["targets"]) <= TARGETS
    assert len(set(service["targets"])) == len(service["targets"])
    assert service["clients"] and set(service["clients"]) <= CLIENTS
    assert set(service["label"]) >= {"en", "fr"}


def test_keys_are_unique_and_families_known():
    keys = [service["key"] for service in CATALOGUE["services"]]
    assert len(keys) == len(set(keys))
    assert {s["family"] for s in CATALOGUE["services"]} == {f["key"] for f in CATALOGUE["families"]}


def test_every_target_has_a_service_and_no_target_word_stands_inside_another():
    """Stored targets are one line of words, looked up by word."""
    assert {target for service in CATALOGUE["services"] for target in service["targets"]} == TARGETS
    assert not [(a, b) for a in TARGETS for b in TARGETS if a != b and a in b]
