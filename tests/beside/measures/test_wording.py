"""Wording packs: whole or nothing, with the right to use them, kept here."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from beside.measures.models import WordingPack
from beside_instruments import load

pytestmark = pytest.mark.django_db
FACTS = {"language": "en", "licence_note": "Free to use", "approver": "Helen", "validation": ""}


def _csv(key="gad7", leave_out=""):
    """Invented words for every item: nothing official is in this repository."""
    rows = ["kind,item,value,text"]
    rows += [
        f"item,{item.id},,Made-up question {item.id}" for item in load(key).items if item.id != leave_out
    ]
    return "\n".join(rows).encode()


def _load(browser, content, name="words.csv", key="gad7", **facts):
    file = SimpleUploadedFile(name, content)
    return browser.post(reverse("measures:instrument", args=[key]), {**FACTS, **facts, "file": file})


def test_words_are_loaded_and_shown_and_a_newer_pack_takes_over(browse, house):
    nadia = browse("nadia")
    assert _load(nadia, _csv()).status_code == 302
    assert _load(nadia, _csv().replace(b"Made-up", b"Newer")).status_code == 302
    old, new = WordingPack.objects.order_by("number")
    assert (old.number, new.number) == (1, 2) and old.ended_at and not new.ended_at
    page = nadia.get(reverse("measures:instrument", args=["gad7"])).content.decode()
    assert "approved by Helen" in page and "in use" in page
    nadia.post(reverse("measures:wording_end", args=[new.pk]))
    assert not WordingPack.objects.filter(ended_at__isnull=True).exists()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (_csv(leave_out="3"), "words.csv", "Item 3 has no words"),
        (_csv() + b"\nitem,77,,Too much", "words.csv", "no item of this number"),
        ("kind,item,value,text\nitem,1,,été".encode("latin-1"), "words.csv", "UTF-8"),
        (json.dumps({"resourceType": "Patient"}).encode(), "words.json", "Questionnaire"),
        (b"{" * 20, "words.json", "JSON"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_whole_with_the_reason(browse, content, name, says):
    answer = _load(browse("nadia"), content, name)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not WordingPack.objects.exists()


def test_a_file_of_40_megabytes_is_refused_calmly(browse):
    answer = _load(browse("nadia"), b"x" * (40 * 1024 * 1024), "words.json")
    assert answer.status_code == 422 and "larger than 5 MB" in answer.content.decode()


def test_without_licence_or_approver_nothing_is_loaded(browse):
    assert _load(browse("nadia"), _csv(), licence_note="").status_code == 422
    assert _load(browse("nadia"), _csv(), approver="").status_code == 422
    assert not WordingPack.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("ruth", 200), ("nadia", 200), ("lou", 403), ("dana", 403), ("samira", 403)]
)
def test_who_looks_after_wording(browse, who, status):
    assert browse(who).get(reverse("measures:instrument", args=["gad7"])).status_code == status
    assert browse(who).get(reverse("measures:library")).status_code == status


def test_a_measure_of_totals_takes_no_wording(browse):
    page = browse("nadia").get(reverse("measures:instrument", args=["psi4sf"])).content.decode()
    assert "Load official wording" not in page


def test_an_export_never_carries_the_words(browse, house, kay, give):
    """N23: wording stays in the installation."""
    from beside.foundation.clock import now
    from beside.measures.presenters.fhir import bundle
    from beside.measures.queries.given import given_with_answers

    _load(browse("nadia"), _csv())
    give(kay, "gad7", dict.fromkeys("1234567", 2))
    given = given_with_answers(house.actor("nadia"), kay)
    sent = json.dumps(bundle(kay, given, now()))
    assert "QuestionnaireResponse" in sent and "Observation" in sent
    assert "Made-up question" not in sent and "Kay" not in sent
