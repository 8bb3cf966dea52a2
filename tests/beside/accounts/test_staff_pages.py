"""The administrator's pages: what she sees and does, and that nobody else may."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from beside.accounts import actions, queries
from beside.accounts.models import Membership, Program, Site, User
from beside.accounts.rules import ROLES, HeldRole, Role
from beside.foundation.drafts import load_draft, save_draft

from .conftest import PASSWORD, SYSTEM


def page(client, name, *args, **query):
    answer = client.get(reverse(f"accounts:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def admin(client, ruth, sign_in):
    sign_in(ruth)
    return client


STAFF_PAGES = [
    ("staff_list", False),
    ("staff_invite", False),
    ("staff_page", True),
    ("staff_details", True),
    ("staff_roles", True),
    ("staff_close", True),
    ("staff_reset_second", True),
    ("place_list", False),
    ("organisation", False),
    ("program_new", False),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "about"), STAFF_PAGES)
def test_each_page_is_shown_to_the_administrator(admin, nadia, name, about):
    page(admin, name, *([nadia.pk] if about else []))


@pytest.mark.slow
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_no_other_role_manages_staff(client, hire, maple, ruth, role):
    user = hire("other", role, None if ROLES[role].everywhere else maple)
    client.force_login(user, backend="beside.accounts.backends.SignInBackend")
    for name, about in STAFF_PAGES:
        answer = client.get(reverse(f"accounts:{name}", args=[ruth.pk] if about else []))
        assert answer.status_code == 403
        assert ruth.display_name not in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["staff_open", "staff_code", "staff_end_sessions", "staff_close", "staff_reset_second"]
)
def test_no_other_role_changes_staff(client, nadia, ruth, sign_in, name):
    sign_in(nadia)
    stamp = User.objects.get(pk=ruth.pk).session_stamp
    assert client.post(reverse(f"accounts:{name}", args=[ruth.pk])).status_code == 403
    ruth.refresh_from_db()
    assert (ruth.session_stamp, ruth.is_active, queries.open_code(ruth)) == (stamp, True, None)


def test_administrator_has_no_way_to_clients(by_ruth):
    assert not any(by_ruth.can(name) for name in ("clients.find", "clients.open", "notes.read", "audit.read"))
    assert by_ruth.cleared_labels() == frozenset()


def test_inviting_shows_the_code_once_and_it_works(admin, maple):
    answers = {
        "display_name": "Annie",
        "sign_in_name": "annie",
        "job_title": "Outreach",
        f"in_{maple.pk.hex}": ["outreach_worker"],
    }
    answer = admin.post(reverse("accounts:staff_invite"), answers)
    annie = User.objects.get(sign_in_name="annie")
    assert answer["Location"] == reverse("accounts:staff_page", args=[annie.pk])
    shown = page(admin, "staff_page", annie.pk)
    code = re.search(r"(?<![-\w])[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}(?![-\w])", shown).group()
    assert code not in page(admin, "staff_page", annie.pk)
    assert code not in str(admin.session.items())
    twice = {"password1": PASSWORD, "password2": PASSWORD}
    admin.post(reverse("account_logout"))
    set_up = admin.post(reverse("accounts:code"), {"sign_in_name": "annie", "code": code, **twice})
    assert set_up["Location"] == "/"
    assert admin.post("/", {"login": "annie", "password": PASSWORD}).status_code == 302


def test_a_double_click_invites_once(admin, maple):
    answers = {
        "_once": "6f1c2a6e-8b9a-4a49-9a0c-0d9d5a5f1a11",
        "display_name": "Annie",
        "sign_in_name": "annie",
        f"in_{maple.pk.hex}": ["nurse"],
    }
    first, second = (admin.post(reverse("accounts:staff_invite"), answers) for _ in range(2))
    assert first["Location"] == second["Location"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"sign_in_name": "nadia"}, "This sign-in name is in use."),
        ({"sign_in_name": "a@b.ca"}, "An e-mail address does not work here."),
        ({"roles": []}, "Choose at least one role."),
        ({"display_name": ""}, "Please write something here."),
        (
            {"from_date_day": "1", "from_date_month": "1", "from_date_year": "2001"},
            "A role begins today or later.",
        ),
    ],
)
def test_what_an_invitation_asks_to_be_mended(admin, nadia, maple, changed, words):
    answers = {"display_name": "Annie", "sign_in_name": "annie", "roles": ["nurse"]} | changed
    answers[f"in_{maple.pk.hex}"] = answers.pop("roles")
    answer = admin.post(reverse("accounts:staff_invite"), answers)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert words in shown
    assert "<title>Error:" in shown
    assert not User.objects.filter(display_name="Annie").exists()


def test_a_half_written_invitation_comes_back_and_is_forgotten_when_saved(admin, ruth, maple):
    actor = queries.actor_for(ruth)
    save_draft(actor, "accounts.invite", "", {"display_name": ["Ann"]})
    assert 'value="Ann"' in page(admin, "staff_invite")
    answers = {"display_name": "Annie", "sign_in_name": "annie", f"in_{maple.pk.hex}": ["nurse"]}
    admin.post(reverse("accounts:staff_invite"), answers)
    assert load_draft(actor, "accounts.invite", "") is None


def test_setting_roles_on_the_page(admin, nadia, maple, harbour):
    answers = {f"in_{harbour.pk.hex}": ["supervisor"], "everywhere": ["evaluator"]}
    admin.post(reverse("accounts:staff_roles", args=[nadia.pk]), answers)
    live = {row.held for row in queries.roles_of(nadia) if row.to_date is None}
    assert live == {HeldRole(Role.SUPERVISOR, harbour.pk), HeldRole(Role.EVALUATOR)}
    shown = page(admin, "staff_page", nadia.pk)
    assert "Supervisor" in shown
    assert "Roles of before" in shown


def test_roles_that_cannot_be_are_explained(admin, nadia):
    answer = admin.post(reverse("accounts:staff_roles", args=[nadia.pk]), {"from_date": ""})
    assert "Choose at least one role." in answer.content.decode()
    assert Membership.objects.filter(user=nadia, to_date__isnull=True).count() == 1


def test_closing_says_what_happens_and_can_be_undone(admin, nadia):
    asked = page(admin, "staff_close", nadia.pk)
    assert "Every page she has open stops with her next click." in asked
    after = admin.post(reverse("accounts:staff_close", args=[nadia.pk]), follow=True).content.decode()
    assert "The sign-in is closed." in after
    nadia.refresh_from_db()
    assert not nadia.is_active
    admin.post(reverse("accounts:staff_open", args=[nadia.pk]))
    nadia.refresh_from_db()
    assert nadia.is_active


def test_closing_ones_own_sign_in_is_explained(admin, ruth, hire):
    hire("ada", Role.ADMINISTRATOR)
    answer = admin.post(reverse("accounts:staff_close", args=[ruth.pk]))
    assert "You cannot do this to your own sign-in." in answer.content.decode()


def test_details_are_corrected(admin, nadia):
    answers = {"display_name": "Nadia K.", "job_title": "Counsellor", "email": "n@example.org"}
    admin.post(reverse("accounts:staff_details", args=[nadia.pk]), answers)
    nadia.refresh_from_db()
    assert (nadia.display_name, nadia.job_title, nadia.email) == ("Nadia K.", "Counsellor", "n@example.org")


def test_n25_no_page_asks_an_administrator_for_a_password(admin, nadia):
    """Criterion 25: an administrator cannot read or set a password."""
    for name in ("staff_page", "staff_details", "staff_roles"):
        shown = page(admin, name, nadia.pk)
        assert 'type="password"' not in shown
        assert nadia.password not in shown


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, {"Nadia", "Kofi", "Ruth", "Tess"}),
        ({"text": "kof"}, {"Kofi"}),
        ({"role": "counsellor"}, {"Nadia", "Kofi", "Tess"}),
        ({"state": "invited"}, {"Tess"}),
        ({"state": "active"}, {"Nadia", "Ruth"}),
        ({"state": "closed"}, {"Kofi"}),
        ({"text": "nobody at all"}, set()),
    ],
)
def test_finding_staff(admin, nadia, hire, maple, harbour, query, names):
    kofi = hire("kofi", Role.COUNSELLOR, harbour)
    hire("tess", Role.COUNSELLOR, maple, joins=False)
    actions.disable_user(kofi, by=SYSTEM)
    shown = page(admin, "staff_list", **query)
    found = {name for name in ("Nadia", "Kofi", "Ruth", "Tess") if f">{name}</a></th>" in shown}
    assert found == names
    assert names or "Nobody fits." in shown


def test_finding_staff_of_a_program(admin, nadia, hire, harbour):
    hire("kofi", Role.COUNSELLOR, harbour)
    shown = page(admin, "staff_list", program=str(harbour.pk))
    assert "Kofi" in shown
    assert "Nadia" not in shown


def test_list_of_staff_costs_the_same_for_few_and_many(admin, hire, maple, django_assert_max_num_queries):
    for number in range(12):
        hire(f"colleague{number}", Role.NURSE, maple, joins=False)
    page(admin, "staff_list")
    with django_assert_max_num_queries(8):
        page(admin, "staff_list")


def test_who_is_not_staff_has_no_page_here(admin, maple):
    kay = actions.open_sign_in(sign_in_name="kay", display_name="Kay", kind="mother", by=SYSTEM)
    assert admin.get(reverse("accounts:staff_page", args=[kay.pk])).status_code == 404
    assert "Kay" not in page(admin, "staff_list")


def test_programs_and_sites(admin, maple):
    admin.post(reverse("accounts:program_new"), {"name": "Harbour"})
    harbour = Program.objects.get(name="Harbour")
    admin.post(
        reverse("accounts:site_new", args=[harbour.pk]), {"name": "Pier", "time_zone": "America/Halifax"}
    )
    pier = Site.objects.get(program=harbour)
    admin.post(reverse("accounts:program_rename", args=[harbour.pk]), {"name": "Harbour House"})
    admin.post(reverse("accounts:site_rename", args=[pier.pk]), {"name": "Pier 2"})
    shown = page(admin, "place_list")
    assert "Harbour House" in shown
    assert "Pier 2" in shown
    assert "America/Halifax" in shown


def test_a_name_used_twice_is_explained(admin, maple):
    answer = admin.post(reverse("accounts:program_new"), {"name": "maple"})
    assert "There is one with this name already." in answer.content.decode()


def test_empty_states_say_how_to_begin(admin, maple):
    assert "No site yet." in page(admin, "place_list")


def test_own_page_changes_name_and_language(client, nadia, sign_in):
    sign_in(nadia)
    answers = {"display_name": "Nadia K.", "language": "fr-ca"}
    answer = client.post(reverse("accounts:own_details"), answers)
    assert answer.cookies["lang"].value == "fr-ca"
    nadia.refresh_from_db()
    assert (nadia.display_name, nadia.language) == ("Nadia K.", "fr-ca")


def test_own_page_tells_where_she_is_signed_in(client, nadia):
    agent = "Mozilla/5.0 (Linux; Android 15) Gecko/20100101 Firefox/146.0"
    client.post("/", {"login": "nadia", "password": PASSWORD}, headers={"user-agent": agent})
    assert "Firefox on Android" in page(client, "own")


def test_home_leads_a_mother_without_a_portal_to_a_plain_page(client, maple):
    kay = actions.open_sign_in(sign_in_name="kay", display_name="Kay", kind="mother", by=SYSTEM)
    client.force_login(kay, backend="beside.accounts.backends.SignInBackend")
    assert client.get(reverse("accounts:home")).status_code in {200, 302}
