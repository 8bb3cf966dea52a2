"""A real browser on the real service: Debian's Chromium, a server on a database file, pages that are looked at."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from beside.accounts import actions
from beside.accounts.rules import HeldRole, NewStaff, Role
from beside.foundation.actor import Actor

from .looking import listen, look

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
SIZES = [320, 390, 1366]
_HEIGHTS = {320: 640, 390: 844, 1366: 768}
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# WhiteNoise warns when its folder is missing; the files themselves come from the apps here.
Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def base_url():
    """Pages are opened by their whole address (and the plugin's own fixture warns under pytest 9)."""
    return


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = os.environ.get("BESIDE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    return {**browser_type_launch_args, "args": _QUIET, **({"executable_path": found} if found else {})}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "en-CA",
        "timezone_id": "America/Toronto",
        "viewport": {"width": 1366, "height": 768},
    }


@pytest.fixture
def site(live_server):
    """The address of the running service."""
    return live_server.url


@pytest.fixture
def sizes():
    """The widths every page is looked at."""
    return list(SIZES)


@pytest.fixture
def axe():
    """``axe(page)``: no accessibility finding, no sideways scroll, targets and borders, a quiet console."""
    return look


@pytest.fixture
def new_page(browser):
    """``new_page(width=1366, lang="en-ca", javascript=True)``: a page in a browser profile of its own."""
    opened = []

    def make(width=1366, lang="en-ca", javascript=True):
        context = browser.new_context(
            viewport={"width": width, "height": _HEIGHTS.get(width, 800)},
            locale="fr-CA" if lang.startswith("fr") else "en-CA",
            timezone_id="America/Toronto",
            java_script_enabled=javascript,
        )
        opened.append(context)
        return listen(context.new_page())

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def open_page(new_page, site):
    """``open_page(path, width=1366)``: an address as somebody who is not signed in."""

    def go(path, **options):
        page = new_page(**options)
        page.goto(site + path)
        return page

    return go


@pytest.fixture
def signed_in_page(new_page, site):
    """``signed_in_page(user, width=1366, lang="en-ca", path="/")``: a page on which this user is signed in."""

    def enter(user, path="/", **options):
        visitor = Client()
        visitor.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        cookie = visitor.cookies[settings.SESSION_COOKIE_NAME]
        page = new_page(**options)
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
        page.goto(site + path)
        return page

    return enter


@pytest.fixture
def _quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def programs(transactional_db):
    """``programs("Maple House")``: a program of the one organisation, made when first named."""
    made = {}
    actions.create_organisation(name="House", by=Actor.system("journeys"))

    def named(name="Maple House"):
        if name not in made:
            made[name] = actions.create_program(name=name, by=Actor.system("journeys"))
        return made[name]

    return named


@pytest.fixture
def hire(programs, _quick_hashes):
    """``hire("nadia", Role.COUNSELLOR, "Maple House")``: a colleague who can sign in ("" = whole organisation)."""

    def hire_one(name="nadia", role=Role.COUNSELLOR, program="Maple House"):
        place = programs(program).pk if program else None
        roles = [HeldRole(Role(role), place)]
        new = NewStaff(sign_in_name=name, display_name=name.title(), roles=roles)
        system = Actor.system("journeys")
        invited = actions.invite_staff(new, by=system)
        return actions.accept_code(
            sign_in_name=name, code=invited.code, password="quiet river stones", by=system
        )

    return hire_one


@pytest.fixture
def live_on(monkeypatch):
    """``live_on(day)``: from here on the service lives on this day, at this hour; browsers keep their own time.

    A session of an earlier day has ended by then: sign in again.
    """
    real = timezone.now

    def move(day):
        here = timezone.localtime(real())
        there = dt.datetime.combine(day, here.time(), here.tzinfo)  # the same hour, in summer time too
        shift = there.astimezone(dt.UTC) - here.astimezone(dt.UTC)
        monkeypatch.setattr(timezone, "now", lambda: real() + shift)

    return move
