"""Somebody at a browser: signs in, keeps cookies, opens pages, sends forms as the page drew them."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

PATIENCE = 1.0


@dataclass(frozen=True)
class Answer:
    """One answer and what it took."""

    status: int
    text: str
    seconds: float
    headers: dict[str, str]

    @property
    def queries(self) -> int:
        return int(self.headers.get("X-Queries", 0))

    @property
    def cpu(self) -> float:
        return float(self.headers.get("X-Cpu", 0)) / 1000


class Reader:
    """One signed-in person on one kept connection."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies = dict(cookies or {})
        self._last = 0.0

    def get(self, path: str, **headers: str) -> Answer:
        """Open a page."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, data: list[tuple[str, str]]) -> Answer:
        """Send a form."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Referer": "http://127.0.0.1/"}
        return self._ask("POST", path, urlencode(data), headers)

    def sign_in(self, name: str, password: str) -> None:
        """Through the sign-in page, as everybody does."""
        form = form_of(self.get("/").text, "password")
        data = [(key, value) for key, value in form if key not in {"login", "password"}]
        answer = self.post("/", [*data, ("login", name), ("password", password)])
        if answer.status != 302:
            raise SystemExit(f"Signing in answered {answer.status}.")

    def _ask(self, verb: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if time.perf_counter() - self._last > PATIENCE:
            self._line.close()  # the server lets an idle line go; the next request opens a new one
        begun = time.perf_counter()
        self._line.request(verb, path, body, {**headers, "Cookie": jar})
        got = self._line.getresponse()
        text = got.read().decode("utf-8", "replace")
        self._last = time.perf_counter()
        seconds = self._last - begun
        for name, value in got.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return Answer(got.status, text, seconds, dict(got.getheaders()))


def form_of(page: str, holding: str) -> list[tuple[str, str]]:
    """The fields of the first form that has a field whose name begins so, as a browser would send it."""
    parser = _Forms()
    parser.feed(page)
    return next(form for form in parser.forms if any(name.startswith(holding) for name, _value in form))


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[list[tuple[str, str]]] = []
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append([])
        elif tag == "textarea":
            self._add(given.get("name", ""), "")
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and "selected" in given:
            self._add(self._select, given.get("value", ""))
        elif tag == "input" and (given.get("type") not in {"radio", "checkbox"} or "checked" in given):
            self._add(given.get("name", ""), given.get("value", ""))

    def _add(self, name: str, value: str) -> None:
        if name and self.forms:
            self.forms[-1].append((name, value))
