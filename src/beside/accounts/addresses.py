"""The address a request comes from, as far as it can be trusted."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The visitor's address.

    Notes: behind ``BESIDE_PROXIES`` own proxies, each adds the address it was called from to
    ``X-Forwarded-For``; the entry counted from the right was written by our outermost proxy. What stands
    further left was sent by the visitor and counts for nothing. Without this, all visitors would share the
    proxy's address, and somebody trying her name elsewhere could lock her out.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.BESIDE_PROXIES
    named = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if not proxies or len(named) < proxies:
        return direct
    try:
        return str(ip_address(named[-proxies]))
    except ValueError:
        return direct
