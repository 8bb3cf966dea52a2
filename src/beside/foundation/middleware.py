"""Two guards around every page: declared policies, and calm answers when something goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from . import web
from .access import policy_of
from .errors import AuditUnavailable, NeedsReason, NotAllowed, NotVisible, SealBroken

log = logging.getLogger("beside")
Answer = Callable[[HttpRequest], HttpResponse]


class DeclaredPolicies:
    """No address without a declared policy is served; the policy's first half is checked here."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        wanted = policy_of(view, match.view_name if match else None)
        if wanted is None:
            log.error("An address without a policy was asked for: %s", match.route if match else "")
            return web.not_found(request)
        if wanted.anybody:
            return None
        actor = getattr(request, "actor", None)
        if actor is None:
            return web.to_sign_in(request)
        if wanted.capability and not actor.can(wanted.capability):
            return web.not_allowed(request)
        return None


class CalmAnswers:
    """Turns the product's own refusals and a broken disk into pages that say what to do."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotVisible):
            return web.not_found(request)
        if isinstance(error, NeedsReason):
            return web.to_reason(request, error.client_id)
        if isinstance(error, NotAllowed):
            return web.not_allowed(request)
        if isinstance(error, AuditUnavailable | SealBroken):
            log.error("A record is not shown: %s", error or type(error).__name__)
            return web.cannot_show(request)
        if isinstance(error, DatabaseError | OSError):
            log.error("Not saved or not read: %s", type(error).__name__)
            return web.not_saved(request)
        return None
