"""Signing in: one neutral page, one answer for every reason, and a lock that nobody can use against her."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from beside.accounts import actions
from beside.accounts.rules import Role

from .conftest import PASSWORD, SYSTEM

# Words that would tell somebody behind her what the page is for (N08, MCS-040).
TELLING = r"mother|child|parent|substance|addict|drug|alcohol|treatment|clinic|therap|program|violence|breaking|cycle|maple"


def test_n08_sign_in_page_names_no_program_and_no_service(client, maple):
    answer = client.get("/")
    page = answer.content.decode()
    words = re.sub(r"<[^>]+>", " ", re.sub(r"<head>.*?</head>", "", page, flags=re.S))
    title = re.search(r"<title>(.*?)</title>", page, re.S).group(1)
    assert answer.status_code == 200
    assert re.search(TELLING, words + title, re.I) is None
    assert "no-store" in answer["Cache-Control"]


def test_staff_reach_their_first_page_after_signing_in(client, nadia, sign_in):
    answer = sign_in(nadia)
    assert answer.status_code == 302
    assert client.get(answer["Location"], follow=True).status_code == 200


def test_sign_in_name_is_folded(client, nadia):
    answer = client.post("/", {"login": "  NADIA ", "password": PASSWORD})
    assert answer.status_code == 302


def test_page_before_sign_in_leads_back_after_it(client, nadia, sign_in):
    own = reverse("accounts:own")
    asked = client.get(own)
    assert asked["Location"] == f"/?{urlencode({'next': own})}"
    assert sign_in(nadia, path=asked["Location"])["Location"] == own


def test_next_never_leaves_the_house(client, nadia, sign_in):
    assert "evil" not in sign_in(nadia, path="/?next=https://evil.example/")["Location"]


@pytest.mark.parametrize("state", ["unknown name", "wrong password", "closed", "not joined"])
def test_one_answer_for_every_reason_sign_in_does_not_work(client, nadia, hire, maple, state):
    """Enumeration: name unknown, password wrong, sign-in closed and not joined look the same (criterion 27)."""
    tries = {"login": "nadia", "password": PASSWORD}
    if state == "unknown name":
        tries["login"] = "nobody"
    elif state == "wrong password":
        tries["password"] = "something else entirely"
    elif state == "closed":
        actions.disable_user(nadia, by=SYSTEM)
    else:
        hire("tess", Role.COUNSELLOR, maple, joins=False)
        tries["login"] = "tess"
    answer = client.post("/", tries)
    assert answer.status_code == 200
    assert "This sign-in name and password do not go together." in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_equal_work_for_a_name_that_is_not_known(client, nadia, monkeypatch):
    """Timing: a name that is not known costs as many password hashes as one that is (criterion 27)."""
    from django.contrib.auth import hashers

    hashed: list[str] = []
    encode = hashers.MD5PasswordHasher.encode

    def counting(self, password, salt):
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counting)
    client.post("/", {"login": "nadia", "password": "not this one at all"})
    known = len(hashed)
    client.post("/", {"login": "nobody", "password": "not this one at all"})
    assert known == len(hashed) - known == 1


def test_fifty_wrong_tries_elsewhere_do_not_stop_her(nadia, sign_in):
    """Lockout counts name and address together, never the name alone (criterion 27, T2)."""
    elsewhere, hers = Client(), Client()
    for _ in range(50):
        sign_in(nadia, password="a guess of his", address="203.0.113.9", browser=elsewhere)
    assert sign_in(nadia, address="198.51.100.4", browser=hers).status_code == 302


def test_five_wrong_tries_from_one_address_have_to_wait_there(nadia, sign_in):
    guessing = Client()
    for _ in range(5):
        last = sign_in(nadia, password="a guess of his", address="203.0.113.9", browser=guessing)
    assert last.status_code == 429
    locked = sign_in(nadia, address="203.0.113.9", browser=guessing)
    assert locked.status_code == 429
    assert "Please wait a little" in locked.content.decode()


def test_waiting_page_is_the_same_for_a_name_that_does_not_exist(nadia, sign_in, client):
    pages = []
    for name, address in (("nadia", "203.0.113.9"), ("nobody", "203.0.113.10")):
        browser = Client()
        for _ in range(6):
            last = browser.post("/", {"login": name, "password": "a guess"}, REMOTE_ADDR=address)
        pages.append((last.status_code, re.sub(r'value="[^"]+"', "", last.content.decode())))
    assert pages[0] == pages[1]


def test_other_spellings_of_a_name_share_one_count(nadia):
    guessing = Client()
    for name in ("nadia", "Nadia", "NADIA", " nadia", "nadiA"):
        last = guessing.post("/", {"login": name, "password": "a guess"}, REMOTE_ADDR="203.0.113.9")
    assert last.status_code == 429


def test_sign_up_and_reset_by_mail_do_not_exist(client, db):
    """No sign-up, no e-mail reset: nothing about her sign-in travels through a mailbox (criterion 26)."""
    for path in ("/signup/", "/account/signup/", "/password/reset/", "/account/password/reset/"):
        assert client.get(path).status_code == 404


def test_nothing_is_e_mailed_when_a_password_changes(client, nadia, sign_in, mailoutbox):
    nadia.email = "shared@example.org"
    nadia.save(update_fields=["email"])
    sign_in(nadia)
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "seven green kites", "password2": "seven green kites"},
    )
    nadia.refresh_from_db()
    assert nadia.check_password("seven green kites")
    assert mailoutbox == []


def test_two_people_may_share_an_address(hire, maple):
    """T5: a household's shared mailbox is no key to anybody's sign-in."""
    one, two = hire("annie", Role.NURSE, maple), hire("mei", Role.NURSE, maple)
    for user in (one, two):
        user.email = "house@example.org"
        user.save(update_fields=["email"])
    answer = Client().post("/", {"login": "house@example.org", "password": PASSWORD})
    assert answer.status_code == 200


def test_signing_out_ends_the_session(client, nadia, sign_in):
    sign_in(nadia)
    client.post(reverse("account_logout"))
    assert client.get(reverse("accounts:own")).status_code == 302
