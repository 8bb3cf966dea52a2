"""Middleware of the measured service only: how many SQL statements a page took, and how much of the processor."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse


class Counting:
    """Writes ``X-Queries`` and ``X-Cpu`` (milliseconds) on each answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        statements = 0

        def counted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal statements
            statements += not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA"))
            return execute(sql, params, many, context)

        begun = time.thread_time()
        with connection.execute_wrapper(counted):
            answer = self.get_response(request)
        answer["X-Queries"] = str(statements)
        answer["X-Cpu"] = f"{(time.thread_time() - begun) * 1000:.1f}"
        return answer
