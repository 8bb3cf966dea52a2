"""A shared device, a curious network: a worker's day leaves nothing in the browser and asks nobody else."""

from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
STORED = """async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(one => one.name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


@pytest.fixture
def page(hire, signed_in_page):
    """Nadia at her desk, with every address her browser asks for."""
    opened = signed_in_page(hire("nadia"), path="/")
    opened.asked = []
    opened.answers = []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("response", lambda answer: opened.answers.append(answer))
    return opened


def when_she_registers_a_mother(page, site):
    page.goto(site + "/desk/people/new/")
    page.locator("[name='called']").fill("Sparrow")
    with page.expect_navigation(wait_until="load"):
        page.locator("[name='called']").press("Enter")
    page.get_by_role("heading", level=1, name="Sparrow").wait_for()
    page.goto(site + "/")


def then_the_browser_keeps_nothing(page):
    assert page.evaluate(STORED) == {
        "local": [],
        "session": [],
        "caches": [],
        "databases": [],
        "workers": 0,
    }


def test_t10_a_flow_leaves_nothing_in_the_browser_and_asks_only_our_own_origin(page, site):
    """Trust criterion 33."""
    when_she_registers_a_mother(page, site)
    then_the_browser_keeps_nothing(page)
    assert {urlsplit(url).netloc for url in page.asked} == {urlsplit(site).netloc}


def test_t4_every_page_she_saw_may_not_be_stored(page, site):
    """Trust criterion 33: Back on a shared device shows no content."""
    when_she_registers_a_mother(page, site)
    pages = [a for a in page.answers if a.headers.get("content-type", "").startswith("text/html")]
    assert len(pages) >= 3
    assert all("no-store" in answer.headers.get("cache-control", "") for answer in pages)
