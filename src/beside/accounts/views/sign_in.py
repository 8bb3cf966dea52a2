"""The pages before somebody is signed in, and the one after when she has no desk."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from beside.foundation.access import policy
from beside.foundation.actor import Actor
from beside.ui.notices import notify

from .. import actions
from ..adapters import home_of
from ..forms import CodeForm
from ..rules import StaffRefusal


@policy.public()
@never_cache
@sensitive_post_parameters("code", "password1", "password2")
def choose_password(request: HttpRequest) -> HttpResponse:
    """Choose a password with a one-time code that was handed over in person."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and not ratelimit.consume(request, action="one_time_code"):
        return render(request, "accounts/wait.html", status=429)
    if form.is_valid():
        try:
            actions.accept_code(
                sign_in_name=form.cleaned_data["sign_in_name"],
                code=form.cleaned_data["code"],
                password=form.cleaned_data["password1"],
                by=Actor.system("one-time code"),
            )
        except StaffRefusal as refusal:
            form.refuse(None, refusal.message)
        else:
            notify(request, _("Your password is set. Sign in with it now."))
            return redirect("account_login")
    return render(request, "accounts/choose_password.html", {"form": form})


@policy("", relation="own")
def home(request: HttpRequest) -> HttpResponse:
    """Lead her to her first page; a plain page when she has none of her own."""
    address = home_of(request.user)
    if address != request.path:
        return redirect(address)
    return render(request, "accounts/home.html")
