"""Pages of measures as a colleague meets them, without JavaScript."""

from __future__ import annotations

import pytest
from django.urls import reverse

from beside.measures.models import Administration, Prompt

from .conftest import phq9

pytestmark = pytest.mark.django_db


def _url(name, *args):
    return reverse(f"measures:{name}", args=args)


def test_a_measure_is_chosen_begun_typed_and_read_in_words(browse, kay):
    """MCS-019: the whole way on plain pages."""
    nadia = browse("nadia")
    chosen = nadia.get(_url("choose", kay.pk), {"q": "depression"})
    assert "PHQ-9" in chosen.content.decode()
    begin = nadia.get(_url("begin", kay.pk, "phq9"))
    assert begin.status_code == 200
    facts = {"informant": "mother", "mode": "paper", "language": "en"}
    form = begin.context["form"]
    day = form.initial["on"]
    facts |= {"on": day.isoformat(), "_once": form.once_key}
    sheet = nadia.post(_url("begin", kay.pk, "phq9"), facts, follow=True)
    assert sheet.resolver_match.url_name == "sheet", sheet.content.decode()[:2000]
    given = Administration.objects.get()
    done = nadia.post(_url("sheet", given.pk), {f"a_{n}": "1" for n in range(1, 11)}, follow=True)
    page = done.content.decode()
    assert done.resolver_match.url_name == "result"
    assert "9 of 27" in page and "Mild" in page and "sum of 9 of 9 answers" in page
    assert "Who will talk with her today?" in page


@pytest.mark.parametrize("name", ["client", "choose"])
@pytest.mark.parametrize(
    ("who", "status"), [("nadia", 200), ("lou", 403), ("dana", 403), ("kofi", 403), ("ruth", 403)]
)
def test_who_may_open_a_clients_pages(browse, kay, name, who, status):
    """N27, T1: a peer, a manager, another program and an administrator read no measures."""
    answer = browse(who).get(_url(name, kay.pk))
    assert answer.status_code in {status, 404 if status == 403 else status}


def test_a_colleague_outside_the_circle_is_asked_for_a_reason(browse, kay):
    answer = browse("tess").get(_url("client", kay.pk))
    assert answer.status_code == 302 and "reason" in answer.url


def test_an_impossible_answer_names_its_item_and_keeps_what_was_typed(browse, begun):
    answer = browse("nadia").post(_url("sheet", begun.pk), {"a_1": "2", "a_2": "7"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Item 2" in page and "Allowed: 0, 1, 2, 3" in page
    assert begun.answers.count() == 0
    assert 'name="a_1" value="2" data-key="2" checked' in " ".join(page.split())


def test_go_on_later_keeps_the_answers(browse, begun):
    browse("nadia").post(_url("sheet", begun.pk), {"a_1": "2", "a_2": "declined", "later": "1"})
    assert {row.item: row.value for row in begun.answers.all()} == {"1": 2, "2": "declined"}
    begun.refresh_from_db()
    assert begun.standing == "open"


def test_every_answer_is_kept_at_once(browse, begun):
    nadia = browse("nadia")
    assert nadia.post(_url("answer", begun.pk), {"item": "3", "value": "2"}).json()["kept"]
    refused = nadia.post(_url("answer", begun.pk), {"item": "3", "value": "9"})
    assert refused.status_code == 422 and "Item 3" in refused.json()["message"]
    assert begun.answers.get().value == 2


def test_the_safety_prompt_names_who_talks_with_her_and_that_it_was_done(browse, give, kay):
    give(kay, "phq9", phq9(item9=2))
    prompt = Prompt.objects.get()
    nadia = browse("nadia")
    nadia.post(_url("prompt_take", prompt.pk))
    nadia.post(_url("prompt_done", prompt.pk), {"said": "We sat together."})
    prompt.refresh_from_db()
    assert prompt.who_name == "Nadia" and prompt.done_at and prompt.what_was_said == "We sat together."


def test_the_page_of_a_client_shows_chart_table_and_one_sentence(browse, give, kay):
    """MCS-044: two forms are compared only beyond measurement error."""
    give(kay, "phq9", phq9(), days_ago=200)
    give(kay, "phq9", phq9(item1=2), days_ago=20)
    page = browse("nadia").get(_url("client", kay.pk)).content.decode()
    assert "beside-chart__svg" in page and "<table" in page
    assert "we read nothing into it" in page
    assert "waiting list" in page


def test_declining_changes_nothing_else(browse, begun, kay):
    """N20: only the measure is put aside."""
    states = list(kay.enrolments.values_list("states__state", flat=True))
    browse("nadia").post(_url("put_aside", begun.pk), {"standing": "declined", "reason": ""})
    begun.refresh_from_db()
    assert begun.standing == "declined"
    assert list(kay.enrolments.values_list("states__state", flat=True)) == states


def test_another_label_is_not_there(browse, give, kay, house):
    """A measure of the mother's mood is not for an educator who walks with her."""
    from beside.people.actions import add_to_circle

    add_to_circle(kay, house.joelle, program=house.maple, role="educator", by=house.actor("nadia"))
    given = give(kay, "phq9", phq9())
    joelle = browse("joelle")
    assert joelle.get(_url("result", given.pk)).status_code == 404
    page = joelle.get(_url("client", kay.pk))
    assert page.status_code == 200 and "PHQ-9" not in page.content.decode()
