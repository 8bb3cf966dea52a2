"""Which pages are measured, and the table that is printed."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from .reader import Answer, Reader, form_of

WORKERS_AT_ONCE = 50
_FAMILY = re.compile(r"/desk/family/([0-9a-f-]{36})/")


@dataclass(frozen=True)
class Row:
    """One line of the table; times in milliseconds."""

    name: str
    p50: float
    p95: float
    cpu: float
    queries: int
    size: int
    is_page: bool = True

    def __str__(self) -> str:
        return f"| {self.name} | {self.p50:.0f} | {self.p95:.0f} | {self.cpu:.0f} | {self.queries} | {self.size:,} |"


def table(port: int, long_client: str, requests: int) -> list[Row]:
    """Measure all pages and print them as Markdown."""
    people = {name: _signed_in(port, name) for name in ("nadia", "helen", "dana")}
    print("| Page | p50 ms | p95 ms | CPU ms | SQL | bytes |\n|---|---|---|---|---|---|", flush=True)
    rows = []
    for row in _rows(people, port, long_client, requests):
        print(row, flush=True)
        rows.append(row)
    return rows


def _rows(people: dict[str, Reader], port: int, long_client: str, requests: int):  # type: ignore[no-untyped-def]
    nadia = people["nadia"]
    hers = _FAMILY.findall(nadia.get("/desk/families/?mine=on").text)
    client = next((one for one in dict.fromkeys(hers) if one != long_client), long_client)
    for name, who, path in _pages(client, long_client):
        yield _measure(name, lambda w=who, p=path: people[w].get(p), requests)
    yield _measure("Find, 1 to 20 letters typed", _typing(nadia), max(20, requests))
    yield _measure("Log a contact: save", lambda: _save(nadia, client), requests, is_page=False)
    yield _at_once(port, nadia.cookies, client)


def _pages(client: str, long_client: str) -> list[tuple[str, str, str]]:
    family, long = f"/desk/family/{client}/", f"/desk/family/{long_client}/"
    return [
        ("Today", "nadia", "/desk/"),
        ("Today, supervisor", "helen", "/desk/"),
        ("Families", "nadia", "/desk/families/"),
        ("Families, supervisor", "helen", "/desk/families/"),
        ("Families, resting", "helen", "/desk/families/?state=resting"),
        ("A family", "nadia", family),
        ("Timeline", "nadia", f"{family}timeline/"),
        ("Timeline, 2,000 contacts", "nadia", f"{long}timeline/"),
        ("Timeline, words searched in 2,000 contacts", "nadia", f"{long}timeline/?q=housing"),
        ("Month by month", "nadia", f"{family}month/"),
        ("A person", "nadia", f"/desk/people/{client}/"),
        ("The plan", "nadia", f"/desk/plan/{client}/"),
        ("Her story", "nadia", f"/desk/story/{client}/"),
        ("Measures of a family", "nadia", f"{family}measures/"),
        ("Measures, the library", "helen", "/desk/measures/"),
        ("Numbers of a year", "dana", "/desk/numbers/"),
        ("Week", "nadia", "/desk/week/"),
        ("Log a contact: form", "nadia", f"/desk/contacts/new/{client}/"),
        ("Intake", "nadia", f"/desk/intake/{client}/"),
        ("Outreach", "helen", "/desk/outreach/"),
        ("Waiting", "helen", "/desk/waiting/"),
    ]


def _signed_in(port: int, name: str) -> Reader:
    reader = Reader(port)
    reader.sign_in(name, f"walk-beside-{name}")
    return reader


def _measure(name: str, ask: Callable[[], Answer], requests: int, *, is_page: bool = True) -> Row:
    ask()
    answers = [ask() for _ in range(requests)]
    wrong = [answer.status for answer in answers if answer.status not in {200, 302}]
    if wrong:
        raise SystemExit(f"{name} answered {wrong[0]}.")
    return _row(name, answers, is_page)


def _row(name: str, answers: list[Answer], is_page: bool) -> Row:
    times = sorted(answer.seconds * 1000 for answer in answers)
    return Row(
        name=name,
        p50=statistics.median(times),
        p95=times[min(len(times) - 1, round(0.95 * len(times)))],
        cpu=statistics.median(answer.cpu * 1000 for answer in answers),
        queries=max(answer.queries for answer in answers),
        size=max(len(answer.text.encode()) for answer in answers),
        is_page=is_page,
    )


def _typing(reader: Reader) -> Callable[[], Answer]:
    """Each time one more letter of a name, from one to twenty."""
    name, typed = "soraya and jessica li", 0

    def ask() -> Answer:
        nonlocal typed
        typed = typed % 20 + 1
        return reader.get(f"/desk/find/?q={name[:typed].replace(' ', '+')}", **{"HX-Request": "true"})

    return ask


def _save(reader: Reader, client: str) -> Answer:
    """Only the sending is measured: the page was opened before."""
    path = f"/desk/contacts/new/{client}/"
    form = [(n, v) for n, v in form_of(reader.get(path).text, "outcome") if n not in {"kind", "minutes"}]
    text = next(name for name, _value in form if name.startswith("text_"))
    form = [(n, v) for n, v in form if n != text]
    said = "What went well: she asked for what she needs."
    return reader.post(path, [*form, ("kind", "phone"), ("minutes", "15"), (text, said)])


def _at_once(port: int, cookies: dict[str, str], client: str) -> Row:
    """Fifty workers open Today, a family and its timeline at the same time."""
    paths = ["/desk/", f"/desk/family/{client}/", f"/desk/family/{client}/timeline/"]

    def one(number: int) -> Answer:
        return Reader(port, cookies).get(paths[number % len(paths)])

    begun = time.perf_counter()
    with ThreadPoolExecutor(WORKERS_AT_ONCE) as pool:
        answers = list(pool.map(one, range(WORKERS_AT_ONCE)))
    taken = (time.perf_counter() - begun) * 1000
    wrong = [answer.status for answer in answers if answer.status != 200]
    if wrong:
        raise SystemExit(f"With {WORKERS_AT_ONCE} at once, {len(wrong)} were answered {wrong[0]}.")
    return Row(f"{WORKERS_AT_ONCE} workers at once (all answered; the whole of it)", taken, 0, 0, 0, 0, False)
