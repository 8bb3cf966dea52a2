"""Nothing typed is lost: drafts, a change of language, a session about to end, a double press."""

import re

import pytest

from beside.accounts import queries
from beside.foundation.drafts import load_draft
from beside.ui.context import Frame

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
GALLERY = "/ui/gallery/"


@pytest.fixture
def nadia(hire):
    return hire("nadia")


@pytest.fixture
def page(nadia, signed_in_page):
    return signed_in_page(nadia, path=GALLERY)


def given_half_a_sentence(page):
    page.fill("#id_story", "Half a sent")


def test_ux18_the_signed_in_frame_is_sound_on_phone_and_desk(nadia, signed_in_page, axe):
    for width in (320, 1366):
        opened = signed_in_page(nadia, path=GALLERY, width=width)
        assert opened.get_by_role("button", name="Sign out").is_visible()
        axe(opened)


def test_ux39_leaving_a_box_keeps_a_draft_and_it_comes_back(page):
    given_half_a_sentence(page)
    page.focus("#id_name")
    page.get_by_text(re.compile(r"Kept as a draft at \d\d:\d\d")).wait_for()
    page.reload()
    assert page.input_value("#id_story") == "Half a sent"
    assert page.get_by_text("It is not saved yet").is_visible()


def test_ux39_five_seconds_after_typing_a_draft_is_kept(nadia, new_page, signed_in_page):
    page = signed_in_page(nadia)
    page.clock.install()
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + GALLERY)
    given_half_a_sentence(page)
    with page.expect_response(lambda answer: answer.url.endswith("/drafts/")) as kept:
        page.clock.run_for(5100)
    assert kept.value.ok


def test_ux39_closing_the_page_keeps_a_draft(page, nadia, site):
    given_half_a_sentence(page)
    for _visit in range(20):  # the note sent while leaving may arrive a moment after the next page
        page.goto(site + "/healthz")
        page.goto(site + GALLERY)
        if page.input_value("#id_story"):
            break
    assert page.input_value("#id_story") == "Half a sent"
    assert load_draft(queries.actor_for(nadia), "ui.gallery", "")["story"] == ["Half a sent"]


def test_starting_again_forgets_the_draft(page, nadia):
    given_half_a_sentence(page)
    page.focus("#id_name")
    page.get_by_text("Kept as a draft at").wait_for()
    page.reload()
    page.get_by_role("button", name="Start again").click()
    page.wait_for_load_state()
    assert page.input_value("#id_story") == ""
    assert load_draft(queries.actor_for(nadia), "ui.gallery", "") is None


def test_ux14_the_language_changes_in_place_and_what_was_typed_stays(page):
    given_half_a_sentence(page)
    page.get_by_role("button", name="Français").click()
    page.locator("html[lang=fr-ca]").wait_for()
    assert page.url.endswith(GALLERY)
    assert page.input_value("#id_story") == "Half a sent"


def test_ux11_before_the_session_ends_she_is_asked_and_can_stay(nadia, signed_in_page, site):
    page = signed_in_page(nadia)
    page.clock.install()
    page.goto(site + GALLERY)
    dialog = page.locator("#beside-idle")
    page.clock.run_for(12 * 60 * 1000)
    assert not dialog.is_visible()
    page.clock.run_for(70 * 1000)
    assert dialog.is_visible()
    page.get_by_role("button", name="Stay signed in").click()
    dialog.wait_for(state="hidden")


def test_a_double_press_is_sent_once(page, site):
    sent = []
    page.route("**" + GALLERY, lambda route: sent.append(route.request.method) or route.fulfill(body="ok"))
    page.evaluate(
        "() => { const save = [...document.querySelectorAll('form[data-draft-form] button')].find(b => b.textContent === 'Save'); save.click(); save.click() }"
    )
    page.get_by_text("ok", exact=True).wait_for()
    assert sent == ["POST"]


def test_ux35_a_slash_goes_to_the_search_box_from_anywhere(nadia, signed_in_page, monkeypatch):
    monkeypatch.setattr(Frame, "search_url", GALLERY)
    page = signed_in_page(nadia, path=GALLERY)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "beside-search"
    page.fill("#id_name", "")
    page.focus("#id_name")
    page.keyboard.press("/")
    assert page.input_value("#id_name") == "/"
