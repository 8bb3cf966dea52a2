"""Words, days and several answers beside the counted ones: typed, said on the tablet, sent in and out, read back."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from django.urls import reverse
from fhir.resources.R4B.bundle import Bundle

from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given
from beside.measures.models import Administration
from beside.measures.rules.refusals import MeasureRefused
from beside_instruments import load

from .foreign import nights, nights_answers, sent
from .test_answers_in import HOW
from .test_bringing import FACTS

pytestmark = pytest.mark.django_db
TOLD = {
    "1": 1,
    "2": "restless",
    "3": "The heating knocked\nuntil four.",
    "4": "2026-09",
    "5": "2026-09-14T03:20:00-04:00",
    "6": 2.5,
    "7": [0, 2],
}


@pytest.fixture
def measure(tmp_path, monkeypatch, house, django_capture_on_commit_callbacks):
    """The questionnaire of those nights, brought in before."""
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path / "instruments"))
    new = actions.NewForm(source=sent(nights()), filename="n.json", **{**FACTS, "key": "nights"})
    with django_capture_on_commit_callbacks(execute=True):
        actions.bring_form(new, by=house.actor("nadia"))
    return load("nights")


@pytest.fixture
def open_one(house, kay, measure):
    facts = {"informant": "mother", "mode": "self", "language": "en", "on": today()}
    return actions.begin(house.maple, kay, Given(instrument="nights", **facts), by=house.actor("nadia"))


def _kept(given):
    return {row.item: row.value for row in given.answers.all()}


def test_every_question_of_it_is_an_item_and_one_is_counted(measure):
    assert [item.answer or ("several" if item.several else item.unit) for item in measure.items] == [
        "",
        "line",
        "text",
        "date",
        "date_time",
        "hours",
        "several",
    ]
    assert [rule.items for rule in measure.scores] == [("1",)]


def test_it_is_typed_without_javascript_finished_and_read_back(browse, open_one):
    """UX-24; each kind on one sheet; words win over a kind of no-answer, ticks come as a list."""
    page = browse("nadia").get(reverse("measures:sheet", args=[open_one.pk])).content.decode()
    assert page.count("<textarea") == 1 and page.count('type="checkbox"') == 3
    assert "year-month-day, such as 2026-04-30" in page and "more than one may be chosen" in page
    form = {"a_1": "1", "a_2": "restless", "n_2": "declined", "a_3": "", "n_3": "declined"}
    form |= {"a_4": "2026-09", "a_5": "2026-09-14 03:20", "a_6": "2,5", "a_7": ["", "0", "2"]}
    done = browse("nadia").post(reverse("measures:sheet", args=[open_one.pk]), form, follow=True)
    assert _kept(open_one) == TOLD | {"3": "declined", "5": "2026-09-14T03:20"}
    said = done.content.decode()
    assert "restless" in said and "2026-09-14 03:20" in said and "2.5 hours" in said
    assert "0 – Not so far<br>2 – Most nights" in said and "Rather not" in said
    assert open_one.scores.get().value == 1  # of the one counted answer


@pytest.mark.parametrize(
    ("item", "value", "says"),
    [
        ("2", "x" * 31, "Item 2: the answer has 31 signs. Allowed: words, at most 30 signs."),
        ("4", "soon", "Item 4: &#x27;soon&#x27; is not possible. Allowed: a day as 2026-04-30"),
        ("7", "5", "Item 7: [&#x27;5&#x27;] holds &#x27;5&#x27;, which is not an allowed answer"),
    ],
)
def test_what_cannot_be_kept_names_its_item_and_stays_typed(browse, open_one, item, value, says):
    answer = browse("nadia").post(
        reverse("measures:sheet", args=[open_one.pk]), {"a_1": "2", f"a_{item}": value}
    )
    assert answer.status_code == 422 and says in answer.content.decode()
    assert item == "7" or value in answer.content.decode()
    assert _kept(open_one) == {}  # all or nothing


def test_each_is_kept_at_once_as_it_is_typed(browse, open_one):
    url = reverse("measures:answer", args=[open_one.pk])
    for item, value in {"3": "Two\nlines", "7": "2,0", "4": "2026-09-01"}.items():
        assert browse("nadia").post(url, {"item": item, "value": value}).json()["kept"]
    assert _kept(open_one) == {"3": "Two\nlines", "7": [2, 0], "4": "2026-09-01"}
    browse("nadia").post(url, {"item": "7", "value": ""})
    assert _kept(open_one)["7"] is None


def test_she_says_it_herself_on_the_tablet(house, open_one):
    """BTC-031: a box for words, ticks for several; a day that cannot be is given back as she wrote it."""
    code = actions.open_tablet(open_one, has_wording=True, by=house.actor("nadia"))
    tablet = Browser()
    tablet.post(reverse("measures:code"), {"code": code})
    ask = {n: reverse("measures:tablet_question", args=[n]) for n in range(1, 8)}
    assert "In your own words" in tablet.get(ask[2]).content.decode()
    tablet.post(ask[1], {"answer": "1"})
    tablet.post(ask[2], {"answer": "restless"})
    tablet.post(ask[3], {"answer": ""})  # left empty, and on to the next
    again = tablet.post(ask[4], {"answer": "in autumn"}).content.decode()
    assert "Write the day as it is shown above the box" in again and 'value="in autumn"' in again
    tablet.post(ask[4], {"skip": "1"})
    assert "You can choose more than one" in tablet.get(ask[7]).content.decode()
    tablet.post(ask[7], {"answer": ["0", "2"]})
    assert tablet.get(ask[7]).content.decode().count(" checked") == 2
    assert _kept(open_one) == {"1": 1, "2": "restless", "3": None, "4": "declined", "7": [0, 2]}


def test_it_comes_in_filled_and_goes_out_again(browse, kay, measure):
    """MCS-048: every kind arrives, is shown before it is kept, and leaves as R4 models accept it."""
    nadia, look = browse("nadia"), reverse("measures:answers_look", args=[kay.pk])
    file = SimpleUploadedFile("answers.json", sent(nights_answers()))
    nadia.post(reverse("measures:bring_answers", args=[kay.pk]), {"file": file})
    page = nadia.get(look).content.decode()
    assert "The heating knocked<br>until four." in page and "2.5 hours" in page
    nadia.post(look, HOW)
    assert _kept(Administration.objects.get()) == TOLD
    why = {"because": "she_asked", "to_whom": "herself", "note": ""}
    out = nadia.post(reverse("measures:export", args=[kay.pk]), why).content
    Bundle.model_validate_json(out)
    answers = {i["linkId"]: i["answer"] for i in json.loads(out)["entry"][1]["resource"]["item"]}
    assert answers["3"] == [{"valueString": TOLD["3"]}] and len(answers["7"]) == 2
    assert answers["6"] == [{"valueQuantity": {"value": 2.5, "unit": "hours"}}]


def test_her_words_are_sealed_where_they_lie(house, open_one):
    """T14."""
    actions.give_answers(open_one, {"3": "a planted sentence"}, by=house.actor("nadia"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM measures_answer")
        stored = b"".join(bytes(row[0]) for row in cursor.fetchall())
    assert b"planted" not in stored and len(stored) > 20


def test_words_are_never_asked_without_a_name(house, tmp_path, monkeypatch, measure):
    """BTC-084: her own words would tell whose form it is."""
    path = tmp_path / "instruments" / "nights" / "1.yaml"
    path.write_text(path.read_text().replace("target: mother", "target: program"))
    with pytest.raises(MeasureRefused, match="could tell whose form it is"):
        actions.begin_round(house.maple, "nights", by=house.actor("nadia"))
