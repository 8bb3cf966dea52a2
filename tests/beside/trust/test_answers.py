"""What every answer carries when somebody is signed in (trust criterion 33), over all addresses at once."""

import re
from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from beside.foundation.access import policy_of


def _names(resolver, spaces=()):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern) and entry.name:
            yield ":".join((*spaces, entry.name)), entry


pytestmark = pytest.mark.slow
SIGNED_IN = [
    (name, entry)
    for name, entry in _names(get_resolver())
    if (asked := policy_of(entry.callback, name)) is not None and not asked.anybody
]


def _path(name, entry):
    given = {"UUIDConverter": uuid4(), "IntConverter": 1, "StringConverter": "x", "SlugConverter": "x"}
    kinds = getattr(entry.pattern, "converters", {})
    return reverse(name, kwargs={key: given.get(type(kind).__name__, "x") for key, kind in kinds.items()})


_LOADING = re.compile(r'(?:src|srcset|href|action|hx-\w+)="(?:https?:)?//([^"/]+)')


@pytest.fixture
def answers(house, client):
    """Every address that needs a sign-in, asked for by Nadia."""
    client.force_login(house.nadia)
    client.raise_request_exception = False
    found = {}
    for name, entry in SIGNED_IN:
        try:
            found[name] = client.get(_path(name, entry))
        except NoReverseMatch:
            continue
    return found


def test_t4_t10_no_answer_may_be_stored_load_from_elsewhere_or_end_in_an_error(answers):
    """One walk over all addresses, four things looked at in each answer."""
    assert len(answers) > 60
    for name, answer in answers.items():
        _check_headers(name, answer)
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code >= 500} == {}
    pages = {
        name: answer.content.decode()
        for name, answer in answers.items()
        if answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html")
    }
    assert len(pages) > 10
    assert {name: hosts for name, page in pages.items() if (hosts := _LOADING.findall(page))} == {}


def _check_headers(name, answer):
    assert "no-store" in answer.headers.get("Cache-Control", ""), name
    assert answer.headers["X-Content-Type-Options"] == "nosniff", name
    assert answer.headers["X-Frame-Options"] == "DENY", name
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, name
    assert "frame-ancestors 'none'" in policy, name
    assert not re.search(r"unsafe-|https?:|data:|\*", policy), name
