"""Forms come from our own pages, also where pages tell nobody their address."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware

_OURS = frozenset({"same-origin", ""})


class OwnForms(CsrfViewMiddleware):
    """Checks a form's origin and token.

    In production pages are served with ``Referrer-Policy: no-referrer``. Browsers then send ``Origin: null`` with
    a form (Fetch standard, "append a request Origin header"), which Django alone would turn away. ``Sec-Fetch-Site``
    says instead whether the form was ours, and no page can forge it. Browsers before it (until 2023) send nothing
    there: for them the token decides, whose cookie is bound to this host (``__Host-``) and not sent across sites.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.META["HTTP_ORIGIN"] == "null":
            return request.headers.get("Sec-Fetch-Site", "") in _OURS
        verified: bool = super()._origin_verified(request)  # type: ignore[misc]  # the stubs leave it out
        return verified
