"""On paper: each sheet says that it is private, and nothing of the page's frame comes along.

The sheets are made by the browser as a person would print them, and read back as text, sheet by sheet.
"""

from __future__ import annotations

import subprocess

import pytest
from django.urls import reverse

from beside.accounts.models import User
from beside.accounts.queries import actor_for
from beside.demo import make_demo
from beside.people.models import Client

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FRAME = (
    "Find a person",
    "Sign out",
    "Log a contact",
    "Go to the main content",
    "Download",
    "All on one page",
    "/desk/",
)


@pytest.fixture
def told(settings, transactional_db):
    """The demo program with its journeys: a year of Kay's."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    make_demo(families=2, years=0.2, seed=3)


@pytest.fixture
def kay(told):
    known = Client.objects.visible_to(actor_for(User.objects.get(sign_in_name="nadia")))
    return next(one for one in known.filter(kind="mother").with_people() if one.person.called == "Kay")


@pytest.fixture
def printed(signed_in_page, tmp_path):
    """``printed("nadia", path, name)``: the text of each sheet of a page as it is printed."""

    def go(name, path, called, lang="en-ca"):
        page = signed_in_page(User.objects.get(sign_in_name=name), path=path, lang=lang)
        sheet = tmp_path / f"{called}.pdf"
        page.pdf(path=sheet, format="Letter", prefer_css_page_size=True)
        text = subprocess.run(
            ["pdftotext", "-layout", sheet, "-"], check=True, capture_output=True, text=True
        )
        return [one for one in text.stdout.split("\f") if one.strip()]

    return go


def then_each_sheet_is_private_and_bare(sheets):
    for number, sheet in enumerate(sheets, start=1):
        foot = sheet.rstrip().splitlines()[-1]
        assert "Private" in foot, number
        assert f"{number}/{len(sheets)}" in foot.replace(" ", ""), number
        assert not [word for word in FRAME if word in sheet], number


def test_timeline_and_families_on_paper(kay, printed):
    timeline = reverse("desk:timeline", args=[kay.pk])
    sheets = printed("nadia", f"{timeline}?who=all&all=1", "timeline")
    assert len(sheets) > 2
    then_each_sheet_is_private_and_bare(sheets)
    assert "Kay" in sheets[0]

    families = printed("nadia", reverse("desk:families"), "families")
    then_each_sheet_is_private_and_bare(families)
    assert "Kay" in "".join(families)

    assert all("Privé" in sheet for sheet in printed("nadia", timeline, "timeline-fr", lang="fr-ca"))


def test_a_programs_numbers_on_paper(told, printed):
    for part in ("coming", "work"):
        sheets = printed("dana", reverse("desk:numbers_part", args=[part]), f"numbers-{part}")
        then_each_sheet_is_private_and_bare(sheets)
        assert "Maple House" in sheets[0]
