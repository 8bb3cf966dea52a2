"""A form that was filled elsewhere: the worker says whose it is; foreign totals stay beside ours."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from beside.foundation.models import AuditEntry
from beside.measures import actions
from beside.measures.models import Administration, Prompt
from beside_instruments import load
from beside_instruments.fhir import questionnaire_response
from tests.beside_instruments.foreign_forms import as_bytes, phq9_questionnaire, phq9_response

from .foreign import quiet, quiet_answers, sent
from .test_bringing import FACTS

pytestmark = pytest.mark.django_db
HOW = {"informant": "mother", "mode": "paper", "language": "en", "on": "2026-09-14"}


@pytest.fixture
def quiet_nights(tmp_path, monkeypatch, house, django_capture_on_commit_callbacks):
    """The questionnaire was brought in before."""
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path / "instruments"))
    facts = {**FACTS, "add_up": True}
    new = actions.NewForm(source=sent(quiet()), filename="quiet.json", **facts)
    with django_capture_on_commit_callbacks(execute=True):
        return actions.bring_form(new, by=house.actor("nadia"))


def _send(browser, client, content, **more):
    files = {"file": SimpleUploadedFile("answers.json", content)} | more
    return browser.post(reverse("measures:bring_answers", args=[client.pk]), files)


def _look(client):
    return reverse("measures:answers_look", args=[client.pk])


def test_answers_of_a_known_form_land_with_the_client_she_chose(browse, kay, quiet_nights):
    """MCS-048: looked at first; the file's own name of the person decides nothing."""
    nadia = browse("nadia")
    assert _send(nadia, kay, sent(quiet_answers(4))).url == _look(kay)
    page = nadia.get(_look(kay)).content.decode()
    assert "K. of the other house" in page and "Here it will stand with Kay" in page
    assert "Did you sleep through?" in page and "The same as in the file" in page
    assert not Administration.objects.exists()
    answer = nadia.post(_look(kay), HOW, follow=True)
    given = Administration.objects.get()
    assert answer.resolver_match.url_name == "result"
    assert (given.subject, given.standing, str(given.local_date)) == (kay, "done", "2026-09-14")
    assert {row.item: row.value for row in given.answers.all()} == {"1": 2, "2": 1, "3": 1, "4": None}
    assert given.scores.get().value == 4 and given.scores.get().elsewhere == 4
    assert "http://example.org/Questionnaire/quiet|7" in answer.content.decode()
    assert AuditEntry.objects.filter(action="measures.answers_brought_in").count() == 1


def test_a_foreign_total_that_differs_is_kept_beside_ours_and_shown(browse, kay):
    """A public PHQ-9 example stores 13 where its answers give 10 (HL7 R4 examples)."""
    nadia = browse("nadia")
    form = SimpleUploadedFile("phq9.json", as_bytes(phq9_questionnaire()))
    response = as_bytes(phq9_response([0, 0, 0, 1, 2, 1, 3, 2, 1], 13))
    _send(nadia, kay, response, form=form, measure="phq9")
    assert "The file says 13" in nadia.get(_look(kay)).content.decode()
    page = nadia.post(_look(kay), HOW, follow=True).content.decode()
    total = Administration.objects.get().scores.get(score="total")
    assert (total.value, total.elsewhere) == (10, 13)
    assert "Worked out elsewhere: 13. From the answers: 10" in page
    assert Prompt.objects.filter(item="9").exists()  # a safety answer asks for a person here too


def test_put_away_keeps_nothing_of_it(browse, kay, quiet_nights):
    nadia = browse("nadia")
    _send(nadia, kay, sent(quiet_answers()))
    assert "Put it away" in nadia.get(_look(kay)).content.decode()
    assert nadia.post(_look(kay), {"_second": "1"}).url == reverse("measures:client", args=[kay.pk])
    assert nadia.get(_look(kay)).url == reverse("measures:bring_answers", args=[kay.pk])
    assert not Administration.objects.exists()


def test_pressing_twice_keeps_it_once_and_the_same_day_is_told(browse, kay, quiet_nights):
    nadia = browse("nadia")
    _send(nadia, kay, sent(quiet_answers()))
    key = nadia.get(_look(kay)).context["form"].once_key
    nadia.post(_look(kay), HOW | {"_once": key})
    nadia.post(_look(kay), HOW | {"_once": key})
    assert Administration.objects.count() == 1
    _send(nadia, kay, sent(quiet_answers()))
    assert "One of the same day is here already" in nadia.get(_look(kay)).content.decode()


def test_what_we_send_comes_back_with_its_kinds_of_no_answer(browse, kay):
    from datetime import UTC, datetime

    form = {"1": 2, "2": None, "3": "declined", "4": 1, "5": 0, "6": 0, "7": 1}
    gad7 = questionnaire_response(
        load("gad7"), form, subject="Patient/1", authored=datetime(2026, 9, 14, tzinfo=UTC)
    )
    nadia = browse("nadia")
    _send(nadia, kay, sent(gad7))
    nadia.post(_look(kay), HOW)
    given = Administration.objects.get()
    assert {row.item: row.value for row in given.answers.all()} == form
    assert given.instrument_version == load("gad7").version


def _spoilt(**changes):
    return sent(quiet_answers() | changes)


BAD = [
    (
        sent(quiet_answers(sleep="always")),
        "Item q.sleep: the answer &#x27;always&#x27; is none of its options",
    ),
    (_spoilt(questionnaire="http://example.org/other"), "http://example.org/other, which is not known here"),
    (_spoilt(questionnaire={"reference": "Questionnaire/1"}), "FHIR STU3"),
    (_spoilt(group={"linkId": "g"}), "DSTU2"),
    (_spoilt(status="entered-in-error"), "entered in error"),
    (_spoilt(status="in-progress"), "not finished there"),
    (_spoilt(authored="last week"), "is not a day"),
    (_spoilt(item=[]), "Nothing is answered"),
    (_spoilt(resourceType="Questionnaire"), "This is a Questionnaire and no QuestionnaireResponse"),
    (json.dumps({"x": "été"}, ensure_ascii=False).encode("latin-1"), "not in UTF-8"),
    (b"not json", "not valid JSON"),
    (b" " * 40_000_000, "larger than 5 MB"),
    (
        _spoilt(
            item=[{"linkId": "q.sleep", "answer": [{"valueCoding": {"code": c}} for c in ("no", "some")]}]
        ),
        "Item q.sleep has 2 answers",
    ),
]


@pytest.mark.parametrize(("content", "says"), BAD, ids=[says[:30] for _, says in BAD])
def test_a_bad_file_is_refused_whole_with_the_item_named(browse, kay, quiet_nights, content, says):
    answer = _send(browse("nadia"), kay, content)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert not Administration.objects.exists()


def test_an_impossible_number_names_its_item(
    browse, kay, tmp_path, monkeypatch, house, django_capture_on_commit_callbacks
):
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path / "instruments"))
    limit = {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 10}
    item = {"linkId": "n", "type": "integer", "text": "How near?", "extension": [limit]}
    new = actions.NewForm(source=sent(quiet(item=[item])), filename="n.json", **{**FACTS, "add_up": False})
    with django_capture_on_commit_callbacks(execute=True):
        actions.bring_form(new, by=house.actor("nadia"))
    answer = _send(browse("nadia"), kay, _spoilt(item=[{"linkId": "n", "answer": [{"valueInteger": 11}]}]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Item n: Item 1: 11 is not possible. Allowed: a whole number from 0 to 10." in page


def test_a_questionnaire_and_its_measure_belong_together(browse, kay):
    answer = _send(browse("nadia"), kay, sent(quiet_answers()), measure="phq9")
    assert answer.status_code == 422 and "say which measure it is" in answer.content.decode()


def test_it_is_not_mixed_with_one_that_is_begun(browse, begun, kay):
    form = SimpleUploadedFile("phq9.json", as_bytes(phq9_questionnaire()))
    nadia = browse("nadia")
    _send(nadia, kay, as_bytes(phq9_response([1] * 9, 9)), form=form, measure="phq9")
    answer = nadia.post(_look(kay), HOW)
    assert answer.status_code == 422 and "begun and not finished" in answer.content.decode()
    assert begun.answers.count() == 0


def test_answers_about_somebody_else_of_the_family_are_not_put_here(browse, family, quiet_nights):
    answer = _send(browse("nadia"), family.child, sent(quiet_answers()))
    assert answer.status_code == 422 and "somebody else of the family" in answer.content.decode()


def test_who_is_not_cleared_for_it_does_not_bring_it_in(browse, house, kay):
    """A measure of the mother's mood is not for an educator who walks with her."""
    from beside.people.actions import add_to_circle

    add_to_circle(kay, house.joelle, program=house.maple, role="educator", by=house.actor("nadia"))
    form = SimpleUploadedFile("phq9.json", as_bytes(phq9_questionnaire()))
    answer = _send(browse("joelle"), kay, as_bytes(phq9_response([1] * 9, 9)), form=form, measure="phq9")
    assert answer.status_code == 422 and "A colleague who may read" in answer.content.decode()


@pytest.mark.parametrize("who", ["lou", "dana", "kofi", "ruth", "samira"])
def test_nobody_else_brings_answers_in(browse, kay, who):
    assert browse(who).get(reverse("measures:bring_answers", args=[kay.pk])).status_code in {403, 404}
    assert browse(who).get(_look(kay)).status_code in {403, 404}
