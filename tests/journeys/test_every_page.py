# ruff: noqa: F811  (a fixture used as an argument is not a redefinition)
"""Every page, as each role sees it, on a small phone and on a desk: sound, and nothing to scroll sideways.

The pages come from the addresses themselves, so a new page is looked at the day it is made. UX: accessibility of
every page in its default, error and empty state at 320 and 1366 px.
"""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from django.test import Client, RequestFactory
from django.urls import reverse

from beside.foundation.errors import AuditUnavailable
from beside.foundation.web import bad_request

from .everything import colleagues, everything, family, house, kay, one_of_everything, pregnancy  # noqa: F401
from .looking import look
from .tablets import a_slip, answering, her_code
from .walking import Page, Walk, answers_to_bad_input

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WIDTHS = (1366, 320)


@pytest.fixture
def eyes(new_page, site):
    """``eyes(page, user)``: open the page as this person and look at it at both widths; what is amiss is returned."""
    opened = {}

    def see(page: Page, user, answer=None) -> list[str]:
        if page.who not in opened:
            opened[page.who] = new_page()
            opened[page.who].context.add_cookies(_signed_in(user, site))
        tab = opened[page.who]
        tab.complaints.clear()
        if answer is None:
            tab.goto(site + page.path)
        else:
            _show(tab, site + page.path, answer)
        return [said for width in WIDTHS if (said := _amiss(tab, width, page))]

    return see


def _signed_in(user, site):
    visitor = Client()
    visitor.force_login(user, backend=django_settings.AUTHENTICATION_BACKENDS[-1])
    cookie = visitor.cookies[django_settings.SESSION_COOKIE_NAME]
    return [{"name": cookie.key, "value": cookie.value, "url": site}]


def _show(tab, address, answer):
    """Let the browser show an answer that was given to a form; its styles and scripts come from the service."""
    headers = {name: value for name, value in answer.items() if name != "Set-Cookie"}
    tab.route(address, lambda route: route.fulfill(status=200, headers=headers, body=answer.content))
    tab.goto(address)
    tab.unroute(address)


def _amiss(tab, width, page):
    tab.set_viewport_size({"width": width, "height": 768})
    try:
        look(tab)
    except AssertionError as found:
        return f"{page.who} {page.name}: {found}"
    return None


def test_every_page_is_sound_as_each_role_sees_it(colleagues, everything, eyes):
    amiss, walk = [], Walk(colleagues, everything)
    for page, _visitor, _answer in walk.pages():
        amiss += eyes(page, colleagues[page.who])
    assert amiss == []
    assert walk.left_out() == []


def test_every_form_says_kindly_what_does_not_fit(colleagues, everything, eyes):
    amiss, seen = [], set()
    walk = Walk({name: colleagues[name] for name in ("nadia", "helen", "ruth", "annie")}, everything)
    for page, visitor, answer in walk.pages():
        for said in answers_to_bad_input(visitor, page, answer):
            assert said.status_code < 500, f"{page.name} breaks on bad input"
            if b"govuk-error-summary" in said.content and walk.is_new(f"{page.name} in error", said):
                seen.add(page.name)
                amiss += eyes(page, colleagues[page.who], said)
    assert amiss == []
    assert len(seen) > 30


def test_every_page_is_sound_when_there_is_nothing_yet(colleagues, house, eyes):
    amiss = []
    for page, _visitor, _answer in Walk(colleagues, house).pages():
        amiss += eyes(page, colleagues[page.who])
    assert amiss == []


def test_every_page_of_a_woman_just_met_is_sound(house, kay, eyes):
    things = SimpleNamespace(kay=kay.pk, program=house.maple.pk)
    amiss = []
    for page, _visitor, _answer in Walk({"nadia": house.nadia}, things).pages():
        amiss += eyes(page, house.nadia)
    assert amiss == []


@pytest.mark.parametrize("code", [her_code, a_slip])
def test_every_page_of_a_shared_tablet_is_sound(house, kay, new_page, site, code):
    tab, amiss, seen = new_page(), [], []
    for name in answering(tab, site, code(house, kay) if code is her_code else code(house)):
        seen.append(name)
        amiss += [said for width in WIDTHS if (said := _amiss(tab, width, Page("nobody", name, tab.url)))]
    assert amiss == []
    assert seen[-1] == "thanks"


@pytest.fixture
def bad_days(house, monkeypatch):
    """What Nadia is answered when something does not go as it should."""
    nadia = Client(raise_request_exception=False)
    nadia.force_login(house.nadia, backend=django_settings.AUTHENTICATION_BACKENDS[-1])
    stranger = Client(enforce_csrf_checks=True)
    welcome, story = reverse("people:mother_add"), {"called": "A long story " * 40}

    def falls(error):
        def fall(*args, **kwargs):
            raise error

        return fall

    answers = [
        ("not there", nadia.get("/desk/nothing/")),
        ("not hers", nadia.get(reverse("accounts:staff_list"))),
        ("an old window", stranger.post(welcome, story)),
        ("unreadable", bad_request(RequestFactory().get("/"))),
    ]
    for what, error in (("disk", OSError()), ("trail", AuditUnavailable()), ("fault", RuntimeError())):
        monkeypatch.setattr("beside.people.views.persons.programs_for", falls(error))
        answers.append((what, nadia.post(welcome, story)))
    return answers


def test_every_page_of_a_bad_day_is_sound_and_calm(house, bad_days, eyes):
    amiss, codes = [], []
    for what, answer in bad_days:
        codes.append(answer.status_code)
        assert not re.search(rb"Traceback|CSRF|Forbidden|Exception|Server Error", answer.content)
        amiss += eyes(Page("nadia", what, "/desk/bad-day/"), house.nadia, answer)
    assert codes == [404, 403, 403, 400, 503, 503, 500]
    assert amiss == []
