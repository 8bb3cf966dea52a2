"""What the frames know about the request: navigation, search, languages, the session's end."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language, get_language_info

from . import navigation
from .navigation import url_or_none


class Frame:
    """Asked by the frame templates only; each answer is worked out when it is asked for."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.actor = getattr(request, "actor", None)

    @cached_property
    def navigation(self) -> list[navigation.Item]:
        return navigation.items(self.request)

    @property
    def search_url(self) -> str | None:
        return url_or_none("desk:search") if self.actor and self.actor.can("clients.find") else None

    @property
    def search_text(self) -> str:
        return self.request.GET.get("q", "") if self.request.path == url_or_none("desk:search") else ""

    @property
    def user_name(self) -> str:
        return self.actor.name if self.actor else ""

    @property
    def sign_out_url(self) -> str | None:
        return url_or_none("account_logout")

    @property
    def account_url(self) -> str | None:
        return url_or_none("accounts:own") if self.actor and self.actor.kind == "staff" else None

    @property
    def drafts_url(self) -> str | None:
        return url_or_none("foundation:draft") if self.actor else None

    @property
    def still_here_url(self) -> str | None:
        return url_or_none("ui:still_here") if self.actor else None

    @property
    def idle_seconds(self) -> int:
        """After how long without a request the session ends; 0 when nobody is signed in."""
        minutes = getattr(settings, "BESIDE_IDLE_MINUTES", {})
        return minutes.get(self.actor.kind, 15) * 60 if self.actor else 0

    @property
    def language(self) -> dict[str, str]:
        return _in_its_own_words(get_language() or settings.LANGUAGE_CODE)

    @property
    def other_languages(self) -> list[dict[str, str]]:
        here = (get_language() or settings.LANGUAGE_CODE).lower()
        return [_in_its_own_words(code) for code, _ in settings.LANGUAGES if code.lower() != here]

    @property
    def back_here(self) -> str:
        """Where to return after a change of language."""
        return self.request.get_full_path()


def _in_its_own_words(code: str) -> dict[str, str]:
    info = get_language_info(code)
    return {"code": code, "name": dict(settings.LANGUAGES).get(code, info["name_local"]).capitalize()}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``frame`` in every template."""
    return {"frame": Frame(request)}
