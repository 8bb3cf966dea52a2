"""Pages tell nobody their address (no-referrer), and forms still arrive: from our own pages only."""

import pytest
from django.test import Client
from django.urls import reverse

DOOR = "/"


@pytest.fixture
def send(db):
    """``send(origin=…, site=…)``: the sign-in form over HTTPS, as a browser sends it; the answer's status."""
    browser = Client(enforce_csrf_checks=True)
    browser.get(DOOR, secure=True)
    token = browser.cookies["c"].value

    def post(*, with_token=True, **headers):
        answers = {
            "login": "nadia",
            "password": "not it",
            **({"csrfmiddlewaretoken": token} if with_token else {}),
        }
        names = {"origin": "HTTP_ORIGIN", "site": "HTTP_SEC_FETCH_SITE"}
        sent = {names[name]: value for name, value in headers.items()}
        return browser.post(DOOR, answers, secure=True, **sent).status_code

    return post


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "null", "site": "same-origin"},
        {"origin": "https://testserver", "site": "same-origin"},
        {"origin": "null"},
    ],
    ids=["no-referrer", "fetch", "an older browser"],
)
def test_a_form_of_ours_arrives(send, headers):
    """Chromium sends exactly `Origin: null` and `Sec-Fetch-Site: same-origin` from a no-referrer page."""
    assert send(**headers) == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "null", "site": "cross-site"},
        {"origin": "null", "site": "same-site"},
        {"origin": "https://elsewhere.example", "site": "cross-site"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null", "site": "same-origin", "with_token": False},
    ],
)
def test_a_form_of_somebody_else_does_not(send, headers):
    token = headers.pop("with_token", True)
    assert send(with_token=token, **headers) == 403


def test_a_form_from_an_old_window_gets_a_calm_page_and_its_text_back(house):
    """She signed in again in another tab: what she typed is on the page, secrets and machine words are not."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(house.nadia, backend="beside.accounts.backends.SignInBackend")
    typed = {
        "called": "Heron by the mill",
        "password": "not for showing",
        "csrfmiddlewaretoken": "of yesterday",
    }
    answer = browser.post(reverse("people:mother_add"), typed)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Heron by the mill" in page
    assert "Nothing is saved yet" in page
    assert "no-store" in answer["Cache-Control"]
    assert not [word for word in ("CSRF", "Forbidden", "not for showing", "of yesterday") if word in page]
