"""The calm pages: not found, not allowed, not saved, cannot be shown. They use no database."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

_HIDDEN = frozenset({"csrfmiddlewaretoken", "password", "password1", "password2", "code"})


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The same page for what is not there and for what she may not know of."""
    return render(request, "404.html", status=404)


def not_allowed(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", _typed(request), status=500)


def cannot_show(request: HttpRequest) -> HttpResponse:
    """The record stays closed because the look could not be written down."""
    return render(request, "ui/cannot_show.html", status=503)


def not_saved(request: HttpRequest) -> HttpResponse:
    """The database could not save: everything typed is on the page, ready to be sent again.

    Whoever only wanted to look has typed nothing, and is told just that the page comes later.
    """
    if request.method in {"GET", "HEAD"}:
        message = _("The record could not be read. Nothing of it is lost.")
        return render(request, "ui/cannot_show.html", {"message": message}, status=503)
    return render(request, "ui/not_saved.html", _typed(request), status=503)


def out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token no longer fits (she signed in again in another tab): her text is on the page.

    It is not made ready to be sent again: it may have come from somebody else's page.
    """
    return render(request, "ui/out_of_date.html", _typed(request), status=403)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask her to sign in, and come back here."""
    back = (
        request.get_full_path() if request.method in {"GET", "HEAD"} else request.META.get("HTTP_REFERER", "")
    )
    door = reverse("account_login")
    return redirect(f"{door}?{urlencode({'next': back})}" if back else door)


def to_reason(request: HttpRequest, client_id: Any) -> HttpResponse:
    """This record opens with a reason: ask for it, and come back here."""
    back = (
        request.get_full_path() if request.method in {"GET", "HEAD"} else request.META.get("HTTP_REFERER", "")
    )
    return redirect(f"{reverse(settings.BESIDE_REASON_PAGE, args=[client_id])}?{urlencode({'next': back})}")


def _typed(request: HttpRequest) -> dict[str, Any]:
    pairs = [
        (name, value) for name, values in request.POST.lists() for value in values if name not in _HIDDEN
    ]
    return {"kept": pairs, "back_url": request.get_full_path()}
