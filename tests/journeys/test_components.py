"""Every component, looked at in a real browser, in each of its states and at each width."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
STATES = {"as it is": "", "with errors": "?errors=1", "with long words": "?long=1&errors=1"}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", [320, 390, 1366])
def test_ux18_every_component_is_sound_at_every_width(open_page, axe, state, width):
    page = open_page("/ui/gallery/" + STATES[state], width=width)
    axe(page)


@pytest.mark.parametrize("width", [320, 390])
def test_ux20_the_mothers_frame_has_large_targets_and_the_exit_first(open_page, axe, width):
    page = open_page("/ui/gallery/?portal=1&errors=1", width=width)
    axe(page)
    assert page.title() == "Home – Beside"
    page.evaluate("document.activeElement.blur()")
    page.locator(".govuk-skip-link").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Leave this site"


def test_n08_error_pages_name_no_program(open_page, axe):
    page = open_page("/nothing-lives-here/", width=390)
    axe(page)
    assert page.title() == "There is nothing to show here – Beside"


def test_ux22_the_error_summary_takes_focus_and_leads_to_the_field(open_page):
    page = open_page("/ui/gallery/?errors=1")
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    page.get_by_role("link", name="Day – February 2026 has 28 days").click()
    assert page.evaluate("document.activeElement.id") == "id_day_0"


def test_ux19_the_first_tab_stop_skips_to_the_content_and_focus_can_be_seen(open_page):
    page = open_page("/ui/gallery/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Go to the main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_a_whole_date_pasted_into_one_box_fills_three(open_page):
    page = open_page("/ui/gallery/")
    page.evaluate(
        """() => { const data = new DataTransfer(); data.setData('text', '2026-11-26');
        document.querySelector('#id_day_0').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) }"""
    )
    assert [page.input_value(f"#id_day_{part}") for part in range(3)] == ["26", "11", "2026"]


def test_an_answer_opens_its_question_and_without_script_it_is_open(open_page, new_page, site):
    page = open_page("/ui/gallery/")
    assert not page.is_visible("#id_where")
    page.check("#id_kind_0")
    assert page.is_visible("#id_where")
    plain = new_page(javascript=False)
    plain.goto(site + "/ui/gallery/")
    assert plain.is_visible("#id_where")


def test_ux38_one_key_puts_a_starting_sentence_into_the_note(open_page):
    page = open_page("/ui/gallery/")
    page.focus("#id_story")
    page.keyboard.press("Alt+Shift+s")
    assert page.input_value("#id_story") == "What went well: "


def test_ux12_a_serious_step_is_asked_about_in_words(open_page):
    page = open_page("/ui/gallery/")
    page.get_by_role("button", name="Ask first").click()
    dialog = page.get_by_role("dialog")
    assert "This ends the visit for today" in dialog.inner_text()
    dialog.get_by_role("button", name="Go back").click()
    assert page.evaluate("document.activeElement.textContent") == "Ask first"


def test_ux21_text_spacing_loses_nothing(open_page):
    page = open_page("/ui/gallery/", width=320)
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets.push(sheet) }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll('p, h1, h2, label, button, a, td, th, dd, dt')].filter(e => e.checkVisibility()
        && !e.closest('.govuk-visually-hidden') && !e.classList.contains('govuk-skip-link') && getComputedStyle(e).overflow === 'hidden' && e.scrollWidth > e.clientWidth + 1).map(e => e.className)"""
    )
    assert hidden == []


def test_ux43_paper_has_no_frame_and_says_private(open_page):
    page = open_page("/ui/gallery/")
    page.emulate_media(media="print")
    assert not page.is_visible(".beside-header")
    assert not page.is_visible(".beside-filters")
    assert page.is_visible(".beside-print-note")
    assert page.inner_text(".beside-print-note") == "Private"


def test_no_storage_and_no_third_party(open_page, new_page, site):
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + "/ui/gallery/")
    assert all(url.startswith(site) for url in asked)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
