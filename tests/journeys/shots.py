# ruff: noqa: F811  (a fixture used as an argument is not a redefinition)
"""A picture of every staff page, per role and width, into ``var/shots``: run by ``./test shots``, looked at by people.

Not collected with the other tests (its name begins with no ``test_``): a small demo program is made for it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from beside.accounts.models import User
from beside.accounts.queries import actor_for
from beside.demo import make_demo
from beside.people.models import Client, Pregnancy

from .everything import colleagues, everything, family, house, kay, one_of_everything, pregnancy  # noqa: F401
from .tablets import a_slip, answering, her_code
from .walking import Walk

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FOLDER = Path(__file__).parents[2] / "var" / "shots"
WIDTHS = (390, 1366)
EVERYBODY = ("desk:today", "accounts:own")
FINDERS = ("desk:families", "desk:search", "care:waiting")
WORKERS = ("care:week", "care:day", "care:feed_page", "people:mother_add")
OUTREACH = ("care:outreach", "care:talk_add", "care:headcount", "care:unmet")
OF_A_CLIENT = (
    "desk:client",
    "desk:timeline",
    "desk:month",
    "people:client",
    "care:contact_add",
    "care:visit_add",
    "care:intake",
    "care:plan",
    "care:goal_add",
    "care:confidentiality",
    "care:step_down",
    "care:follow_up_add",
    "desk:follow_ups",
    "people:contact_add",
    "people:circle",
    "people:tie_add",
    "people:who_can_see",
    "measures:client",
)
OF_A_CHILD = ("care:daycare", "care:duty", "measures:caregiver", "measures:pair")
OF_A_DYAD = ("care:observations", "measures:pair")
ADDRESSES = {
    "annie": (*EVERYBODY, *FINDERS, *WORKERS, *OUTREACH),
    "nadia": (*EVERYBODY, *FINDERS, *WORKERS),
    "priya": (*EVERYBODY, *FINDERS, *WORKERS),
    "helen": (*EVERYBODY, *FINDERS, *OUTREACH, "care:caseload", "measures:library"),
    "dana": (*EVERYBODY, *FINDERS, "desk:numbers", "care:caseload", "measures:voices"),
    "ines": (*EVERYBODY, "desk:numbers", "measures:both_sides", "measures:agreement"),
    "samira": EVERYBODY,
    "ruth": (*EVERYBODY, "accounts:staff_list", "accounts:staff_invite", "accounts:place_list"),
    "kofi": (*EVERYBODY, *FINDERS),
}


@pytest.fixture
def program(settings, transactional_db):
    """A small demo program."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    make_demo(families=3, years=0.3, seed=7)


def pages_of(user):
    """Names and paths of the pages this person opens, three clients of a family among them."""
    pages = [(name, reverse(name)) for name in ADDRESSES[user.sign_in_name]]
    if user.sign_in_name not in {"nadia", "priya"}:
        return pages
    seen = Client.objects.visible_to(actor_for(user))
    dyad = seen.filter(kind="dyad").first()
    if user.sign_in_name == "priya":
        return [*pages, ("care:experiences", reverse("care:experiences", args=[dyad.child_id]))]
    pages += [(name, reverse(name, args=[dyad.caregiver_id])) for name in OF_A_CLIENT]
    pages += [
        (f"{name}-child", reverse(name, args=[dyad.child_id])) for name in (*OF_A_CLIENT[:4], *OF_A_CHILD)
    ]
    pages += [(f"{name}-together", reverse(name, args=[dyad.pk])) for name in (*OF_A_CLIENT[:4], *OF_A_DYAD)]
    pages.append(("desk:search-hits", f"{reverse('desk:search')}?q={dyad.caregiver.person.called[:3]}"))
    pages.append(("care:intake_section", reverse("care:intake_section", args=[dyad.caregiver_id, "hopes"])))
    expecting = Pregnancy.objects.filter(subject__in=seen, outcome="open").first()
    if expecting:
        pages.append(("people:birth", reverse("people:birth", args=[expecting.subject_id, expecting.pk])))
    return pages


def test_a_picture_of_every_staff_page(program, signed_in_page, site):
    FOLDER.mkdir(parents=True, exist_ok=True)
    broken = []
    for name in ADDRESSES:
        user = User.objects.get(sign_in_name=name)
        for width in WIDTHS:
            page = signed_in_page(user, path="/healthz", width=width)
            for title, path in pages_of(user):
                answer = page.goto(site + path)
                if answer.status >= 400:
                    broken.append((name, title, answer.status))
                shot = FOLDER / f"{name}-{title.replace(':', '-')}-{width}.png"
                page.screenshot(path=shot, full_page=True)
            page.context.close()
    assert broken == []


def test_a_picture_of_every_address_as_each_role_sees_it(colleagues, everything, signed_in_page, site):
    """The rest: forms, results, settings. Each shape of a page once, in a house with one of everything."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    tabs = {}
    for page, _visitor, _answer in Walk(colleagues, everything).pages():
        if page.who not in tabs:
            tabs[page.who] = signed_in_page(colleagues[page.who], path="/healthz")
        tab = tabs[page.who]
        tab.goto(site + page.path)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 844})
            tab.screenshot(
                path=FOLDER / f"every-{page.name.replace(':', '-')}-{page.who}-{width}.png", full_page=True
            )


@pytest.mark.parametrize("code", [her_code, a_slip])
def test_a_picture_of_every_page_of_a_shared_tablet(house, kay, new_page, site, code):
    FOLDER.mkdir(parents=True, exist_ok=True)
    tab = new_page(width=390)
    for name in answering(tab, site, code(house, kay) if code is her_code else code(house)):
        tab.screenshot(path=FOLDER / f"tablet-{code.__name__}-{name}.png", full_page=True)
