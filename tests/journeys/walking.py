"""Every page of the service, found by its address: who may open it, and which of her pages look alike.

A page is asked for first without a browser. What is new in it (its elements and classes) decides whether
somebody's page is looked at in the browser as well; so every page is seen in each of its shapes, and only once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.architecture.test_addresses import ALL
from tests.beside.access.test_every_address import BY_ADDRESS, BY_NAME, WORDS

# Addresses outside people, care and desk; what a word of an address means there.
_MORE = {
    ("measures:sheet", "pk"): "open_measure",
    ("measures:answer", "pk"): "open_measure",
    ("measures:put_aside", "pk"): "open_measure",
    ("measures:tablet", "pk"): "open_measure",
    ("measures:take_up", "pk"): "aside_measure",
    ("measures:pair", "pk"): "child",
    ("measures:caregiver", "pk"): "child",
    ("measures:caregiver_end", "pk"): "child",
    ("measures:goal_edit", "pk"): "step_goal",
    ("measures:goal_aside", "pk"): "step_goal",
    ("measures:rating", "pk"): "rating",
    ("measures:days", "pk"): "calendar",
    ("measures:day", "pk"): "calendar",
    ("measures:voices_collect", "pk"): "round",
    ("measures:voices_paper", "pk"): "round",
    ("measures:voices_end", "pk"): "round",
    ("measures:voices_results", "pk"): "round_over",
    ("measures:structure", "key"): "instrument",
    ("measures:structure", "form"): "other_form",
    ("measures:result", "pk"): "measure",
    ("measures:amend", "pk"): "measure",
    ("measures:leave", "pk"): "measure",
    ("measures:instrument", "key"): "instrument",
    ("measures:begin", "key"): "instrument",
    ("accounts:program_rename", "pk"): "program",
    ("accounts:site_new", "pk"): "program",
    ("accounts:site_rename", "pk"): "site",
}
_LEAVING = {"account_logout"}  # opening it would end the walk
_CHANGES = "only takes changes: whoever opens it is led back to the page it belongs to"
_TABLET = "opened by a one-time code: tablets.py goes the whole way"
_SIGN_IN = "only while somebody signs in or sets up a second step: test_signing_in looks at these"
_FILE = "only with a file that was just brought in: test_exchange looks at it"
# Addresses nobody is shown by opening them, and why. Any other must be a page for somebody here, or take changes.
NOT_OPENED = {
    "set_language": "changes the language and goes back",
    "care:feed": "read by a calendar, with a token: tests of visits",
    "people:quality_add": "goes on to a new text: people:story",
    "measures:bring_look": _FILE,
    "measures:answers_look": _FILE,
    "account_logout": "would end the walk",
    "accounts:home": "leads on to the first page of whoever is signed in",
    **dict.fromkeys(("measures:voice", "measures:tablet_start", "measures:tablet_question"), _TABLET),
    "measures:tablet_end": _TABLET,
    **dict.fromkeys(("care:hard_date_message", "care:hard_date_end", "care:around_part"), _CHANGES),
    **dict.fromkeys(("care:pathway_mark", "people:contact_confirm", "people:contact_end"), _CHANGES),
    **dict.fromkeys(("people:tie_end", "people:circle_leave", "people:household_leave"), _CHANGES),
    **dict.fromkeys(("people:pregnancy_close", "people:staff_tie_end", "people:merge_undo"), _CHANGES),
    **dict.fromkeys(("accounts:app_picture", "account_login", "mfa_authenticate"), _SIGN_IN),
    **dict.fromkeys(("mfa_login_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"), _SIGN_IN),
    **dict.fromkeys(("mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"), _SIGN_IN),
    **dict.fromkeys(("mfa_generate_recovery_codes", "mfa_add_webauthn", "mfa_edit_webauthn"), _SIGN_IN),
    "mfa_remove_webauthn": _SIGN_IN,
}
_TAG = re.compile(r'<([a-z0-9]+)[^>]*?(?: class="([^"]*)")?[ >]')


@dataclass(frozen=True)
class Page:
    """One page as one person sees it."""

    who: str
    name: str
    path: str


@dataclass
class Walk:
    """``Walk(house, things)``: which pages these people can open, each shape of a page once."""

    people: dict[str, Any]
    things: Any
    seen: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    answered: dict[str, set[int]] = field(default_factory=dict)

    def pages(self) -> Iterator[tuple[Page, Client, Any]]:
        """Pages in each of their shapes, with the visitor who asked and the answer she got."""
        for who, user in self.people.items():
            visitor = Client(raise_request_exception=False)
            visitor.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
            for name, path in self.addresses():
                answer = visitor.get(path)
                assert answer.status_code < 500, f"{who} at {name}: {answer.status_code}"
                self.answered.setdefault(name, set()).add(answer.status_code)
                if self.is_new(name, answer):
                    yield Page(who, name, path), visitor, answer

    def addresses(self) -> list[tuple[str, str]]:
        """Every address by its name, with samples in the place of its words."""
        found = [(name, self._path(name, entry)) for name, entry in ALL if name not in _LEAVING]
        return [(name, path) for name, path in found if path is not None]

    def left_out(self) -> list[str]:
        """After the walk: addresses that showed nobody a page, though no reason is stated in ``NOT_OPENED``.

        Give such a page a sample in ``BY_ADDRESS``, here or in ``everything``; and take a reason away that ended.
        """
        shown = {name for name, codes in self.answered.items() if codes & {200, 405}}
        return sorted({name for name, _entry in ALL} - shown ^ set(NOT_OPENED))

    def _path(self, name: str, entry: Any) -> str | None:
        given = {word: self._sample(name, word, kind) for word, kind in entry.pattern.converters.items()}
        return None if any(value is None for value in given.values()) else reverse(name, kwargs=given)

    def _sample(self, name: str, word: str, kind: Any) -> Any:
        """What stands for a word of an address; None where this house has no such thing."""
        known = _MORE.get((name, word)) or BY_ADDRESS.get((name, word))
        if known is None and word in WORDS:
            return WORDS[word]
        if known is None and name.startswith("accounts:staff"):
            known = "user"
        if known is None and name.split(":")[0] in {"people", "desk", "measures"} and word == "pk":
            known = "kay"
        sample = getattr(self.things, known or BY_NAME.get(word, ""), None)
        if sample is None and known is None:
            return 1 if type(kind).__name__ == "IntConverter" else uuid4()
        return sample

    def is_new(self, name: str, answer: Any) -> bool:
        if answer.status_code != 200 or not answer.get("Content-Type", "").startswith("text/html"):
            return False
        main = answer.content.decode().partition("<main")[2]
        shape = {(tag, classes) for tag, classes in _TAG.findall(main)}
        new = shape - self.seen.setdefault(name, set())
        self.seen[name] |= shape
        return bool(new)


class Form(HTMLParser):
    """What a browser would send from each form of a page, before anybody typed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._open = (given.get("method") or "").lower() == "post"
            if self._open:
                self.forms.append({"action": given.get("action") or "", "sent": {}, "typed": []})
        elif self._open and given.get("name") and tag in {"input", "textarea", "select"}:
            self._keep(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False

    def _keep(self, tag: str, given: dict[str, str | None]) -> None:
        form, name = self.forms[-1], given["name"]
        if given.get("type") == "hidden":
            form["sent"][name] = given.get("value") or ""
        elif given.get("type") not in {"checkbox", "radio", "submit", "file"} and tag != "select":
            form["typed"].append(name)


def answers_to_bad_input(visitor: Client, page: Page, answer: Any) -> Iterator[Any]:
    """What a page says to an empty form and to one full of what no date or number can be; nothing is kept."""
    for form in Form(answer.content.decode().partition("<main")[2]).forms:
        where = form["action"] if form["action"].startswith("/") else page.path
        nonsense = {
            **form["sent"],
            **dict.fromkeys(form["typed"], "31 of 99 \N{SMILING FACE WITH OPEN MOUTH}"),
        }
        for sent in (form["sent"], nonsense):
            yield _asked_and_taken_back(visitor, where, sent)


def _asked_and_taken_back(visitor: Client, where: str, sent: dict[str, str]) -> Any:
    with transaction.atomic():
        answer = visitor.post(where, sent)
        transaction.set_rollback(True)
    return answer
