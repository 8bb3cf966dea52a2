"""Joining, signing in and managing staff, in a real browser."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from beside.accounts import queries
from beside.accounts.demo import demo_password, make_demo_staff
from beside.accounts.models import User
from beside.foundation.actor import Actor

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def people(db) -> dict[str, User]:
    return {one.sign_in_name: one.user for one in make_demo_staff(Actor.system("demo"))}


def given_she_signs_in(page, name: str, password: str = "") -> None:
    page.get_by_label("Sign-in name").fill(name)
    page.get_by_label("Password", exact=True).fill(password or demo_password(name))
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.parametrize("width", [320, 390, 1366])
def test_page_before_sign_in_is_open_to_everybody(open_page, axe, people, width):
    page = open_page("/", width=width)
    axe(page)
    given_she_signs_in(page, "nobody", "not a password")
    expect(page).to_have_title(re.compile("^Error:"))
    axe(page)
    page.get_by_role("link", name="I was given a one-time code").click()
    axe(page)


@pytest.mark.parametrize("width", [390, 1366])
def test_pages_of_the_administrator_are_open_to_everybody(signed_in_page, site, axe, people, width):
    page = signed_in_page(people["ruth"], path="/desk/staff/", width=width)
    nadia = people["nadia"].pk
    addresses = [
        reverse("accounts:staff_list"),
        reverse("accounts:staff_list") + "?text=nobody+at+all",
        reverse("accounts:staff_invite"),
        *(
            reverse(f"accounts:{name}", args=[nadia])
            for name in ("staff_page", "staff_roles", "staff_close", "staff_reset_second", "staff_details")
        ),
        reverse("accounts:place_list"),
        reverse("accounts:program_new"),
        reverse("accounts:own"),
        reverse("accounts:own_details"),
        reverse("account_change_password"),
        reverse("mfa_list_webauthn"),
    ]
    for address in addresses:
        page.goto(site + address)
        axe(page)
    page.goto(site + reverse("accounts:staff_invite"))
    page.get_by_role("button", name="Make her sign-in").click()
    axe(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_new_colleague_joins_with_the_code_she_is_handed(new_page, site, people, axe, javascript):
    ruths = new_page(javascript=javascript)
    ruths.goto(site + "/")
    given_she_signs_in(ruths, "ruth")
    ruths.get_by_role("button", name="Invite a colleague").click()
    ruths.get_by_label("Name colleagues see").fill("Amélie")
    ruths.get_by_label("Sign-in name").fill("amelie")
    ruths.get_by_role("group", name="Maple House").get_by_label("Nurse").check()
    ruths.get_by_role("button", name="Make her sign-in").click()
    code = ruths.get_by_text(re.compile(r"^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$")).inner_text()
    if javascript:
        axe(ruths)

    hers = new_page(javascript=javascript)
    hers.goto(site + reverse("accounts:code"))
    hers.get_by_label("Sign-in name").fill("Amelie")
    hers.get_by_label("One-time code").fill(code.lower().replace("-", " "))
    hers.get_by_label("Choose a password").fill("seven green kites")
    hers.get_by_label("The password again").fill("seven green kites")
    hers.get_by_role("button", name="Set my password").click()
    expect(hers.get_by_text("Your password is set.")).to_be_visible()
    given_she_signs_in(hers, "amelie", "seven green kites")
    expect(hers.get_by_role("button", name="Sign out")).to_be_visible()


def test_closing_a_sign_in_ends_the_open_page_with_the_next_click(new_page, signed_in_page, site, people):
    nadias = new_page()
    nadias.goto(site + "/")
    given_she_signs_in(nadias, "nadia")
    expect(nadias.get_by_role("button", name="Sign out")).to_be_visible()
    nadias.goto(site + reverse("accounts:own"))

    ruths = signed_in_page(people["ruth"], path=reverse("accounts:staff_close", args=[people["nadia"].pk]))
    ruths.get_by_role("button", name="Close the sign-in").click()
    expect(ruths.get_by_text("The sign-in is closed.")).to_be_visible()

    nadias.reload()
    expect(nadias.get_by_label("Sign-in name")).to_be_visible()
    nadias.go_back()
    expect(nadias.get_by_text("Name colleagues see")).to_have_count(0)


def test_a_passkey_is_added_and_then_opens_the_house(new_page, site, people):
    page = new_page()
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    page.goto(site + "/")
    given_she_signs_in(page, "nadia")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.goto(site + reverse("mfa_add_webauthn"))
    page.get_by_label("Password", exact=True).fill(demo_password("nadia"))
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("A name for it").fill("My laptop")
    page.get_by_label("Sign in with this passkey alone").check()
    page.get_by_role("button", name="Add this passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert queries.second_step(people["nadia"]).passkeys == 1

    page.get_by_role("button", name="Sign out").click()
    page.goto(site + "/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    assert Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).last_used_at is not None


def test_nothing_is_kept_in_the_browser(new_page, site, people):
    """Criterion 33: no storage of any kind after signing in and looking around."""
    page = new_page()
    page.goto(site + "/")
    given_she_signs_in(page, "nadia")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.goto(site + reverse("accounts:own"))
    kept = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,"
        " (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert kept == [0, 0, 0, 0, 0]
