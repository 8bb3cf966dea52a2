"""What a production installation promises a browser (trust 4.4), read from the settings it really runs with."""

import json
import subprocess
import sys

import pytest

from .installation import ROOT, environment

pytestmark = pytest.mark.slow
ASKED = """
import django, json
from django.conf import settings
django.setup()
names = [n for n in dir(settings) if n.isupper()]
print(json.dumps({n: getattr(settings, n) for n in names}, default=str))
"""


def _python(home, *arguments):
    here = environment(
        home,
        BESIDE_MODE="production",
        BESIDE_HOSTS="beside.example.org",
        DJANGO_SETTINGS_MODULE="beside.config.settings",
    )
    return subprocess.run([sys.executable, *arguments], env=here, capture_output=True, text=True, cwd=ROOT)


@pytest.fixture(scope="module")
def settings_in_service(tmp_path_factory):
    asked = _python(tmp_path_factory.mktemp("production"), "-c", ASKED)
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", False),
        ("ALLOWED_HOSTS", ["beside.example.org"]),
        ("SECURE_SSL_REDIRECT", True),
        ("SECURE_HSTS_SECONDS", 31536000),
        ("SECURE_HSTS_INCLUDE_SUBDOMAINS", True),
        ("SECURE_CONTENT_TYPE_NOSNIFF", True),
        ("SECURE_REFERRER_POLICY", "no-referrer"),
        ("SECURE_CROSS_ORIGIN_OPENER_POLICY", "same-origin"),
        ("X_FRAME_OPTIONS", "DENY"),
        ("SESSION_COOKIE_NAME", "__Host-s"),
        ("SESSION_COOKIE_SECURE", True),
        ("SESSION_COOKIE_HTTPONLY", True),
        ("SESSION_COOKIE_SAMESITE", "Lax"),
        ("SESSION_EXPIRE_AT_BROWSER_CLOSE", True),
        ("CSRF_COOKIE_NAME", "__Host-c"),
        ("CSRF_COOKIE_SECURE", True),
        ("LANGUAGE_COOKIE_SECURE", True),
        ("BESIDE_REQUIRE_MFA", True),
        ("AXES_LOCKOUT_PARAMETERS", [["username", "ip_address"]]),
    ],
)
def test_a_setting_that_protects_her_is_on(settings_in_service, name, value):
    assert settings_in_service[name] == value


def test_no_page_may_load_anything_from_elsewhere(settings_in_service):
    directives = settings_in_service["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert directives["frame-ancestors"] == ["'none'"]
    assert {source for sources in directives.values() for source in sources} == {"'none'", "'self'"}


def test_there_is_no_second_door(settings_in_service):
    """The framework's own administration pages know nothing of circles and labels."""
    assert "django.contrib.admin" not in settings_in_service["INSTALLED_APPS"]


def test_the_frameworks_own_check_for_service_is_clean(tmp_path):
    checked = _python(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr
