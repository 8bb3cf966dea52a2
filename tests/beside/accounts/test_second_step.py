"""The second step: authenticator app, recovery codes, and that staff cannot go on without one."""

from __future__ import annotations

import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from django.db import DatabaseError
from django.urls import reverse

from beside.accounts import actions, queries
from beside.foundation.models import AuditEntry

from .conftest import PASSWORD, SYSTEM


def digits(secret: str, at: float | None = None) -> str:
    """What an authenticator app shows (RFC 6238, 30 seconds, six digits)."""
    return format_hotp_value(hotp_value(secret, int((at or time.time()) // 30)))


@pytest.fixture
def signed_in(client, nadia, sign_in):
    sign_in(nadia)
    return client


@pytest.fixture
def app_secret(signed_in):
    """Nadia sets up an app, from the page to the code, and signs out again."""
    path = reverse("mfa_activate_totp")
    asked = signed_in.get(path)
    if asked.status_code == 302:
        signed_in.post(asked["Location"], {"password": PASSWORD})
        asked = signed_in.get(path)
    assert asked.status_code == 200
    secret = signed_in.session[SECRET_SESSION_KEY]
    answer = signed_in.post(path, {"code": digits(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return secret


def recovery_codes(client) -> list[str]:
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    return re.findall(r"<code>(\d{8})</code>", page)


def sign_in_with(client, code):
    client.post(reverse("account_logout"))
    first = client.post("/", {"login": "nadia", "password": PASSWORD})
    assert first["Location"].startswith(reverse("mfa_authenticate"))
    return client.post(reverse("mfa_authenticate"), {"code": code})


def test_signing_in_with_an_app(client, app_secret):
    """Criterion 25: a password alone does not open the desk once an app is set up."""
    client.post(reverse("account_logout"))
    client.post("/", {"login": "nadia", "password": PASSWORD})
    assert client.get(reverse("accounts:own")).status_code == 302
    with time_machine.travel(time.time() + 60):
        answer = sign_in_with(client, digits(app_secret))
        assert answer.status_code == 302
        assert client.get(reverse("accounts:own")).status_code == 200


def test_a_wrong_code_is_explained(client, app_secret):
    answer = sign_in_with(client, "000000")
    assert answer.status_code == 200
    assert "This code does not fit." in answer.content.decode()


def test_a_recovery_code_works_once(client, app_secret):
    code, *others = recovery_codes(client)
    assert len(others) == 9
    assert sign_in_with(client, code).status_code == 302
    assert code not in recovery_codes(client)
    assert sign_in_with(client, code).status_code == 200
    assert sign_in_with(client, others[0]).status_code == 302


def test_secrets_are_sealed_in_the_database(client, nadia, app_secret):
    """T14: neither the app's secret nor a recovery code can be read from the tables."""
    codes = recovery_codes(client)
    stored = str(list(Authenticator.objects.values("data")))
    assert app_secret not in stored
    assert not any(code in stored for code in codes)


def test_the_square_is_drawn_from_our_own_address(signed_in):
    path = reverse("mfa_activate_totp")
    asked = signed_in.get(path)
    if asked.status_code == 302:
        signed_in.post(asked["Location"], {"password": PASSWORD})
        asked = signed_in.get(path)
    page = asked.content.decode()
    assert "data:" not in page
    picture = signed_in.get(reverse("accounts:app_picture"))
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<path" in picture.content


def test_the_square_is_nowhere_when_no_set_up_is_under_way(signed_in):
    assert signed_in.get(reverse("accounts:app_picture")).status_code == 404


def test_setting_up_is_on_the_trail(app_secret):
    assert AuditEntry.objects.filter(action="accounts.app_set_up").count() == 1


def test_no_app_is_set_up_when_the_trail_cannot_be_written(signed_in, nadia, monkeypatch):
    path = reverse("mfa_activate_totp")
    asked = signed_in.get(path)
    if asked.status_code == 302:
        signed_in.post(asked["Location"], {"password": PASSWORD})
        signed_in.get(path)

    def no_room(*args, **kwargs):
        raise DatabaseError("disk is full")

    monkeypatch.setattr("beside.foundation.audit.trail.insert_many", no_room)
    answer = signed_in.post(path, {"code": digits(signed_in.session[SECRET_SESSION_KEY])})
    assert answer.status_code == 503
    assert not queries.has_second_factor(nadia)


def test_nobody_is_signed_in_when_the_trail_cannot_be_written(client, nadia, monkeypatch):
    def no_room(*args, **kwargs):
        raise DatabaseError("disk is full")

    monkeypatch.setattr("beside.foundation.audit.trail.insert_many", no_room)
    assert client.post("/", {"login": "nadia", "password": PASSWORD}).status_code == 503
    assert "_auth_user_id" not in client.session


def test_an_administrator_starts_it_afresh(client, nadia, app_secret):
    actions.reset_second_factor(nadia, by=SYSTEM)
    assert client.get(reverse("accounts:own")).status_code == 302
    assert not queries.has_second_factor(nadia)
    assert client.post("/", {"login": "nadia", "password": PASSWORD})["Location"] != reverse(
        "mfa_authenticate"
    )


def test_taking_the_app_off(client, nadia, app_secret):
    path = reverse("mfa_deactivate_totp")
    assert "Codes from the app stop working." in client.get(path).content.decode()
    client.post(path)
    assert not queries.has_second_factor(nadia)


class TestRequired:
    """In production staff cannot go on without a second step (criterion 25)."""

    @pytest.fixture(autouse=True)
    def production(self, settings):
        settings.BESIDE_REQUIRE_MFA = True

    def test_staff_are_asked_to_set_one_up(self, signed_in):
        answer = signed_in.get(reverse("accounts:own"))
        assert answer["Location"] == reverse("accounts:second_factor_needed")
        page = signed_in.get(answer["Location"]).content.decode()
        assert "Set up a second step" in page

    def test_after_setting_up_she_goes_on(self, client, app_secret):
        assert client.get(reverse("accounts:own")).status_code == 200

    def test_the_last_one_cannot_be_taken_off(self, client, nadia, app_secret):
        client.get(reverse("accounts:own"))
        answer = client.post(reverse("mfa_deactivate_totp"))
        assert "A second step is asked of all staff." in answer.content.decode()
        assert queries.has_second_factor(nadia)

    def test_a_mother_is_not_asked(self, client, maple):
        kay = actions.open_sign_in(sign_in_name="kay", display_name="Kay", kind="mother", by=SYSTEM)
        client.force_login(kay, backend="beside.accounts.backends.SignInBackend")
        assert client.get(reverse("accounts:own")).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
        "account_change_password",
        "account_reauthenticate",
        "mfa_reauthenticate",
    ],
)
def test_pages_of_the_second_step_open(client, app_secret, name):
    answer = client.get(reverse(name), follow=True)
    assert answer.status_code == 200
    assert "<h1" in answer.content.decode()


def test_passkey_sign_in_offers_a_challenge(client, db):
    answer = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    assert "challenge" in str(answer.json())
