"""“Your sign-in”: name, language, password, second step, and where she is signed in."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.errors import NotVisible
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import OwnDetailsForm
from ..presenters import session_rows, sign_in_rows
from ..session_times import renew


@policy("", relation="own")
def own(request: HttpRequest) -> HttpResponse:
    """Everything about her own sign-in on one page."""
    user = request.user
    sessions = queries.open_sessions(user, request.session.session_key or "")
    page = {
        "person": user,
        "rows": sign_in_rows(user, queries.second_step(user)),
        "sessions": session_rows(sessions),
        "others": len(sessions) - 1,
    }
    return render(request, "accounts/own.html", page)


@policy("", relation="own")
def own_details(request: HttpRequest) -> HttpResponse:
    """Change the name colleagues see, and the language."""
    user = request.user
    known = {"display_name": user.display_name, "language": user.language}
    form = OwnDetailsForm(request.POST or None, actor=request.actor, initial=known)
    if form.is_valid():
        actions.change_own_details(user, **form.cleaned_data, by=request.actor)
        notify(request, _("Saved."))
        response = redirect("accounts:own")
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            form.cleaned_data["language"],
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response
    return render(request, "accounts/own_details.html", {"form": form})


@policy("", relation="own")
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign her out everywhere else; the present page goes on."""
    actions.end_other_sessions(request.user, keep_key=request.session.session_key or "", by=request.actor)
    renew(request, request.user)
    notify(request, _("You are signed out everywhere else."))
    return redirect("accounts:own")


@policy("", relation="own")
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    """Ask staff to set up a second step before they go on."""
    if queries.has_second_factor(request.user):
        return redirect("accounts:home")
    return render(request, "accounts/second_factor_needed.html")


@policy("", relation="own")
def app_picture(request: HttpRequest) -> HttpResponse:
    """The square an authenticator app reads, drawn from the secret of the set-up that is under way."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise NotVisible
    adapter = get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(picture, content_type="image/svg+xml")
