"""Going back to where one came from, never to somebody else's site."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """The address in ``next`` (or the referring page on a post) when it is ours, else ``otherwise``."""
    for address in (request.GET.get("next"), request.POST.get("next"), request.META.get("HTTP_REFERER")):
        if address and url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
            return address
    return otherwise


def asked_next(request: HttpRequest, otherwise: str) -> str:
    """Only the address that was asked for in ``next``, when it is ours."""
    asked = request.GET.get("next") or request.POST.get("next") or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else otherwise
