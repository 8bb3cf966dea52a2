"""A program's numbers in the browser: empty, small, and with a year behind it; on a phone, on a desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from beside.accounts.models import User
from beside.accounts.rules import Role
from beside.demo import make_demo

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PARTS = ("coming", "work")


@pytest.fixture
def told(settings, transactional_db):
    """The demo program with its journeys."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    make_demo(families=2, years=0.2, seed=3)
    return User.objects.get(sign_in_name="dana")


def test_an_empty_year_is_said_in_words(hire, signed_in_page, site, axe):
    page = signed_in_page(hire("dana", Role.MANAGER), path=reverse("desk:numbers"), width=390)
    assert page.get_by_text("Nothing is counted in this year yet.").count() == 6
    axe(page)


@pytest.mark.parametrize("width", [390, 1366])
def test_the_manager_moves_through_a_years_numbers(told, signed_in_page, site, axe, width):
    page = signed_in_page(told, path="/desk/", width=width)
    page.get_by_role("link", name="Numbers", exact=True).click()
    for part in PARTS:
        page.goto(site + reverse("desk:numbers_part", args=[part]))
        axe(page)
    assert page.get_by_text("We went to her, or along with her, in").is_visible()
    page.get_by_label("Year").select_option(index=1)
    page.get_by_role("button", name="Show").click()
    page.wait_for_load_state()
    assert page.get_by_role("heading", name="Where we met").is_visible()
    with page.expect_download() as found:
        page.get_by_role("link", name="Download these numbers (CSV)").click()
    assert found.value.suggested_filename == "numbers.csv"
