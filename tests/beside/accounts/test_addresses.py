"""Where a request comes from: what a visitor writes into a header counts for nothing."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from beside.accounts.addresses import client_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, "192.0.2.1"),
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "not an address", "192.0.2.1"),
        (1, None, "192.0.2.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_address_of_a_request(settings, proxies, forwarded, address):
    settings.BESIDE_PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", **headers)
    assert client_address(request) == address


def test_lock_counts_the_visitor_not_the_proxy(settings, nadia, client):
    """T2 behind a proxy: fifty tries by somebody else leave her way open."""
    settings.BESIDE_PROXIES = 1
    for _ in range(50):
        client.post("/", {"login": "nadia", "password": "a guess"}, HTTP_X_FORWARDED_FOR="203.0.113.9")
    good = {"login": "nadia", "password": "quiet river stones"}
    assert client.post("/", good, HTTP_X_FORWARDED_FOR="198.51.100.4").status_code == 302
